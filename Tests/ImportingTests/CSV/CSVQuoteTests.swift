import Base
import Testing

@testable import Importing

/// Quotes: what libcsv's defaults would lose.
@Suite struct CSVQuoteTests {
  @Test func textAfterAClosingQuoteCostsItsOwnLineAlone() throws {
    let file = try ReadFile.csv("编号,名称,电话\r\n1,\"安\"和,138\r\n2,明达,139\r\n3,\"云,图\",137\r\n")
    #expect(file.faults == [.textAfterQuote, .none, .none])
    #expect(file.records[0].raw == "1,\"安\"和,138")
    #expect(file.records[0].cells.isEmpty)
    #expect(file.rows[2] == ["3", "云,图", "137"])
    #expect(file.records.map(\.line) == [2, 3, 4])
  }

  @Test func aQuoteNeverClosedCostsItsOwnLineAlone() throws {
    let file = try ReadFile.csv("a,b\n\"abc,d\n1,2\n3,4\n")
    #expect(file.faults == [.openQuote, .none, .none])
    #expect(file.records[0].raw == "\"abc,d")
    #expect(file.rows[2] == ["3", "4"])
  }

  /// The open quote of line 2 meets the opening quote of line 4.
  @Test func anOpenQuoteThatMeetsALaterQuoteResynchronises() throws {
    let file = try ReadFile.csv("a,b\n\"abc,d\n1,2\n3,\"x\ny\"\n5,6\n")
    #expect(file.faults == [.textAfterQuote, .none, .none, .none])
    #expect(file.rows[2] == ["3", "x\ny"])
    #expect(file.records.map(\.line) == [2, 3, 4, 6])
  }

  @Test func aQuoteOpenAtTheVeryEnd() throws {
    let file = try ReadFile.csv("a,b\n1,2\n3,\"")
    #expect(file.faults == [.none, .openQuote])
    #expect(file.records[1].raw == "3,\"")
  }

  @Test func formulaWrappersStayAsTheyAre() throws {
    let file = try ReadFile.csv("code,same,n\n=\"00123\",\"=\"\"00123\"\"\",1\n'0755,5\" disk,2\n")
    #expect(file.rows == [["=\"00123\"", "=\"00123\"", "1"], ["'0755", "5\" disk", "2"]])
    #expect(file.faults == [.none, .none])
  }

  @Test func blanksAreKeptAndBlanksOutsideQuotesDoNotHurt() throws {
    let file = try ReadFile.csv("a,b,c\n  x y ,\t138\t,\" q \"\n\"398\"\t,\"y\"  ,z\n")
    #expect(file.rows == [["  x y ", "\t138\t", " q "], ["398", "y", "z"]])
  }

  @Test func doubledQuotesAndLineEndsInsideQuotes() throws {
    let file = try ReadFile.csv("a,b\r\n\"说\"\"好\"\"\",\"一\r\n二\n三\r四\"\r\n\"\",\r\n5,6")
    #expect(file.rows == [["说\"好\"", "一\r\n二\n三\r四"], ["5", "6"]])
    #expect(file.records.map(\.line) == [2, 7])
    #expect(file.facts.blankRows == 1)
  }

  @Test func aByteOrderMarkBeforeAQuotedHeader() throws {
    let file = try ReadFile.csv([0xEF, 0xBB, 0xBF] + Array("\"name\",b\n1,2\n".utf8))
    #expect(file.columns == ["name", "b"])
  }

  /// The cells must not depend on whether a row took the short way or libcsv's.
  @Test func bothWaysOfParsingAgree() throws {
    let plain = try ReadFile.csv("a,b,c,d\n x,,y\t, \n,,z,\n")
    let quoted = try ReadFile.csv("a,b,c,d\n x,\"\",y\t, \n,,\"z\",\n")
    #expect(plain.rows == quoted.rows)
  }

  @Test func oneByteAtATimeGivesTheSame() throws {
    // Every kind of row, cut by the window in every place: the first column's width moves it.
    for width in 0..<12 {
      let row = String(repeating: "w", count: width) + ",\"a\"\"b\r\nc\"\t,=\"0\"\r\n"
      let count = 30_000
      let file = try ReadFile.csv("x,y,z\n" + String(repeating: row, count: count))
      #expect(file.records.count == count)
      #expect(file.records.allSatisfy { $0.cells[1] == "a\"b\r\nc" && $0.fault == .none })
      #expect(file.records.last?.line == 2 * count)
    }
  }

  @Test func aCellAboveTheLimitIsAnErrorWithItsLine() throws {
    let long = String(repeating: "x", count: (16 << 20) + 10)
    let plain = failure { _ = try ReadFile.csv("a,b\n1,2\n3,\(long)\n5,6\n") }
    #expect(plain?.code == "cell-too-large")
    #expect(plain?.line == 3)
    let quoted = failure { _ = try ReadFile.csv("a,b\n1,2\n3,\"\(long)\"\n5,6\n") }
    #expect(quoted?.code == "cell-too-large")
    #expect(quoted?.line == 3)
  }

  /// No cell of a sheet holds so much: the quote is open, and its first line pays for it.
  @Test func aQuoteOpenForTooLongIsAFault() throws {
    let rows = String(repeating: "1,2\n", count: (16 << 20) / 4 + 100)
    let file = try ReadFile.csv("a,b\n\"open,x\n" + rows + "\"late\",y\n")
    #expect(file.faults.first == .openQuote)
    #expect(file.faults.dropFirst().allSatisfy { $0 == .none })
    #expect(file.records.count == (16 << 20) / 4 + 102)
  }
}
