import Base
import Evidence
import Testing

@testable import Verification

/// The verifier fills down by its own reading.
struct RowsAboveTests {
  private let cells: SourceCells
  private let reader: CSVRecordCells

  init() {
    let kinds = CellKinds()
    let columns: [Int?] = ["仓", "架", "件"].map { kinds.column(Array($0.utf8).span, ofKind: 0) }
    cells = SourceCells(kinds: kinds)
    reader = CSVRecordCells(CSVDialect(delimiter: UInt8(ascii: ",")), columns: columns)
  }

  private func read(_ raw: [UInt8]) -> [String]? {
    cells.removeAll()
    guard reader.read(raw.span, into: cells) else { return nil }
    return (0..<3).map { cells.first(row: 0, column: $0) }.map { $0 < 0 ? "" : cells.text($0) }
  }

  /// The cells of each row as its record has them; nil: it cannot be read.
  private func fill(_ rows: [String], _ names: [String] = ["仓", "架"]) -> [[String]?] {
    var above = RowsAbove(names)
    return rows.map { row in
      let raw = Array(row.utf8)
      guard let own = read(raw) else {
        above.meetFaulted()
        return nil
      }
      guard let whole = above.meet(cells, raw.span) else { return own }
      return read(whole)
    }
  }

  @Test func theNearestFilledCellOfEachColumn() {
    #expect(
      fill(["一号,A,螺母", ",,螺栓\r\n", " ,B,垫片", "二号,\u{3000},\"销, 钉\"", ",-,键", ",,轴"])
        == [
          ["一号", "A", "螺母"], ["一号", "A", "螺栓"], ["一号", "B", "垫片"], ["二号", "B", "销, 钉"], ["二号", "-", "键"],
          ["二号", "-", "轴"],
        ])
    #expect(fill(["一号,A,螺母", ",,螺栓"], ["架"])[1] == ["", "A", "螺栓"])
    #expect(fill([",,螺母", "一号,,螺栓", "x"]) == [["", "", "螺母"], ["一号", "", "螺栓"], ["x", "", ""]])
  }

  @Test func aRowThatCannotBeReadEndsThem() {
    #expect(
      fill(["一号,A,螺母", "\"二\"号,,螺栓", ",,垫片", "三号,,销", ",,键"])
        == [["一号", "A", "螺母"], nil, ["", "", "垫片"], ["三号", "", "销"], ["三号", "", "键"]])
  }

  /// Both sides write the same bytes.
  @Test func theBytesAreThoseOfTheImporter() {
    var above = RowsAbove(["仓", "架"])
    _ = read(Array("一号,A,螺母".utf8))
    #expect(above.meet(cells, Array("一号,A,螺母".utf8).span) == nil)
    let row = Array(",,螺栓".utf8)
    _ = read(row)
    #expect(above.meet(cells, row.span) == Array("\0仓\0一号\0架\0A\0\0,,螺栓".utf8))
  }
}
