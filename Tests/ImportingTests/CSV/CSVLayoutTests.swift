import Base
import Testing

@testable import Importing

/// What stands round the records: dialect, header, blank rows, footers.
@Suite struct CSVLayoutTests {
  @Test(arguments: [",", ";", "\t", "|"])
  func theDelimiterIsFound(_ delimiter: String) throws {
    let rows = [["编号", "公司,名;称", "备注"], ["1", "安和", "a,b"], ["2", "明达;x", ""]]
    let text = rows.map { $0.map { "\"\($0)\"" }.joined(separator: delimiter) }.joined(separator: "\n")
    let file = try ReadFile.csv(text)
    #expect(file.facts.delimiter == delimiter.utf8.first)
    #expect(file.rows == [["1", "安和", "a,b"], ["2", "明达;x", ""]])
  }

  @Test func aDelimiterMayBeGiven() throws {
    let file = try ReadFile.csv("a;b,c\n1;2,3\n") { $0.delimiter = UInt8(ascii: ";") }
    #expect(file.columns == ["a", "b,c"])
  }

  @Test func aSepLine() throws {
    let file = try ReadFile.csv("sep=;\r\na;b,c\r\n1;2,3\r\n")
    #expect(file.columns == ["a", "b,c"])
    #expect(file.rows == [["1", "2,3"]])
    #expect(file.facts.preambleRows == 1)
    #expect(file.facts.headerRow == 2)
  }

  /// The trail bytes of GBK include `|`: only decoded text may be cut at it.
  @Test func gbkWithBars() throws {
    let text = "编号|公司|城市\n1|縷縷|上海\n"  // 縷 is BF7C in Big5; GBK has such codes too
    let bytes = encode(text, "GBK") + encode("2|", "GBK") + [0x81, 0x7C] + Array("|x\n".utf8)
    let file = try ReadFile.csv(bytes)
    #expect(file.facts.encoding == "gb18030")
    #expect(file.records.count == 2)
    #expect(file.faults == [.none, .none])
    #expect(file.rows[1].count == 3)
  }

  @Test func utf16WithTabsNamedCSV() throws {
    let file = try ReadFile.csv(encode("\u{FEFF}编号\t公司\r\n1\t安和\r\n", "UTF-16LE"))
    #expect(file.columns == ["编号", "公司"])
    #expect(file.rows == [["1", "安和"]])
    #expect(file.facts.encoding == "utf-16le")
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func lineEnds(_ end: String) throws {
    let file = try ReadFile.csv(["a,b", "1,2", "", "3,4"].joined(separator: end))
    #expect(file.rows == [["1", "2"], ["3", "4"]])
    #expect(file.records.map(\.line) == [2, 4])
    #expect(file.records.map(\.offset) == [3 + end.utf8.count, 6 + 3 * end.utf8.count])
    #expect(file.facts.blankRows == 1)
    #expect(file.facts.physicalRows == 4)
  }

  @Test func blankRowsAreCounted() throws {
    let file = try ReadFile.csv(
      "a,b,c\n\n,,\n1,2,3\n , ,\t\n\"\",\"\",\n" + String(repeating: ",,\n", count: 5000))
    #expect(file.records.count == 1)
    #expect(file.facts.blankRows == 5004)
    balance(file)
  }

  /// A quoted delimiter is no blank.
  @Test func aQuotedDelimiterIsACell() throws {
    let file = try ReadFile.csv("a,b\n\",\",\n")
    #expect(file.rows == [[",", ""]])
  }

  @Test func titleAndNotesAboveTheHeader() throws {
    let file = try ReadFile.csv(
      """
      客户线索导出表,,,,
      导出人：王芳,导出时间：2026-11-01 09:00,,,
      共3笔记录

      编号,公司,联系人,手机,金额
      L1,安和科技,张三,13800000001,100
      L2,明达,李四,13800000002,200
      L3,云图,王五,13800000003,300
      合计,,,,600
      制表人：赵六,,,审核：,
      """)
    #expect(file.columns == ["编号", "公司", "联系人", "手机", "金额"])
    #expect(file.facts.headerRow == 5)
    #expect(file.facts.preambleRows == 3)
    #expect(file.facts.blankRows == 1)
    #expect(file.facts.footerRows == 2)
    #expect(file.facts.declaredRecords == 3)
    #expect(file.warningCodes.isEmpty)
    #expect(file.rows.map(\.first) == ["L1", "L2", "L3"])
    balance(file)
  }

  @Test func aHeaderRowMayBeGiven() throws {
    let file = try ReadFile.csv("x,y,z\n\na,b,c\n1,2,3\n") { $0.headerRow = 3 }
    #expect(file.columns == ["a", "b", "c"])
    #expect(file.facts.preambleRows == 1)
    #expect(file.facts.blankRows == 1)
    #expect(code { _ = try ReadFile.csv("a,b\n") { $0.headerRow = 9 } } == "header-missing")
    balance(file)
  }

  @Test func aFileWithoutHeader() throws {
    let file = try ReadFile.csv("1,2\n3,4\n") { $0.header = ["a", "b"] }
    #expect(file.columns == ["a", "b"])
    #expect(file.rows == [["1", "2"], ["3", "4"]])
    #expect(file.facts.headerRow == nil)
    balance(file)
  }

  @Test func aHeaderOfTwoRows() throws {
    let file = try ReadFile.csv("编号,联系人,,备注\n,姓名,电话,\n1,张三,138,x\n") { $0.headerRowCount = 2 }
    #expect(file.columns == ["编号", "联系人/姓名", "联系人/电话", "备注"])
    #expect(file.facts.headerRows == 2)
    #expect(file.rows == [["1", "张三", "138", "x"]])
    balance(file)
  }

  @Test func namesThatOccurAgain() throws {
    let file = try ReadFile.csv("电话,电话, 姓名\u{3000},电话,\"公司\n名称\"\n1,2,3,4,5\n")
    #expect(file.columns == ["电话", "电话#2", "姓名", "电话#3", "公司 名称"])
  }

  @Test func emptyColumnsAppearOnlyWhenFilled() throws {
    let file = try ReadFile.csv("a,,b,,\n1,,2,,\n3,x,4,,\n5,,6,,7\n8,,9\n")
    #expect(file.columns == ["a", "b", "column 2", "column 5"])
    #expect(file.rows[0] == ["1", "2"])
    #expect(file.rows[1] == ["3", "4", "x"])
    #expect(file.rows[2] == ["5", "6", "", "7"])
    #expect(file.rows[3].prefix(2) == ["8", "9"])
    #expect(file.faults == [.none, .none, .none, .none])
  }

  @Test func longerAndShorterRows() throws {
    // Empty cells beyond the header may stand for a row that one delimiter too many has shifted.
    let file = try ReadFile.csv("a,b,c\n1,2,3,,\n1,2,3,4\n1,2\n1,2,\n")
    #expect(file.faults == [.tooManyCells, .tooManyCells, .tooFewCells, .none])
    #expect(file.rows[1] == ["1", "2", "3"])
    #expect(file.records[1].raw == "1,2,3,4")
    #expect(file.rows[2] == ["1", "2"])
  }

  /// A delimiter too many at the end of every row is how the export writes; at the end of one row it
  /// is a cell that moved all others.
  @Test func aDelimiterTooManyIsNoCellWhereMostRowsHaveIt() throws {
    let file = try ReadFile.csv("a,b,c\n1,2,3,\n4,5,6,\n7,8,9,\n1,2,3,x\n1,2,3\n")
    #expect(file.faults == [.none, .none, .none, .tooManyCells, .none])
    let shifted = try ReadFile.csv("a,b,c\n1,2,3\n4,5,6\nx,7,8,\n")
    #expect(shifted.faults == [.none, .none, .tooManyCells])
  }

  @Test func aHeaderOnlyHasNoRecords() throws {
    let file = try ReadFile.csv("编号,公司\r\n")
    #expect(file.columns == ["编号", "公司"])
    #expect(file.records.isEmpty)
    #expect(file.facts.sha256.count == 64)
    balance(file)
  }

  @Test func blankRowsAloneHaveNoHeader() {
    #expect(code { _ = try ReadFile.csv("\n,,\n") } == "header-missing")
  }

  @Test(arguments: [65_536, 1_048_576])
  func exactlyAsManyRowsAsASheetHolds(_ rows: Int) throws {
    let text = "a,b\n" + String(repeating: "1,2\n", count: rows - 1)
    #expect(try ReadFile.csv(text).warningCodes == ["sheet-limit"])
    #expect(try ReadFile.csv(text + "1,2\n").warningCodes.isEmpty)
  }
}

/// Every row of the file is one thing.
func balance(_ file: ReadFile, sourceLocation: SourceLocation = #_sourceLocation) {
  let facts = file.facts
  #expect(
    facts.physicalRows == facts.preambleRows + facts.headerRows + facts.blankRows + facts.footerRows
      + facts.records, sourceLocation: sourceLocation)
  #expect(facts.records == file.records.count, sourceLocation: sourceLocation)
}
