import Foundation
import Testing

@Suite struct BadMappingTests {
  /// Every kind of mistake in one file: all are found at once, each with its place.
  @Test func aMappingWithEveryKindOfMistake() throws {
    let dir = try Workdir()
    let setUp = { try dir.writeSmallMigration(goodRows) }
    let spoiled = """
      mapping: leads
      reads: csv
      object: lead
      key: 编号
      colour: red
      fields:
        account.nmae: 公司
        contact.name: {from: 联系人, as: persn}
        contact.mobile: {from: 手机, as: phone, tak: first}
        lead.status: {from: 状态, values: {新: brand-new}}
        lead.created_at: {from: 时间, as: money}
        lead.owner: {from: 负责人, as: owner}
        lead.title: {}
        lead.remark: {from: 备注, value: x}
      keep: [备用]
      ignore: [备用]
      """
    let expected = [
      "leads.yaml:5:1: error: unknown key 'colour'",
      "leads.yaml:7:3: error: there is no field 'account.nmae'",
      "did you mean 'account.name'?",
      "leads.yaml:8:", "unknown-transform", "did you mean 'person'?", "leads.yaml:9:", "leads.yaml:10:",
      "brand-new", "leads.yaml:11:", "type-mismatch", "leads.yaml:12:", "owners-needed", "leads.yaml:13:",
      "leads.yaml:14:", "leads.yaml:16:", "kept-and-ignored", "^",
    ]
    try dir.expectRefused(code: 5, says: expected, setUp: setUp) { try dir.write("leads.yaml", spoiled) }
    try dir.expectRefused(code: 5, says: expected, arguments: ["check", "m.yaml"], setUp: setUp) {
      try dir.write("leads.yaml", spoiled)
    }
  }

  /// A document that is right by itself.
  @Test func aMappingThatMeansNothing() throws {
    let dir = try Workdir()
    let setUp = { try dir.writeSmallMigration(goodRows) }
    let expected = [
      "leads.yaml:6:", "unknown-transform", "did you mean 'person'?", "leads.yaml:7:", "leads.yaml:8:",
      "type-mismatch", "leads.yaml:9:", "owners-needed",
    ]
    try dir.expectRefused(code: 5, says: expected, setUp: setUp) {
      try dir.write(
        "leads.yaml",
        """
        mapping: leads
        reads: csv
        object: lead
        key: 编号
        fields:
          contact.name: {from: 联系人, as: persn}
          contact.mobile: {from: 手机, as: phone, tak: first}
          lead.created_at: {from: 备注, as: money}
          lead.owner: {from: 公司, as: owner}
        """)
    }
  }

  /// `check` lays a mapping beside the columns of the files that are there; it needs none.
  @Test func columnsThatTheFileDoesNotHave() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    try dir.write("leads.yaml", dir.text("leads.yaml").replacing("备注", with: "备住"))
    let got = try dir.run("check", "m.yaml")
    #expect(got.status == 6, "\(got)")
    #expect(got.err.contains("leads.yaml:9:16: error: leads.csv: the file has no column '备住'"), "\(got)")
    #expect(got.err.contains("'备注'") && got.err.contains("^"), "\(got)")
    try dir.write("leads.csv", Data("编号,公司,联系人,手机,备住\n1,甲公司,张伟,,\n".utf8))
    #expect(try dir.run("check", "m.yaml").status == 0)
    try FileManager.default.removeItem(atPath: dir.file("leads.csv"))
    #expect(try dir.run("check", "m.yaml").status == 0)
  }

  @Test func aMigrationThatIsNotThere() throws {
    let dir = try Workdir()
    let got = try dir.run("apply", "none.yaml")
    #expect(got.status == 5 && got.err.contains("none.yaml") && got.err.contains("file-missing"), "\(got)")
  }

  @Test func aMigrationThatIsNoYAML() throws {
    let dir = try Workdir()
    try dir.write("m.yaml", "migration: [a\nstore: {\n")
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 5 && got.err.contains("m.yaml:"), "\(got)")
  }
}
