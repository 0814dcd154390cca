import Model
import Testing

@testable import Documents

struct MigrationFileTests {
  @Test func theExampleOfTheDesignIsRead() throws {
    let directory = try Directory()
    for name in ["excel-leads.yaml", "u8-customer.yaml", "oa-feed.yaml", "owners.csv"] {
      try directory.write(name, "")
    }
    let path = try directory.write(
      "anhe.yaml",
      """
      migration: anhe-2026
      title: {zh: 安和科技更换 CRM, en: Anhe moves to a new CRM}
      store: sqlite:anhe.leads             # later also postgresql://…
      sources:
        excel: {files: exports/线索*.csv,        mapping: excel-leads.yaml,  trust: 1, snapshot: true}
        u8:    {files: exports/u8-customer*.xml, mapping: u8-customer.yaml,  trust: 3, snapshot: true}
        oa:    {files: exports/oa-*.json,        mapping: oa-feed.yaml,      trust: 2}
      owners: owners.csv                   # who is who, who left, who takes over
      gates: {lost: 0, quarantined: 0.5 %, undecided: 50}
      """)
    let loaded = MigrationFile.load(path: path)
    #expect(loaded.diagnostics.isEmpty)
    let file = try #require(loaded.value)
    #expect(file.name == "anhe-2026")
    #expect(file.title.zh == "安和科技更换 CRM")
    #expect(file.storePath == directory.path + "/anhe.leads")
    #expect(file.sources.map(\.name) == ["excel", "u8", "oa"])
    #expect(file.sources.map(\.trust) == [1, 3, 2])
    #expect(file.sources.map(\.isSnapshot) == [true, true, false])
    #expect(file.sources[0].inputs[0].files == ["exports/线索*.csv"])
    #expect(file.sources[1].inputs[0].mapping == directory.path + "/u8-customer.yaml")
    #expect(file.ownersPath == directory.path + "/owners.csv")
    #expect(file.gates.quarantined == .percent(0.5))
    #expect(file.gates.undecided == 50)
    #expect(file.digest.count == 64)
  }

  @Test func aSourceMayHaveSeveralObjects() throws {
    let directory = try Directory()
    try directory.write("a.yaml", "")
    let path = try directory.write(
      "m.yaml",
      """
      migration: m
      store: sqlite:m.leads
      sources:
        erp:
          trust: 2
          objects:
            - {files: [客户*.csv, old/客户.csv], mapping: a.yaml}
            - {files: 联系人.csv, mapping: a.yaml, encoding: gb18030}
      """)
    let file = try #require(MigrationFile.load(path: path).value)
    #expect(file.sources[0].inputs.map(\.files) == [["客户*.csv", "old/客户.csv"], ["联系人.csv"]])
    #expect(file.sources[0].inputs[1].encoding == "gb18030")
    #expect(file.gates.quarantined == nil)
  }

  @Test func everyMistakeIsToldAtOnce() throws {
    let directory = try Directory()
    let path = try directory.write(
      "m.yaml",
      """
      migration: a b
      store: postgresql://user:pw@host/db
      sorces: {}
      sources:
        one: {files: "a[.csv", mapping: none.yaml, trust: high, snapshot: maybe}
        two: {mapping: none.yaml, password: x}
        three: {files: a.csv, objects: []}
      owners: nobody.csv
      gates: {quarantined: some, lost: -1, undecided: x}
      stages: [{pilot: {}}]
      """)
    let loaded = MigrationFile.load(path: path)
    #expect(loaded.value == nil)
    #expect(
      loaded.summary == [
        "1:12 bad-name", "2:8 secret-in-file", "2:8 store-later", "3:1 unknown-key", "5:16 bad-glob",
        "5:35 mapping-missing", "5:53 wrong-type", "5:69 wrong-type", "6:8 missing-key",
        "6:18 mapping-missing", "6:29 secret-in-file", "7:25 files-and-objects", "7:34 empty-list",
        "8:9 owners-missing", "9:22 bad-limit", "9:34 wrong-type", "9:49 wrong-type",
        "10:1 stages-later",
      ])
    let typo = try #require(loaded.diagnostics.first { $0.code == "unknown-key" })
    #expect(typo.hint?.en == "did you mean 'sources'?")
    let shown = DiagnosticRenderer.render(loaded.diagnostics, .en)
    #expect(shown.contains("pw@") == false)
  }

  @Test func aMissingFileIsADiagnostic() {
    let loaded = MigrationFile.load(path: "/nowhere/m.yaml")
    #expect(loaded.value == nil)
    #expect(loaded.diagnostics.map(\.code) == ["file-missing"])
    #expect(loaded.diagnostics[0].position?.file == "/nowhere/m.yaml")
  }

  @Test(arguments: [
    ("0", Gates.Limit.count(0)), ("50", .count(50)), ("0.5 %", .percent(0.5)), ("3%", .percent(3)),
  ])
  func limits(text: String, limit: Gates.Limit) { #expect(Gates.limit(text) == limit) }

  @Test(arguments: ["-1", "some", "0.5", "101 %", "1e1 %", "%"])
  func notLimits(text: String) { #expect(Gates.limit(text) == nil) }
}
