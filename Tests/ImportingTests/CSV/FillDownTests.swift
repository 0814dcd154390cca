import Base
import Testing

@testable import Importing

/// `fill_down:`: a blank cell says what the nearest filled cell above it says, within one file.
struct FillDownTests {
  private func read(_ text: String, _ columns: [String] = ["门店"]) throws -> ReadFile {
    try ReadFile.csv(text) { $0.fillDown = columns }
  }

  private func column(_ file: ReadFile, _ index: Int = 0) -> [String?] { file.rows.map { $0[index] } }

  @Test func openCellsTakeTheValueAbove() throws {
    let file = try read("门店,姓名\n东门店,孙丽\n,周涛\n,吴敏\n西门店,郑洁\n,冯磊\n")
    #expect(column(file) == ["东门店", "东门店", "东门店", "西门店", "西门店"])
    #expect(column(file, 1) == ["孙丽", "周涛", "吴敏", "郑洁", "冯磊"])
    // Nothing is told of what is filled.
    #expect(file.warningCodes.isEmpty && file.facts.mergedColumn == nil)
  }

  @Test func theRawBytesSayWhatCameFromAbove() throws {
    let file = try read("门店,姓名\n东门店,孙丽\n,周涛\n")
    #expect(file.records.map(\.raw) == ["东门店,孙丽", "\0门店\0东门店\0\0,周涛"])
    let raw = Array(file.records[1].raw.utf8)
    #expect(String(decoding: InheritedCells.own(raw), as: UTF8.self) == ",周涛")
  }

  /// Each column by itself; what stands in the cell that gives is given byte for byte.
  @Test func severalColumnsAndTheirBytes() throws {
    let file = try read(
      "区,门店,姓名\n北,\"东, 门店\",孙丽\n,,周涛\n, 西门店 ,吴敏\n南,,郑洁\n", ["区", "门店"])
    #expect(column(file) == ["北", "北", "北", "南"])
    #expect(column(file, 1) == ["东, 门店", "东, 门店", " 西门店 ", " 西门店 "])
    #expect(InheritedCells.own(Array(file.records[3].raw.utf8)).elementsEqual("南,,郑洁".utf8))
  }

  /// Nothing above, and blanks of all kinds.
  @Test func whatIsBlank() throws {
    let file = try read("门店,姓名\n ,孙丽\n东门店,周涛\n\t ,吴敏\n\u{3000}\u{A0},郑洁\n\u{200B},冯磊\n")
    #expect(column(file) == [" ", "东门店", "东门店", "东门店", "东门店"])
  }

  /// They are filled: not written over, and given on as they are.
  @Test(arguments: ["-", "#N/A", "无", "0"]) func placeholdersAreNoBlanks(_ word: String) throws {
    let file = try read("门店,姓名\n东门店,孙丽\n\(word),周涛\n,吴敏\n")
    #expect(column(file) == ["东门店", word, word])
  }

  /// A wholly blank row, a footer and a header met again are no records: they neither give nor take nor end.
  @Test func rowsThatAreNoRecords() throws {
    let file = try read("门店,姓名,额\n东门店,孙丽,1\n,,\n,周涛,2\n合计,,3\n,吴敏,4\n门店,姓名,额\n,郑洁,5\n")
    #expect(column(file) == ["东门店", "东门店", "东门店", "东门店"])
    #expect(file.facts.blankRows == 1 && file.facts.footerRows == 2)
  }

  /// A new group may begin in a row that cannot be read: what is below it is refused, until a cell is filled.
  @Test(arguments: ["\"西\"门店,吴敏", "西门店,吴敏,多", "西门店", ",吴\0敏", "\"西门店,吴敏"])
  func aFaultyRowEndsWhatStandsAboveIt(_ row: String) throws {
    let file = try read("门店,姓名\n东门店,孙丽\n,周涛\n\(row)\n,郑洁\n,冯磊\n南门店,沈静\n,韩梅\n")
    #expect(file.faults[2] != .none && file.faults[2] != .fillDownUnknown)
    #expect(
      file.faults.map { $0 == .fillDownUnknown } == [false, false, false, true, true, false, false])
    #expect([1, 6].map { file.rows[$0][0] } == ["东门店", "南门店"])
    // Its cells stay what they are, and so do its bytes.
    #expect(file.rows[3] == ["", "郑洁"] && file.records[3].raw == ",郑洁")
  }

  /// Rows that end early, where that is usual, are whole.
  @Test func aColumnBehindTheEndOfARow() throws {
    let file = try ReadFile.csv("姓名,额,门店\n孙丽,1,东门店\n周涛\n吴敏,2\n郑洁,3,西门店\n冯磊\n") {
      $0.fillDown = ["门店"]
      $0.takesShortRows = true
    }
    #expect(file.rows.map(\.last) == ["东门店", "东门店", "东门店", "西门店", "西门店"])
    #expect(file.rows[1] == ["周涛", nil, "东门店"])
  }

  @Test func aTextIsNoLabel() throws {
    let long = String(repeating: "长", count: InheritedCells.longest / 3 + 1)
    let file = try read("门店,姓名\n\(long),孙丽\n,周涛\n东门店,吴敏\n,郑洁\n")
    #expect(file.faults == [.none, .fillDownUnknown, .none, .none])
  }

  /// The value goes on from batch to batch, and the cells that have it are told for the counts.
  @Test func batches() throws {
    let rows = 3 * RecordBatch.recordLimit
    let text = "门店,姓名\n东门店,孙丽\n" + (1..<rows).map { "\($0 % 5 == 0 ? " " : ""),人\($0)\n" }.joined()
    let file = try read(text)
    #expect(file.batches.count == 3 && file.rows.allSatisfy { $0[0] == "东门店" })
    let scratch = try ScratchFile(text)
    var options = ReadOptions()
    options.fillDown = ["门店"]
    let reader = try Importers.open(path: scratch.path, displayPath: "x", options: options)
    let batch = RecordBatch()
    var inherited = 0
    while try reader.read(into: batch) { inherited += batch.inherited.count }
    // A blank is a filled cell of the file itself.
    #expect(inherited == (1..<rows).count { $0 % 5 != 0 })
  }

  @Test func whatIsNotNamedStaysOpen() throws {
    let file = try ReadFile.csv("门店,姓名\n东门店,孙丽\n,周涛\n,吴敏\n西门店,郑洁\n,冯磊\n")
    #expect(column(file) == ["东门店", "", "", "西门店", ""])
    #expect(file.facts.mergedColumn == "门店")
    #expect(file.facts.warnings.first?.en.contains("fill_down: [门店]") == true)
  }
}
