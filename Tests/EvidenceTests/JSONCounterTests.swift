import Testing

@testable import Evidence

struct JSONCounterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var record: String?
    var records: Int
    var filled: Int
    var faulted = 0
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "root array", text: #" [ {"a":1,"b":""}, {"a":null,"b":"x","c":{"d":true,"e":[]}} ] "#,
      records: 2,
      filled: 3),
    Case(name: "empty array", text: "[]", records: 0, filled: 0),
    Case(
      name: "envelope",
      text: #"{"code":0,"data":{"n":[1],"items":[{"a":"x"},{"a":[1,2]}],"items2":[{"a":1}]}}"#,
      record: "$.data.items[*]", records: 2, filled: 3),
    Case(
      name: "same name elsewhere", text: #"{"x":{"items":[{"a":1}]},"items":[{"items":[{"b":2}]}]}"#,
      record: "$.items", records: 1, filled: 1),
    Case(
      name: "pages of items", text: #"{"pages":[{"items":[{"a":1},{"a":2}]},{"items":[{"a":3}]}]}"#,
      record: "$.pages[*].items[*]", records: 3, filled: 3),
    Case(
      name: "one object", text: #"{"data":{"a":1,"b":[{"c":2}]},"x":3}"#, record: "$.data", records: 1,
      filled: 2),
    Case(name: "one record over lines", text: "{\n\"a\": 1\n}\n", record: "$", records: 1, filled: 1),
    Case(name: "root array by path", text: #"[{"a":1},{"a":2}]"#, record: "$", records: 2, filled: 2),
    Case(name: "rows without names", text: #"[["a","",3],[null]]"#, records: 2, filled: 2),
    Case(name: "escapes", text: #"[{"a\"]":"\"}","b":"\\","c":"\u4e2d"}]"#, records: 1, filled: 3),
    Case(name: "lines", text: "{\"a\":1}\n\n {\"a\":\"\"}\r\n{\"a\":\"x\"}", records: 3, filled: 2),
    Case(
      name: "a broken line among lines", text: "{\"a\":1}\n{\"a\":tru}\n{\"a\":\n{\"a\":2}}\n{\"a\":\"x\"}\n",
      records: 5, filled: 2, faulted: 3),
    Case(
      name: "halves of surrogate pairs",
      text:
        #"[{"a":1,"b":"\ud83d"},{"a":"\ude00"},{"a":"\ud83dx"},{"a":"\ud83d\u0041"},{"a":"\ud83d\ude00"}]"#,
      records: 5, filled: 1, faulted: 4),
    Case(
      name: "lines that are no objects", text: "{\"a\":1}\n3\n[4]\n\"x\"\n{\"a\":5}\n", records: 5, filled: 2,
      faulted: 3),
    Case(
      name: "escapes in the keys of the path",
      text: #"{"\u6570":{"a.b]\"":[{"c":1}]},"u6570":{"a.b]\"":[{"c":2},{"c":3}]}}"#,
      record: #"$.数['a.b]"'][*]"#, records: 1, filled: 1),
    Case(
      name: "an object where an array may be", text: #"{"d":{"a":1,"b":[{"c":2}]}}"#, record: "$.d[*]",
      records: 1, filled: 2),
    Case(name: "null where an array may be", text: #"{"d":null}"#, record: "$.d", records: 0, filled: 0),
    Case(
      name: "null characters",
      text: #"{"n":"\u0000","d":[{"a":"\u0000","b":1},{"\u0000":1},{"a":"\\u0000"}]}"#,
      record: "$.d[*]", records: 3, filled: 1, faulted: 2),
    Case(name: "byte order mark", text: "\u{FEFF}{\"a\":1}\n", records: 1, filled: 1),
    Case(
      name: "numbers as written", text: "[{\"a\":-0.10e+5,\"b\":1234567890123456789}]", records: 1, filled: 2),
  ]

  @Test(arguments: cases)
  func counts(_ example: Case) throws {
    for size in pieceSizes {
      let source = MemoryBytes(Array(example.text.utf8), size: size)
      let found = try JSONCounter.count(source, record: example.record)
      #expect(found.records == example.records, "pieces of \(size)")
      #expect(found.filledCells == example.filled, "pieces of \(size)")
      #expect(found.faultedRecords == example.faulted, "pieces of \(size)")
    }
  }

  @Test(arguments: [
    "[{\"a\":1}", "[{\"a\":1},]", "[{\"a\" 1}]", "[01]", "[1]]", "[\"\\x\"]", "[{a:1}]", "[tru]",
    "[\"\u{1}\"]",
  ])
  func refuses(_ text: String) {
    for size in [1, 3, 100] {
      #expect(throws: CountError.self) {
        try JSONCounter.count(MemoryBytes(Array(text.utf8), size: size), record: nil)
      }
    }
  }

  @Test func refusesEndlessNesting() {
    let text = [UInt8](repeating: UInt8(ascii: "["), count: JSONLimits.deepest + 2)
    #expect(throws: CountError(.tooDeep(.json), offset: JSONLimits.deepest)) {
      try JSONCounter.count(MemoryBytes(text, size: 4096), record: nil)
    }
  }

  @Test(arguments: 1...40)
  func agreesWithTheGenerator(seed: Int) throws {
    var numbers = SeededNumbers(state: UInt64(seed))
    var filled = 0
    var lines: [String] = []
    for _ in 0..<30 {
      var members: [String] = []
      for index in 0..<Int.random(in: 0...4, using: &numbers) {
        members.append("\"k\(index)\" : " + value(depth: 0, &numbers, &filled))
      }
      lines.append("{" + members.joined(separator: ",") + "}")
    }
    let forms: [(String, String?)] = [
      ("[" + lines.joined(separator: ", \n") + "]", nil),
      (lines.joined(separator: "\n"), nil),
      ("{\"total\": 30, \"data\": {\"list\": [" + lines.joined(separator: ",") + "]}}", "$.data.list[*]"),
    ]
    for (text, record) in forms {
      for size in [1, 2, 5, 64, 1 << 20] {
        let found = try JSONCounter.count(MemoryBytes(Array(text.utf8), size: size), record: record)
        #expect(found.records == 30)
        #expect(found.filledCells == filled)
      }
    }
  }

  private func value(depth: Int, _ numbers: inout SeededNumbers, _ filled: inout Int) -> String {
    switch Int.random(in: 0...(depth < 3 ? 8 : 6), using: &numbers) {
    case 0: return "null"
    case 1: return "\"\""
    case 2, 3:
      filled += 1
      return ["\"安和\"", "\"a\\\"b\"", "\"]}\"", "\"\\u00e9\\\\\""].randomElement(using: &numbers) ?? "1"
    case 4:
      filled += 1
      return ["true", "false"].randomElement(using: &numbers) ?? "1"
    case 5, 6:
      filled += 1
      return ["0", "-1.50", "12345678901234567890", "1e9"].randomElement(using: &numbers) ?? "1"
    case 7:
      return "[" + (0..<2).map { _ in value(depth: depth + 1, &numbers, &filled) }.joined(separator: ",")
        + "]"
    default:
      return "{\"list\":" + value(depth: depth + 1, &numbers, &filled) + "}"
    }
  }
}
