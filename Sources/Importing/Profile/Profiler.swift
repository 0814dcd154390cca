import Base

/// Reads a file to its end and says what it is and holds; memory does not grow with its size.
public enum Profiler {
  public static func profile(
    _ reader: any RecordReader, options: ProfileOptions
  ) throws(ImportError) -> FileProfile {
    var scanner = DamageScanner()
    var kinds: [KindProfiler] = []
    var unreadable: [FileProfile.Unreadable] = []
    let batch = RecordBatch()
    while try reader.read(into: batch) {
      scanner.scan(batch)
      for record in 0..<batch.count where batch[record].fault != .none {
        let code = batch[record].fault.code
        if let at = unreadable.firstIndex(where: { $0.code == code }) {
          unreadable[at].count += 1
        } else {
          unreadable.append(.init(code: code, count: 1, firstLine: Int(batch[record].line)))
        }
      }
      for (index, kind) in batch.layout.kinds.enumerated() {
        if index == kinds.count { kinds.append(KindProfiler(path: kind.path)) }
        kinds[index].add(batch, kind: index, columns: kind.columns, options)
      }
    }
    for (index, kind) in reader.layout.kinds.enumerated() {
      if index == kinds.count { kinds.append(KindProfiler(path: kind.path)) }
      kinds[index].adopt(kind.columns, options)
    }
    return FileProfile(
      facts: reader.facts.judgedAlone, kinds: kinds.map { $0.summary(options) },
      damage: merge(scanner.findings, kinds), unreadable: unreadable)
  }

  /// All findings in the order of the layout; one finding per column and code.
  private static func merge(_ scanned: [DamageFinding], _ kinds: [KindProfiler]) -> [DamageFinding] {
    var list: [DamageFinding] = []
    for kind in kinds {
      for column in kind.columns {
        var here = scanned.filter { $0.kind == kind.path && $0.column == column.name }
        for finding in column.damage(kind: kind.path) {
          if let index = here.firstIndex(where: { $0.code == finding.code }) {
            here[index].count += finding.count
            here[index].firstLine = min(here[index].firstLine, finding.firstLine)
          } else {
            here.append(finding)
          }
        }
        list += here
      }
      if kind.shifts.rows.count > 0 {
        list.append(
          DamageFinding(
            kind: kind.path, column: "", .shifted, count: kind.shifts.rows.count,
            firstLine: kind.shifts.rows.firstLine))
      }
    }
    return list
  }
}

/// The records of one kind, column by column.
final class KindProfiler {
  let path: String
  private(set) var columns: [ColumnProfiler] = []
  private(set) var shifts = ShiftDetector()
  private var records = 0
  private var rows: [Int] = []
  private var types: [ValueType] = []

  init(path: String) { self.path = path }

  func adopt(_ names: [String], _ options: ProfileOptions) {
    for name in names.dropFirst(columns.count) {
      columns.append(ColumnProfiler(name: name, exampleCount: options.exampleCount))
    }
  }

  func add(_ batch: RecordBatch, kind: Int, columns names: [String], _ options: ProfileOptions) {
    adopt(names, options)
    rows.removeAll(keepingCapacity: true)
    for record in 0..<batch.count where Int(batch[record].kind) == kind { rows.append(record) }
    guard !rows.isEmpty else { return }
    records += rows.count
    let width = columns.count
    if types.count < rows.count * width {
      types = [ValueType](repeating: .empty, count: rows.count * width)
    }
    // Column by column: one column's counts stay in the cache.
    let table = CellShape.table
    for (index, column) in columns.enumerated() {
      let marks = table.span
      for (row, record) in rows.enumerated() {
        let slot = batch.slot(record, index)
        let line = batch[record].line
        types[row * width + index] = batch.withBytes(slot) { column.add($0, slot.state, marks, line: line) }
      }
    }
    detectShifts(batch, width)
  }

  private func detectShifts(_ batch: RecordBatch, _ width: Int) {
    guard width >= 3 else { return }
    if !shifts.isTrained { shifts.train(columns.map(\.type)) }
    let all = types
    for (row, record) in rows.enumerated() {
      shifts.add(all.span.extracting(row * width..<(row + 1) * width), line: batch[record].line)
    }
  }

  func summary(_ options: ProfileOptions) -> FileProfile.Kind {
    FileProfile.Kind(
      path: path, records: records,
      columns: columns.map { $0.column(records: records, showValues: options.showValues) })
  }
}
