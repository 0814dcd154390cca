import Base
import Testing

@testable import Evidence
@testable import Verification

struct RecordCanonTests {
  private func digest(json: String) throws -> Identity {
    let cells = SourceCells(kinds: CellKinds(children: ["followUps"]))
    let bytes = Array(json.utf8)
    let isWhole = JSONRecordCells().read(bytes.span, into: cells)
    try #require(isWhole)
    var canon = RecordCanon()
    return canon.digest(cells)
  }

  /// Each is another record than all others.
  static let different = [
    "{}", #"{"a":null}"#, #"{"a":""}"#, #"{"a":"null"}"#, #"{"a":"x"}"#, #"{"b":"x"}"#, #"{"a":"x","b":""}"#,
    #"{"a":"x","b":null}"#, #"{"a":"xb"}"#, #"{"a":["x","y"]}"#, #"{"a":["y","x"]}"#, #"{"a":"xy"}"#,
    #"{"a":["x",""]}"#, #"{"a":["x",null]}"#, #"{"a":1}"#, #"{"a":1.0}"#, #"{"ab":"","a":"x"}"#,
    #"{"followUps":[{"a":"x"}]}"#, #"{"followUps":[{"a":"x"},{}]}"#, #"{"followUps":[{},{"a":"x"}]}"#,
    #"{"a":"x ","b":""}"#, #"{"a":"é"}"#, "{\"a\":\"e\u{301}\"}",
  ]

  @Test func whatDiffersHasAnotherDigest() throws {
    var seen: [Identity: String] = [:]
    for text in Self.different {
      let own = try digest(json: text)
      #expect(seen[own] == nil, "\(text) is as \(seen[own] ?? "")")
      seen[own] = text
    }
  }

  @Test(arguments: [
    (#"{"a":"x","b":"y"}"#, #"{ "b" : "y", "a" : "x" }"#), (#"{"a":"中"}"#, #"{"a":"\u4e2d"}"#),
    (#"{"c":{"d":1,"e":2}}"#, #"{"c":{"e":2,"d":1}}"#),
  ])
  func howItIsWrittenDoesNotMatter(_ a: String, _ b: String) throws {
    #expect(try digest(json: a) == digest(json: b))
  }

  @Test func aShortRowIsNotARowOfEmptyCells() throws {
    func digest(_ row: String) throws -> Identity {
      let kinds = CellKinds()
      let columns = ["a", "b"].map { name -> Int? in kinds.column(Array(name.utf8).span, ofKind: 0) }
      let cells = SourceCells(kinds: kinds)
      let bytes = Array(row.utf8)
      let isWhole = CSVRecordCells(CSVDialect(delimiter: 0x2C), columns: columns).read(
        bytes.span, into: cells)
      try #require(isWhole)
      var canon = RecordCanon()
      return canon.digest(cells)
    }
    #expect(try digest("1") != digest("1,"))
    #expect(try digest("1,") == digest("1,\"\"\r\n"))
    var canon = RecordCanon()
    let raw = Array("1,".utf8)
    let faulted = canon.digest(faulted: raw.span)
    #expect(try digest("1,") != faulted)
  }
}
