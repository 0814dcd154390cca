import Testing

@testable import Base

struct InheritedCellsTests {
  private func read(_ text: String) -> (own: String, cells: [String]) {
    let raw = Array(text.utf8)
    var cells: [String] = []
    let start = InheritedCells.read(raw.span) {
      cells.append("\(String(decoding: raw[$0], as: UTF8.self))=\(String(decoding: raw[$1], as: UTF8.self))")
    }
    return (String(decoding: raw[start...], as: UTF8.self), cells)
  }

  @Test func whatIsWrittenIsRead() {
    var raw: [UInt8] = []
    InheritedCells.append(column: "仓".utf8, value: "一号".utf8, to: &raw)
    InheritedCells.append(column: "架".utf8, value: "A\n\"1\"".utf8, to: &raw)
    InheritedCells.end(&raw)
    raw += Array(",,螺母".utf8)
    let found = read(String(decoding: raw, as: UTF8.self))
    #expect(found.own == ",,螺母" && found.cells == ["仓=一号", "架=A\n\"1\""])
  }

  /// All bytes are a row's own, but where they are whole.
  @Test(arguments: ["", "a,b", "a\0b", "\0", "\0a", "\0a\0b", "\0a\0b\0", "\0\0a", "\0a\0b\0c"])
  func otherBytesAreTheRows(_ text: String) {
    let found = read(text)
    #expect(found.own == text && found.cells.isEmpty)
  }
}
