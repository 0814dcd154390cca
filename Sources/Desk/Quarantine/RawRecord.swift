import Base
import Mapping
import Model
import Run
import Store

/// One record taken apart again from its raw bytes, as the importer did when it came.
struct RawRecord {
  let mapping: CompiledMapping
  let batch: RecordBatch

  /// - Returns: nil when the raw bytes are not one record.
  init?(raw: [UInt8], line: Int, _ shape: FileShape, _ mapping: CompiledMapping) throws {
    guard mapping.file.reads != .csv || shape.columns != nil else { return nil }
    let file = try ReplayFile(raws: [raw], lines: [line], shape, mapping)
    let batch = RecordBatch()
    guard try file.open(displayPath: shape.path).read(into: batch), batch.rootCount == 1 else { return nil }
    self.mapping = mapping
    self.batch = batch
  }

  /// A cell by the number of its child record (0: the record itself) and its column.
  struct Cell: Equatable {
    var child: Int
    var column: String
    /// As quarantine and mappings name it: with the child's path.
    var path: String
    /// Empty when the cell says nothing.
    var text: String
  }

  /// The cells of a column, by its name from the record on: one, or one for each
  /// child. A column that this record does not have counts when the mapping reads it.
  func cells(_ name: String) -> [Cell] {
    var cells: [Cell] = []
    for at in 0..<batch.count {
      let kind = batch.layout.kinds[batch.kind(at)]
      guard let path = ColumnPath(name: name, kind: kind.path, mapping.file.reads) else { continue }
      let column = path.column
      if let number = kind.columns.firstIndex(of: column) {
        cells.append(Cell(child: at, column: column, path: name, text: batch.text(at, number) ?? ""))
      } else if reads(column, kind: batch.kind(at)) {
        cells.append(Cell(child: at, column: column, path: name, text: ""))
      }
    }
    return cells
  }

  private func reads(_ column: String, kind: Int) -> Bool {
    guard mapping.file.reads != .csv else { return false }
    let layout = batch.layout.adding([(kind, column)])
    guard let bound = try? mapping.bind(layout) else { return false }
    return bound.fate(kind: kind, column: layout.kinds[kind].columns.count - 1) == .mapped
  }

  /// What the mapping makes of it, with some cells saying something else.
  func land(
    _ corrections: [Correction], issues: inout [RecordIssue], into writer: inout LandedWriter
  ) throws(ShapeError) -> LandingOutcome {
    let layout = batch.layout.adding(corrections.map { (batch.kind($0.child), $0.column) })
    let fixed = RecordBatch()
    fixed.copy(batch, 0, layout: layout) { child, column in
      corrections.last { $0.child == child && $0.column == column }?.value
    }
    return try mapping.bind(layout).land(fixed, 0, into: &writer, issues: &issues)
  }
}

extension String {
  /// What follows a beginning; nil when it begins otherwise.
  func dropping(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
