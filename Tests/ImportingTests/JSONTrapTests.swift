import Base
import Testing

@testable import Importing

@Suite struct JSONTrapTests {
  /// T13.
  @Test func aRepeatedKeyIsAFaultOfItsRecordAndLosesNothing() throws {
    let reading = try readTree(
      .json, #"[{"a":1},{"a":1,"b":{"c":1,"c":2},"a":3},{"l":[{"a":1},{"a":2}]}]"#.utf8, children: [])
    #expect(reading.faults == [.none, .repeatedKey, .none])
    #expect(reading.records[1].cells == ["a": "#1 (repeated)", "b.c": "#1 (repeated)"])
    #expect(reading.records[1].repeats == ["b.c=2", "a=3"])
  }

  @Test(arguments: [
    ("[{\"a\":1},\n{\"a\":1 \"b\":2}]", 2, 8),
    ("[{\"a\":1},\n{\"a\":[1}}]", 2, 8),
    ("[{\"a\":1},\n{\"a\":tru}]", 2, 9),
    ("[{\"a\":1},\n{\"a\":01}]", 2, 8),
    ("[{\"a\":1},\n{\"a\":1,}]", 2, 8),
    ("[{\"a\":\"x\n\"}]", 1, 9),
    ("[{\"a\":1}\n{\"a\":1}]", 2, 1),
    ("[{\"a\":1},]", 1, 10),
    ("[{\"a\":1}]\n[]", 2, 1),
    ("{\"x\":nul,\"d\":[{\"a\":1}]}", 1, 9),
    ("[{\"名\":\"a\\x\"}]", 1, 10),
    ("hello", 1, 1),
  ])
  func brokenGrammarEndsTheImportWithItsPlace(text: String, line: Int, column: Int) throws {
    for piece in [1, 65536] {
      let error = try #require(treeError(.json, text.utf8, piece: piece))
      #expect(error.code == "malformed-json")
      #expect(error.line == line)
      #expect(error.column == column)
    }
  }

  @Test(arguments: ["\\ud800", "\\udc00", "\\ud800x", "\\udc00\\ud800"])
  func halfOfASurrogatePairIsAFaultAndNeverReplaced(escape: String) throws {
    let reading = try readTree(.json, "[{\"a\":\"x\(escape)\"},{\"a\":\"y\"}]".utf8)
    #expect(reading.faults == [.malformed, .none])
    #expect(reading.records.map(\.cells) == [[:], ["a": "y"]])
    #expect(reading.raws[0] == "{\"a\":\"x\(escape)\"}")
  }

  /// No other format can say it, and SQL ends a text there.
  @Test func aNullCharacterIsAFaultOfItsRecord() throws {
    let text = #"[{"a":"x\u0000"},{"a\u0000b":1},{"a":{"\u0000":[1]}},{"a":"x\\u0000"}]"#
    let reading = try readTree(.json, text.utf8)
    #expect(reading.faults == [.nullCharacter, .nullCharacter, .nullCharacter, .none])
    #expect(reading.records.map(\.cells) == [[:], [:], [:], ["a": #"x\u0000"#]])
    #expect(reading.raws[1] == #"{"a\u0000b":1}"#)
    #expect(reading.columns == [["a"]])
  }

  @Test(arguments: [
    "[{\"a\":1},{\"a\"", "[{\"a\":1}", "[{\"a\":1},", "{\"d\":[{\"a\":1}]", "[{\"a\":\"x",
    "{\"a\":1}\n{\"a\":",
    "[",
  ])
  func anUnfinishedFileIsTruncated(text: String) throws {
    for piece in [1, 65536] {
      let error = try #require(treeError(.json, text.utf8, piece: piece))
      #expect(error.code == "file-truncated")
      #expect(error.column == (text.split(separator: "\n").last?.count ?? 0) + 1)
    }
  }

  @Test func tenThousandLevelsAreRefused() {
    let deep = String(repeating: "[", count: 10000) + String(repeating: "]", count: 10000)
    let objects = String(repeating: "{\"a\":", count: 10000) + "1" + String(repeating: "}", count: 10000)
    for text in [
      deep, objects, "[\(deep)]", "{\"x\":\(deep),\"d\":[{}]}", "{\"a\":1}\n\(objects)\n{\"a\":1}\n",
    ] {
      #expect(treeError(.json, text.utf8)?.code == "too-deep")
    }
    #expect(treeError(.json, "{\"d\":[{\"a\":\(deep)}]}".utf8, record: "d")?.code == "too-deep")
  }

  @Test func aCellOfMoreThanSixteenMegabytesIsRefused() throws {
    let large = String(repeating: "0123456789abcdef", count: (1 << 20) + 1)
    #expect(treeError(.json, "[{\"a\":\"\(large)\"}]".utf8)?.code == "cell-too-large")
    #expect(treeError(.json, "{\"a\":1}\n{\"a\":\"\(large)\"}\n".utf8)?.code == "cell-too-large")
    let allowed = String(large.dropLast(16))
    #expect(
      try readTree(.json, "[{\"a\":\"\(allowed)\"}]".utf8).records[0].cells["a"]?.utf8.count == 16 << 20)
  }

  @Test func digitsStayAsTheyWereWritten() throws {
    let numbers = ["0", "-0", "1.10", "1E+10", "12345678901234567890123", "1e999", "0.000"]
    let text = "[" + numbers.map { "{\"n\":\($0) }" }.joined(separator: ",") + "]"
    #expect(try readTree(.json, text.utf8).records.map { $0.cells["n"] } == numbers.map { "#" + $0 })
  }

  @Test func anArrayThatIsNowhereIsAnErrorAndAnEmptyOneIsNot() throws {
    let error = try #require(treeError(.json, "{\"data\":[{\"a\":1}]}".utf8, record: "$.rows[*]"))
    #expect(error.code == "record-not-found")
    #expect(try readTree(.json, "{\"rows\":[]}".utf8, record: "$.rows[*]").records.isEmpty)
    #expect(treeError(.json, "{\"rows\":7}".utf8, record: "rows")?.code == "malformed-json")
    #expect(treeError(.json, " ".utf8)?.code == "file-empty")
  }

  @Test func aDottedNameAndANestedMemberShareTheirColumn() throws {
    let reading = try readTree(.json, #"[{"a.b":1,"a":{"b":2}}]"#.utf8)
    #expect(reading.records[0].cells == ["a.b": "#1 (repeated)"])
    #expect(reading.records[0].repeats == ["a.b=2"])
  }
}
