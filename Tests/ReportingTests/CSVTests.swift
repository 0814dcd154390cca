import Model
import Testing

@testable import Reporting

/// What a sink was given.
final class Collected {
  var bytes: [UInt8] = []
  var calls = 0
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func take(_ buffer: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: buffer)
    calls += 1
  }
}

struct CSVTests {
  private func row(_ cells: [String], _ protection: CSVWriter.Protection) throws -> String {
    let collected = Collected()
    var csv = CSVWriter(protection: protection, byteOrderMark: false) { collected.take($0) }
    try csv.row(cells)
    try csv.finish()
    return collected.text
  }

  @Test func quotesOnlyWhereNeeded() throws {
    #expect(
      try row(["a", "b,c", "d\"e", "f\ng", "h\r\ni", "j;k", ""], .none)
        == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\"h\r\ni\",\"j;k\",\r\n")
    #expect(try row([""], .none) == "\"\"\r\n")
    #expect(try row(["0571", "=1+1", "13800138000123"], .none) == "0571,=1+1,13800138000123\r\n")
  }

  @Test func emptyAndMissingAreTold() throws {
    let collected = Collected()
    var csv = CSVWriter(protection: .none, byteOrderMark: false) { collected.take($0) }
    csv.cell("", quoted: true)
    csv.blank()
    csv.cell(7)
    csv.cell([0x61, 0x62].span)
    try csv.endRow()
    try csv.finish()
    #expect(collected.text == "\"\",,7,ab\r\n")
  }

  @Test(arguments: [
    ("0571", "\"0571\t\""), ("138001380001", "\"138001380001\t\""), ("13800138000", "13800138000"),
    ("0", "0"),
    ("0.5", "0.5"), ("91350100M000100Y43", "91350100M000100Y43"), ("91350100E10001", "\"91350100E10001\t\""),
    ("1E5", "\"1E5\t\""), ("3-4", "\"3-4\t\""), ("2026-03-09", "\"2026-03-09\t\""), ("12.50", "12.50"),
    ("0571-88886666", "\"0571-88886666\t\""), ("1200000.00 CNY", "1200000.00 CNY"),
    ("=1+1", "\"'=1+1\""), ("@SUM(A1)", "\"'@SUM(A1)\""), ("+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\""),
    ("-2+3", "\"'-2+3\""), ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""), ("＝1", "\"'＝1\""), ("＋1", "\"'＋1\""),
    ("－1", "\"'－1\""), ("＠a", "\"'＠a\""), ("'x", "\"''x\""), ("x\t", "\"'x\t\""),
    ("=\"7\"", "\"'=\"\"7\"\"\""),
    ("-", "-"), ("-12.5", "-12.5"), ("+86 571 8888", "+86 571 8888"),
    ("+8613800138000", "\"=\"\"+8613800138000\"\"\""), ("+86-571-8888", "\"=\"\"+86-571-8888\"\"\""),
    ("王芳", "王芳"), ("ａ", "ａ"),
  ])
  func aSpreadsheetCannotHarm(value: String, written: String) throws {
    #expect(try row([value], .spreadsheet) == written + "\r\n")
    // As a reader of CSV sees the cell, and then without the guard.
    let isQuoted = written.hasPrefix("\"")
    let cell = isQuoted ? String(written.dropFirst().dropLast()).replacing("\"\"", with: "\"") : written
    #expect(CSVProtection.unprotected(cell) == value)
  }

  @Test func longListsLeaveInPieces() throws {
    let collected = Collected()
    var list = try CSVList<RunReport.RecordName>(language: .zh) { collected.take($0) }
    for n in 0..<5_000 { try list.append(SampleReport.name(n, source: 1)) }
    #expect(collected.calls > 1)
    try list.finish()
    #expect(collected.bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
    #expect(
      collected.text.hasPrefix("\u{FEFF}来源,对象,键,文件,行\r\nu8,account,C000000,exports/u8-customer.xml,3\r\n"))
    #expect(collected.text.utf8.count { $0 == 0x0A } == 5_001)
  }

  @Test(arguments: Language.allCases)
  func everyRowHasAsManyCellsAsTheHeader(language: Language) throws {
    let report = SampleReport.make()
    func check<Item: CSVListItem>(_ items: [Item]) throws {
      let collected = Collected()
      try CSVLists.write(items, language: language) { collected.take($0) }
      let rows = CSVRows.parse(collected.text)
      #expect(rows.count > 1)
      #expect(rows.allSatisfy { $0.count == Item.header(language).count })
    }
    try check(report.updates.items)
    try check(report.merges.items)
    try check(report.possible.items)
    try check(report.quarantine.items)
    try check(report.vanished.items)
  }

  @Test func aClearedFieldIsToldFromABlankOne() throws {
    let collected = Collected()
    let record = SampleReport.name(1, source: 0)
    let items: [RunReport.FieldChange] = [
      .init(record: record, field: "contact.mobile", before: nil, after: "13800138000"),
      .init(record: record, field: "contact.mobile", before: "", after: nil),
    ]
    try CSVLists.write(items, language: .en) { collected.take($0) }
    #expect(collected.text.contains("Contact · Mobile,,\"13800138000\"\r\n"))
    #expect(collected.text.contains("Contact · Mobile,\"\",\r\n"))
  }
}

/// A reader of the dialect above, for tests alone.
enum CSVRows {
  static func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var characters = Array(text.unicodeScalars)[...]
    while let next = characters.popFirst() {
      switch next {
      case "\"" where isQuoted && characters.first == "\"":
        characters.removeFirst()
        cell.unicodeScalars.append(next)
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\r" where !isQuoted: continue
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        row = []
        cell = ""
      default: cell.unicodeScalars.append(next)
      }
    }
    return rows
  }
}
