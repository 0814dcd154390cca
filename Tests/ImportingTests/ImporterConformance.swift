import Base
import Testing

@testable import Importing

/// How one format writes the logical records of the conformance suite; each record on a line of its
/// own, with no cell empty.
struct ConformingFormat: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var format: SourceFormat
  var options = ReadOptions()
  /// Text before the first record, between two, and after the last.
  var head: String
  var separator: String
  var tail: String
  var record: @Sendable ([(name: String, value: String)]) -> String

  static let columns = ["id", "name", "note"]

  /// The formats that the suite runs over.
  static let all: [ConformingFormat] = [csv, xml, array, envelope, lines]

  static let csv = ConformingFormat(
    testDescription: "csv", format: .csv, head: columns.joined(separator: ",") + "\n", separator: "\n",
    tail: "\n"
  ) { $0.map(\.value).joined(separator: ",") }

  static let xml = ConformingFormat(
    testDescription: "xml", format: .xml, head: "<?xml version=\"1.0\"?>\n<export>\n", separator: "\n  ",
    tail: "\n</export>\n"
  ) { "<lead>" + $0.map { "<\($0.name)>\($0.value)</\($0.name)>" }.joined() + "</lead>" }

  static let array = json("json array", head: "[\n  ", separator: ",\n  ", tail: "\n]\n")
  static let envelope = json(
    "json envelope", head: "{\"code\": 0, \"data\": {\"items\": [\n", separator: ",\n", tail: "\n]}}\n")
  static let lines = json("json lines", head: "", separator: "\n", tail: "\n")

  private static func json(
    _ name: String, head: String, separator: String, tail: String
  ) -> ConformingFormat {
    ConformingFormat(testDescription: name, format: .json, head: head, separator: separator, tail: tail) {
      "{" + $0.map { "\"\($0.name)\": \"\($0.value)\"" }.joined(separator: ", ") + "}"
    }
  }

  func text(_ rows: [[String]]) -> String {
    head
      + rows.map { record(Array(zip(Self.columns, $0)).map { (name: $0.0, value: $0.1) }) }
      .joined(separator: separator) + tail
  }
}

/// What every importer must do, whatever its format.
@Suite struct ImporterConformance {
  static func rows(_ count: Int) -> [[String]] {
    (1...count).map { ["L\($0)", "安和科技\($0 % 97)", "备注 é \($0 * 7)"] }
  }

  private func read(
    _ format: ConformingFormat, _ bytes: [UInt8], sniffs: Bool = true
  ) throws -> ReadFile {
    let file = try ScratchFile(bytes, named: "conformance")
    var options = format.options
    options.format = sniffs ? nil : format.format
    return try withExtendedLifetime(file) { try ReadFile(file.path, options) }
  }

  private func expectSame(_ file: ReadFile, _ rows: [[String]], _ text: String) throws {
    let places = try ConformingFormat.columns.map { try #require(file.columns.firstIndex(of: $0)) }
    #expect(file.records.map { record in places.map { record.cells[$0] } } == rows)
    #expect(file.records.map(\.ordinal) == Array(1...rows.count))
    #expect(file.records.allSatisfy { $0.fault == .none })
    #expect(file.facts.records == rows.count)
    #expect(file.facts.sha256.count == 64)
    // The raw bytes stand in the text where the record says, one after the other.
    let bytes = Array(text.utf8)
    var end = 0
    var line = 1
    for record in file.records {
      let raw = Array(record.raw.utf8)
      let fits = record.offset >= end && bytes[record.offset...].starts(with: raw)
      try #require(fits)
      line += bytes[end..<record.offset].count { $0 == 0x0A }
      try #require(record.line == line)
      line += raw.count { $0 == 0x0A }
      end = record.offset + raw.count
    }
  }

  @Test(arguments: ConformingFormat.all)
  func recordsCellsAndPositions(_ format: ConformingFormat) throws {
    let rows = Self.rows(9)
    let text = format.text(rows)
    try expectSame(try read(format, Array(text.utf8)), rows, text)
    try expectSame(try read(format, Array(text.utf8), sniffs: false), rows, text)
  }

  @Test(arguments: ConformingFormat.all, [RecordBatch.recordLimit, 2 * RecordBatch.recordLimit + 1])
  func moreRecordsThanABatch(_ format: ConformingFormat, _ count: Int) throws {
    let rows = Self.rows(count)
    let text = format.text(rows)
    let file = try read(format, Array(text.utf8))
    try expectSame(file, rows, text)
    // What stands in one piece of text goes into one batch, so that it may be overfilled by a little.
    #expect(file.batches.allSatisfy { $0 <= RecordBatch.recordLimit + 64 && $0 > 0 })
    #expect(file.batches.reduce(0, +) == count)
  }

  @Test(arguments: ConformingFormat.all)
  func everyWrapping(_ format: ConformingFormat) throws {
    let rows = Self.rows(50)
    let text = format.text(rows)
    let plain = Array(text.utf8)
    let packed = try read(format, gzip(plain))
    #expect(packed.facts.isCompressed)
    try expectSame(packed, rows, text)
    try expectSame(try read(format, [0xEF, 0xBB, 0xBF] + plain), rows, text)
    let chinese = try read(format, encode(text, "GB18030"))
    #expect(chinese.facts.encoding == "gb18030")
    try expectSame(chinese, rows, text)
    try expectSame(try read(format, encode("\u{FEFF}" + text, "UTF-16LE")), rows, text)
  }

  @Test(arguments: ConformingFormat.all)
  func filesThatCannotBeRead(_ format: ConformingFormat) throws {
    #expect(code { _ = try read(format, []) } == "file-empty")
    #expect(code { _ = try ReadFile("/tmp", format.options) } == "file-is-directory")
    #expect(code { _ = try ReadFile("/nowhere/at/all", format.options) } == "file-missing")
    let packed = gzip(Array(format.text(Self.rows(500)).utf8))
    #expect(code { _ = try read(format, Array(packed.dropLast(30))) } == "file-truncated")
  }

  @Test(arguments: ConformingFormat.all)
  func changedWhileRead(_ format: ConformingFormat) throws {
    let text = Array(format.text(Self.rows(80_000)).utf8)
    let file = try ScratchFile(text, named: "conformance")
    let found = code {
      let reader = try Importers.open(path: file.path, displayPath: "x", options: format.options)
      let batch = RecordBatch()
      _ = try reader.read(into: batch)
      try file.write(text + Array("\n".utf8))
      while try reader.read(into: batch) {}
    }
    #expect(found == "file-changed")
  }

  /// A truncated XML or JSON document is an error; a CSV file does not tell.
  @Test(arguments: ConformingFormat.all.filter { $0.format != .csv })
  func cutOff(_ format: ConformingFormat) {
    let text = Array(format.text(Self.rows(50)).utf8)
    #expect(code { _ = try read(format, Array(text.dropLast(200))) } == "file-truncated")
  }
}
