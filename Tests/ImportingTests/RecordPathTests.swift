import Testing

@testable import Importing

/// Where the records of a tree were found is told as a mapping's `record:` writes it.
struct RecordPathTests {
  @Test func pathsAreWrittenAsTheyAreRead() {
    #expect(JSONPath(keys: ["data", "items"]).text == "$.data.items[*]")
    #expect(JSONPath("$.data.items[*]") == JSONPath(keys: ["data", "items"]))
    for keys in [
      [], ["a"], ["a", "b c"], ["a.b"], ["a.b", "c"], ["a", "b[0].c", "d'e"], [""], ["$x", "y]"], ["a['b"],
    ] {
      let path = JSONPath(keys: keys)
      #expect(JSONPath(path.text) == path, "\(path.text)")
    }
    #expect(JSONPath("$['a.b'][*]") == JSONPath(keys: ["a.b"]))
    #expect(JSONPath("$.pages[*][\"a.b\"].rows").steps == [.key("pages"), .each, .key("a.b"), .key("rows")])
    #expect(JSONPath(keys: []).text == "$[*]")
    #expect(XMLPath("/a/b").text == "/a/b" && XMLPath("b").text == "b")
  }
}
