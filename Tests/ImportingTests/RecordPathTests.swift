import Testing

@testable import Importing

/// Where the records of a tree were found is told as a mapping's `record:` writes it.
struct RecordPathTests {
  @Test func pathsAreWrittenAsTheyAreRead() {
    #expect(JSONPath(keys: ["data", "items"]).text == "$.data.items[*]")
    #expect(JSONPath("$.data.items[*]") == JSONPath(keys: ["data", "items"]))
    for keys in [[], ["a"], ["a", "b c"]] {
      let path = JSONPath(keys: keys)
      #expect(JSONPath(path.text) == path, "\(path.text)")
    }
    #expect(JSONPath(keys: []).text == "$[*]")
    #expect(XMLPath("/a/b").text == "/a/b" && XMLPath("b").text == "b")
  }
}
