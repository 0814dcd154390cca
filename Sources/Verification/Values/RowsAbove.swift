import Base
import Evidence

/// What rows of a table say by rows above them (`fill_down:`), found again from the file by this side's own
/// reading: the cells of each row in turn, and what the last ones that were not blank said.
///
/// Which rows have too few or too many cells, this side does not know: the importer refuses those, and the rows
/// below them until a filled cell comes. So where it refused a row, the row's bytes alone are right as well.
struct RowsAbove {
  private enum Above {
    case nothing, unknown
    case said([UInt8])
  }

  private let names: [[UInt8]]
  private var above: [Above]

  /// - Parameter names: of the mapping, in its order.
  init(_ names: [String]) {
    self.names = names.map { Array($0.utf8) }
    above = names.map { _ in .nothing }
  }

  var isEmpty: Bool { names.isEmpty }

  /// A row that does not parse: a new group may begin in it.
  mutating func meetFaulted() { for column in above.indices { above[column] = .unknown } }

  /// - Returns: the row with what it has from above, as its record has it; nil: it has nothing.
  mutating func meet(_ cells: SourceCells, _ raw: Span<UInt8>) -> [UInt8]? {
    var whole: [UInt8] = []
    for (column, name) in names.enumerated() {
      guard let number = cells.kinds.numbers(ofKind: 0)[name] else { continue }
      let cell = cells.first(row: 0, column: number)
      let own = cell < 0 ? [] : Array(cells.bytes[cells.cells[cell].range])
      if !Self.isBlank(own) {
        above[column] = own.count > InheritedCells.longest ? .unknown : .said(own)
      } else if case .said(let value) = above[column] {
        InheritedCells.append(column: name, value: value, to: &whole)
      }
    }
    guard !whole.isEmpty else { return nil }
    InheritedCells.end(&whole)
    raw.withUnsafeBufferPointer { whole.append(contentsOf: $0) }
    return whole
  }

  /// A cell that says nothing.
  static func isBlank(_ cell: [UInt8]) -> Bool {
    String(decoding: cell, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.value <= 0x20 || ["\u{A0}", "\u{3000}", "\u{200B}", "\u{FEFF}"].contains($0)
    }
  }
}
