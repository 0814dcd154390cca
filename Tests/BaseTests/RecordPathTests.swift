import Base
import Testing

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

/// One grammar: what a person writes, the names it means, and what layouts call the place.
struct RecordPathGrammarTests {
  struct Case: Sendable {
    var written: String
    var keys: [String]
    var name: String
  }

  static let json: [Case] = [
    Case(written: "客户[1]", keys: ["客户[1]"], name: "客户[1]"),
    Case(written: "$.data.客户[1][*]", keys: ["data", "客户[1]"], name: "data.客户[1]"),
    Case(written: "联系人[主]", keys: ["联系人[主]"], name: "联系人[主]"),
    Case(written: "$['a.b'].c", keys: ["a.b", "c"], name: "a.b.c"),
    Case(written: #"["it's"]"#, keys: ["it's"], name: "it's"),
    Case(written: "a/b", keys: ["a/b"], name: "a/b"),
    Case(written: "['$']", keys: ["$"], name: "$"),
    Case(written: "$.$ref", keys: ["$ref"], name: "$ref"),
    Case(written: "['']", keys: [""], name: "''"),
    Case(written: #"["x']y"]"#, keys: ["x']y"], name: "x']y"),
    Case(written: "a[*].b[*]", keys: ["a", "b"], name: "a.b"),
  ]

  @Test(arguments: json) func aPathOfJSONMeansTheseNames(example: Case) {
    let path = JSONPath(example.written)
    #expect(path.keys == example.keys)
    #expect(path.layoutName == example.name)
    #expect(JSONPath(path.text) == path, "\(path.text)")
  }

  @Test func namesAreComparedByTheirBytes() {
    #expect(JSONPath("caf\u{E9}") != JSONPath("cafe\u{301}"))
  }

  @Test func aPathBelowAnotherIsBoth() {
    #expect(
      JSONPath("['a.b']").below(JSONPath("c[*].d")).steps == [.key("c"), .each, .key("d"), .key("a.b")])
  }

  @Test func prefixesOfXMLAreDropped() {
    #expect(XMLPath("/u:data/u:客户").names == ["data", "客户"])
    #expect(XMLPath("/u:data/u:客户").isAnchored && !XMLPath("u:客户").isAnchored)
    #expect(XMLPath("u:a/b").layoutName == "a/b")
  }
}
