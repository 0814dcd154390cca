import Documents
import Testing

@testable import Mapping

@Suite struct PartTransformTests {
  private func part(_ part: CellPart) throws -> Try {
    Try(
      try #require(
        PartTransform(part, then: try TextTransform(TransformOptions(field: Try.field("lead.remark"))))))
  }

  @Test(arguments: [
    (1, "湖北/武汉/洪山", "湖北"), (3, "湖北/武汉/洪山", "洪山"), (-1, "湖北/武汉", "武汉"), (3, "湖北/武汉", "<blank>"),
    (2, "湖北//洪山", "<blank>"), (2, "湖北| 武汉 ", "武汉"), (1, "无", "<blank>"), (1, "#N/A", "!cell-error"),
    (2, "湖北/#REF!", "!cell-error"),
  ])
  func aPieceOfACell(_ item: Int, _ cell: String, _ value: String) throws {
    #expect(try part(.item(item, of: "/|"))(cell) == value)
  }

  @Test(arguments: [
    ("level", #"{"level": "甲", "n": 1}"#, "甲"), ("a.b[2].c", #"{"a":{"b":[{"c":1},{"c":1.50}]}}"#, "1.50"),
    ("[1]", #"["\u7532\ud83d\ude00\n"]"#, "甲😀"), ("ok", #"{"ok":true}"#, "true"),
    ("x", #"{"level":"甲"}"#, "<blank>"),
    ("level", #"{"level":null}"#, "<blank>"), ("level", #"{"level":""}"#, "<blank>"),
    ("level", #"{"level":{"a":1}}"#, "!json-not-a-value"), ("level", #"{"level":"甲"#, "!json-malformed"),
    ("level", #"{"level":"甲"} x"#, "!json-malformed"),
    ("level", #"{"level":"甲","level":"乙"}"#, "!json-malformed"),
    ("level", #"{'level':1}"#, "!json-malformed"), ("level", "甲", "!json-malformed"),
    ("level", "-", "<blank>"),
    // A name twice, whatever stands there.
    ("a", #"{"a":null,"a":"x"}"#, "!json-malformed"), ("a", #"{"a":"x","a":null}"#, "!json-malformed"),
    ("b.c", #"{"b":{},"b":{"c":"y"}}"#, "!json-malformed"),
    ("é", "{\"e\u{301}\":\"two\",\"\u{E9}\":\"one\"}", "one"),
    ("a", #"{"a":01}"#, "!json-malformed"), ("a", #"{"a":1.}"#, "!json-malformed"),
    ("a", #"{"a":0x1F}"#, "!json-malformed"), ("a", #"{"a":-0.5e+3}"#, "-0.5e+3"),
    ("level", ##"{"level":"#N/A"}"##, "!cell-error"), ("level", #"{"level":1,}"#, "!json-malformed"),
  ])
  func aValueOfAText(_ path: String, _ cell: String, _ value: String) throws {
    let steps = try #require(Self.steps(path))
    #expect(try part(.json(steps))(cell) == value)
  }

  /// As a mapping reads it.
  private static func steps(_ path: String) -> [CellPart.Step]? {
    let text = SourceText(
      path: "m.yaml",
      text:
        "mapping: m\nreads: csv\nobject: lead\nfields: {lead.remark: {from: a, parse: json, at: '\(path)'}}\n"
    )
    guard case .json(let steps)? = MappingFile.load(text: text).value?.fields.first?.cellPart else {
      return nil
    }
    return steps
  }
}
