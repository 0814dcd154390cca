import Testing

/// A path is read once: where the importer finds records and their children, the independent count and
/// the verifier look, too, whatever the names hold.
@Suite struct OddPathTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// As it stands in the mapping.
    var record: String
    /// JSON text of a name, or of names that lead there.
    var file: String
    var child: String

    var testDescription: String { "\(record) → \(child)" }
  }

  private static func json(_ names: [String], child: String) -> String {
    let record = #"{"id":"1","name":"甲公司","\#(child)":[{"name":"张三","qq":"7"},{"name":"李四","qq":"8"}]}"#
    return names.reversed().reduce("[\(record)]") { #"{"\#($1)":\#($0)}"# }
  }

  static let json: [Case] = [
    Case(record: "客户[1]", file: json(["客户[1]"], child: "联系人[主]"), child: "联系人[主]"),
    Case(record: "$.客户[1][*]", file: json(["客户[1]"], child: "c"), child: "c[*]"),
    Case(record: "$['a.b'].c[*]", file: json(["a.b", "c"], child: "x.y"), child: "['x.y']"),
    Case(record: "a/b", file: json(["a/b"], child: "x/y"), child: "$.x/y"),
    Case(record: #"["it's"]"#, file: json(["it's"], child: "o'clock"), child: #"["o'clock"]"#),
    Case(record: "$.$ref", file: json(["$ref"], child: "$c"), child: "['$c']"),
    Case(record: "['']", file: json([""], child: ""), child: "['']"),
    Case(record: "数据.客户", file: json(["数据", "客户"], child: "caf\u{E9}"), child: "caf\u{E9}"),
  ]

  private func prove(_ dir: Workdir, format: String, record: String, child: String, qq: String) throws {
    func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\\\"") + "\"" }
    try dir.write(
      "m.yaml",
      """
      migration: paths
      store: sqlite:t.leads
      sources:
        erp: {files: "erp.\(format)", mapping: erp.yaml}
      """)
    try dir.write(
      "erp.yaml",
      """
      mapping: erp
      reads: \(format)
      record: \(quoted(record))
      object: account
      key: id
      fields: {account.name: name}
      each:
        - path: \(quoted(child))
          object: contact
          fields: {contact.name: name}
          keep: [\(quoted(qq))]
      """)
    let planned = try dir.run("plan", "m.yaml", "--out", "plan")
    #expect(planned.status == 2, "\(planned)")
    let applied = try dir.run("apply", "plan")
    #expect(applied.status == 0, "\(applied)")
    let verified = try dir.run("verify", "m.yaml")
    #expect(verified.status == 0, "\(verified)")
    #expect(try dir.reading().rows("SELECT name FROM contact ORDER BY name").count == 2)
  }

  @Test(arguments: json) func pathsOfJSON(example: Case) throws {
    let dir = try Workdir()
    try dir.write("erp.json", example.file)
    try prove(dir, format: "json", record: example.record, child: example.child, qq: "qq")
  }

  @Test(arguments: ["u:数据/u:客户", "/数据/客户", "客户"]) func pathsOfXML(record: String) throws {
    let dir = try Workdir()
    let contacts = ["张三", "李四"].map { "<u:联系人 qq=\"7\"><name>\($0)</name></u:联系人>" }.joined()
    try dir.write(
      "erp.xml",
      """
      <u:数据 xmlns:u="urn:u"><u:客户><id>1</id><name>甲公司</name><u:c>\(contacts)</u:c></u:客户></u:数据>
      """)
    try prove(dir, format: "xml", record: record, child: "u:c/u:联系人", qq: "@qq")
  }
}
