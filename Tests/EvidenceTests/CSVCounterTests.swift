import Testing

@testable import Evidence

struct CSVCounterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var delimiter: Character = ","
    var topRows = 1
    var footerRows = 0
    var rows: Int
    var records: Int
    var filled: Int
    var blank = 0
    var faulted = 0
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "plain", text: "a,b\n1,2\n3,\n", rows: 3, records: 2, filled: 3),
    Case(name: "no final line end", text: "a,b\r\n1,2\r\n3,4", rows: 3, records: 2, filled: 4),
    Case(name: "carriage returns only", text: "a,b\r1,2\r\r3,4\r", rows: 4, records: 2, filled: 4, blank: 1),
    Case(
      name: "null characters", text: "a,b\n1,\"x\n\u{0}y\"\n\u{0},\n3,4\n", rows: 4, records: 3, filled: 2,
      faulted: 2),
    Case(name: "header only", text: "a,b\n", rows: 1, records: 0, filled: 0),
    Case(name: "empty file", text: "", rows: 0, records: 0, filled: 0),
    Case(name: "byte order mark", text: "\u{FEFF}\"a\",b\n1,2\n", rows: 2, records: 1, filled: 2),
    Case(
      name: "quoted line ends and delimiters", text: "a,b\n\"x,\r\ny\",\"\"\"\"\n\"\",z\n", rows: 3,
      records: 2,
      filled: 3),
    Case(name: "quote inside a cell", text: "a,b\n=\"007\",5\" pipe\n", rows: 2, records: 1, filled: 2),
    Case(name: "blanks behind a quote", text: "a,b\n\"x\" \t,y\n", rows: 2, records: 1, filled: 2),
    Case(name: "cells of blanks are filled", text: "a,b\n ,x\n", rows: 2, records: 1, filled: 2),
    Case(
      name: "rows of blanks are blank", text: "a,b\n ,\" \t\"\n1,2\n", rows: 3, records: 1, filled: 2,
      blank: 1),
    Case(
      name: "preamble, blank rows and a footer",
      text: "客户表\n\n编号,名称\n1,甲\n,,,\n\n2,乙\n合计,2\n\n", topRows: 3, footerRows: 1, rows: 9, records: 2,
      filled: 4, blank: 4),
    Case(
      name: "separator line", text: "sep=;\na;b\n1;2\n", delimiter: ";", topRows: 2, rows: 3, records: 1,
      filled: 2),
    Case(
      name: "text after a quote", text: "a,b\n\"x\"y,1\n2,3\n", rows: 3, records: 2, filled: 2, faulted: 1),
    Case(
      name: "quote closed lines later", text: "a,b\n\"x,1\n2,3\n4,\"5\n6,7\n", rows: 5, records: 4, filled: 4,
      faulted: 2),
    Case(
      name: "quote never closed", text: "a,b\n1,\"2\n3,4\n5,6", rows: 4, records: 3, filled: 4, faulted: 1),
    Case(name: "ends in a delimiter", text: "a,b\n1,", rows: 2, records: 1, filled: 1),
  ]

  @Test(arguments: cases)
  func counts(_ example: Case) throws {
    let shape = CSVShape(
      delimiter: example.delimiter.asciiValue ?? 0, topRows: example.topRows, footerRows: example.footerRows)
    for size in pieceSizes {
      let source = MemoryBytes(Array(example.text.utf8), size: size)
      let found = try CSVCounter(shape: shape).count(source)
      #expect(found.rows == example.rows, "pieces of \(size)")
      #expect(found.records == example.records, "pieces of \(size)")
      #expect(found.filledCells == example.filled, "pieces of \(size)")
      #expect(found.faultedRecords == example.faulted, "pieces of \(size)")
      if example.blank > 0 { #expect(found.blankRows == example.blank, "pieces of \(size)") }
    }
  }

  @Test func cellsOfFaultedRowsAreCountedApart() throws {
    let source = MemoryBytes(Array("a,b\n\"x\"y,1,\n2,3\n".utf8), size: 3)
    let found = try CSVCounter(shape: CSVShape(delimiter: 0x2C, topRows: 1)).count(source)
    #expect(found.faultedCells == 2)
    #expect(found.filledCells == 2)
  }

  @Test func cellsBeyondTheHeaderAndFootersAmongTheRecords() throws {
    var shape = CSVShape(delimiter: 0x2C, headerRow: 1)
    shape.footerRowNumbers = [3]
    for size in pieceSizes {
      let source = MemoryBytes(Array("a,b\n1,2,x,,\"y\"\n小计,1\n3,4\n".utf8), size: size)
      let found = try CSVCounter(shape: shape).count(source)
      #expect(found.records == 2)
      #expect(found.filledCells == 4)
      #expect(found.cellsBeyond == 2)
    }
  }

  @Test func withoutAHeaderTheWidthIsGiven() throws {
    for top in ["", "SEP=,\n", "\"sep=,\"\r\n"] {
      let source = MemoryBytes(Array((top + "1,2,x\n3,,\n").utf8), size: 3)
      let shape = CSVShape(delimiter: 0x2C, headerRow: nil, width: 2)
      let found = try CSVCounter(shape: shape).count(source)
      #expect(found.records == 2)
      #expect(found.filledCells == 3)
      #expect(found.cellsBeyond == 1)
    }
  }

  @Test(arguments: 1...40)
  func agreesWithTheGenerator(seed: Int) throws {
    var numbers = SeededNumbers(state: UInt64(seed))
    let pieces = ["甲", "x", "12345678", " ", "安和科技有限公司", "a longer run of text"]
    let ends = ["\n", "\r\n", "\r"]
    let end = ends[seed % 3]
    var text = "a,b,c,d,e" + end
    var records = 0
    var blank = 0
    var filled = 0
    for _ in 0..<60 {
      var cells: [String] = []
      var isBlank = true
      var rowFilled = 0
      for _ in 0..<Int.random(in: 1...5, using: &numbers) {
        var cell = ""
        for _ in 0..<Int.random(in: 0...3, using: &numbers) {
          cell += pieces.randomElement(using: &numbers) ?? ""
        }
        let isQuoted = Bool.random(using: &numbers)
        if isQuoted {
          for extra in [",", "\n", "\r\n", "\""] where Int.random(in: 0...3, using: &numbers) == 0 {
            cell += extra
          }
        }
        if !cell.isEmpty { rowFilled += 1 }
        if cell.contains(where: { $0 != " " }) { isBlank = false }
        cells.append(isQuoted ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell)
      }
      if isBlank {
        blank += 1
      } else {
        records += 1
        filled += rowFilled
      }
      text += cells.joined(separator: ",") + end
    }
    for size in [1, 2, 3, 7, 64, 100_000] {
      let source = MemoryBytes(Array(text.utf8), size: size)
      let found = try CSVCounter(shape: CSVShape(delimiter: 0x2C, topRows: 1)).count(source)
      #expect(found.records == records)
      #expect(found.blankRowsBelow == blank)
      #expect(found.filledCells == filled)
      #expect(found.faultedRecords == 0)
      #expect(found.rows == records + blank + 1)
    }
  }
}
