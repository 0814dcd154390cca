import Base
import Testing

@testable import Importing

/// How cells are told apart: found, or given.
@Suite struct DialectTests {
  // MARK: Blanks before a quote

  @Test func aQuoteBehindBlanksOpensACell() throws {
    let file = try ReadFile.csv(
      "no, firm, note\n7, \"宏达, 商行\", \"er sagt \"\"ja\"\"\"\n8,\t\"a\nb\" ,x\n9, 华美, y\n")
    #expect(file.rows == [["7", "宏达, 商行", "er sagt \"ja\""], ["8", "a\nb", "x"], ["9", " 华美", " y"]])
    #expect(file.records.map(\.line) == [2, 3, 5])
    #expect(file.faults == [.none, .none, .none])
  }

  /// What it opens does not end as a quoted cell does: it is text, as it was.
  @Test(arguments: [
    ("7, \"x\" y,z", ["7", " \"x\" y", "z"]), ("7, 5\" disk,z", ["7", " 5\" disk", "z"]),
    ("7, \"open,z", ["7", " \"open", "z"]), ("7, \"\"x\"\",z", ["7", " \"\"x\"\"", "z"]),
  ])
  func otherQuotesBehindBlanksAreText(_ row: String, _ cells: [String]) throws {
    let file = try ReadFile.csv("a,b,c\n\(row)\n1,2,3\n")
    #expect(file.rows == [cells, ["1", "2", "3"]])
  }

  // MARK: The delimiter

  @Test(arguments: ["|", "\t", ";"])
  func aTablePastedIntoACellIsNone(_ inner: String) throws {
    let pasted =
      "报价:\n品\(inner)量\(inner)价\nA\(inner)1\(inner)9\nB\(inner)2\(inner)8\nC\(inner)3\(inner)7\nD\(inner)4\(inner)6"
    let file = try ReadFile.csv("商户,手机,备注\n宏达,13700002001,\"\(pasted)\"\n华美,13700002002,ok\n")
    #expect(file.facts.delimiter == 0x2C)
    #expect(file.rows == [["宏达", "13700002001", pasted], ["华美", "13700002002", "ok"]])
  }

  @Test(arguments: ["#", "^", "~", "\u{1F}"])
  func rarerSignsAreFound(_ sign: String) throws {
    let file = try ReadFile.csv("称呼\(sign)手机\n孙丽\(sign)13700002001\n周涛\(sign)13700002002\n")
    #expect(file.facts.delimiter == sign.utf8.first)
    #expect(file.columns == ["称呼", "手机"])
  }

  @Test(arguments: [" ", ":"])
  func signsOfTextsAreFoundBetweenNamesAndValues(_ sign: String) throws {
    let text = "name tel town\nann 4401 rome\nbob 4402 oslo\n".replacing(" ", with: sign)
    #expect(try ReadFile.csv(text).columns == ["name", "tel", "town"])
    // One column of texts.
    for one in [
      "full name\nann lee\nbob ray\n", "firm\nacme trade ltd\n", "at\n12:30\n13:00\n", "name\nC#\nF#\n",
    ] {
      #expect(try ReadFile.csv(one).columns.count == 1, "\(one)")
    }
  }

  // MARK: Quotes and escapes, given

  @Test func singleQuotes() throws {
    let file = try ReadFile.csv("no;note\n'7;x';'it''s'\n'8';\"y\"\n") { $0.quote = UInt8(ascii: "'") }
    #expect(file.rows == [["7;x", "it's"], ["8", "\"y\""]])
  }

  @Test func noQuotesAtAll() throws {
    let file = try ReadFile.csv("no,note\n7,\"x\n8,y\"z\n") { $0.quote = nil }
    #expect(file.rows == [["7", "\"x"], ["8", "y\"z"]])
  }

  @Test func escapes() throws {
    let text =
      #"no,note"# + "\n" + #"7,"say \"hi\" now""# + "\n" + #"8,a\,b"# + "\n" + #"9,C:\new\\"# + "\n"
      + #"10,"x\,""y""""# + "\n" + #"11,"\\""# + "\n"
    let file = try ReadFile.csv(text) { $0.escape = UInt8(ascii: "\\") }
    #expect(
      file.rows == [
        ["7", "say \"hi\" now"], ["8", "a,b"], ["9", "C:\\new\\"], ["10", "x,\"y\""], ["11", "\\"],
      ])
    #expect(file.faults.allSatisfy { $0 == .none })
  }

  // MARK: Rows that end early

  /// The export leaves out the delimiters behind the last filled cell.
  @Test func rowsWithoutTheirOpenEndAreWhole() throws {
    let file = try ReadFile.csv(
      "编码,商户,手机,城市,备注\n1001,宏达,13700002001,上海,a\n1002,华美,13700002002\n1003,远景,13700002003,北京\n1004,金石,13700002004,上海,b\n1005,立信\n"
    )
    #expect(file.faults.allSatisfy { $0 == .none })
    #expect(file.rows[1] == ["1002", "华美", "13700002002"])
  }

  @Test(arguments: [
    // Others keep theirs; cut by a line end; one alone; what does not fit its column.
    "1001,宏达,13700002001,a\n1002,华美\n1003,远景\n1004,金石,13700002004,\n",
    "1001,宏达,13700002001,a\n1002,华\n美,13700002002,b\n1003,远景,13700002003,c\n1004,金\n石,13700002004,d\n",
    "1001,宏达,13700002001,a\n1002,华美,13700002002,b\n1003,远景\n",
    "1001,宏达,13700002001,a\n华美,上海\n远景,北京\n1004,金石,13700002004,b\n",
  ])
  func othersAreAtFault(_ rows: String) throws {
    let file = try ReadFile.csv("编码,商户,手机,备注\n" + rows)
    #expect(file.faults.contains(.tooFewCells))
    #expect(
      try ReadFile.csv("编码,商户,手机,备注\n" + rows) { $0.takesShortRows = true }.faults.allSatisfy { $0 == .none })
  }

  @Test func aDialectInAStoreIsOneNumber() {
    let usual = CSVDialect(delimiter: 0x3B)
    #expect(usual.stored == 0x3B && CSVDialect(stored: 0x3B) == usual)
    for quote in [UInt8(ascii: "'"), CSVDialect.doubleQuote, nil] {
      for escape in [UInt8(ascii: "\\"), nil] {
        let dialect = CSVDialect(delimiter: 9, quote: quote, escape: escape)
        #expect(CSVDialect(stored: dialect.stored) == dialect)
      }
    }
    for harmed in [Int.min, -1, 1 << 62] { _ = CSVDialect(stored: harmed) }
  }
}
