import Foundation
import Testing

/// A file beside an export that says what is in it.
@Suite struct ControlFileTests {
  private func migrated() throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration(
      "1,甲公司,张伟,13812345678,\"1,200.50\"\n2,,李娜,13912345678,-0.5\n3,,王芳,13712345678,\n")
    return dir
  }

  @Test func whatAgreesHolds() throws {
    let dir = try migrated()
    try dir.write("leads.csv.control", "records: 3\nsums: {备注: 1200.00}\n")
    try dir.write("leads.csv.sha256", try dir.sha256("leads.csv") + "  leads.csv\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let verify = try dir.run("verify", "m.yaml", "--json")
    #expect(verify.status == 0, "\(verify)")
    #expect(try dir.tally(verify.out, "control-file") == [3, 0, 0])
  }

  /// Each figure, told with its line; nothing is written.
  @Test(arguments: [
    ("leads.csv.control", "\nrecords: 4\n", "leads.csv.control:2 says records 4; found 3"),
    (
      "leads.csv.sha256", String(repeating: "0", count: 64) + " *leads.csv",
      "leads.csv.sha256:1 says sha256 0000"
    ),
    ("leads.csv.control", "records: viele\n", "control file cannot be read"),
  ])
  func aContradictionRefusesTheSource(_ name: String, _ text: String, _ words: String) throws {
    let dir = try migrated()
    try dir.write(name, text)
    for arguments in [["plan", "m.yaml", "--out", "p"], ["apply", "m.yaml"]] {
      let run = try dir.run(arguments)
      #expect(run.status == 6, "\(run)")
      #expect(run.err.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words), "\(run)")
    }
    #expect(!dir.exists("t.leads"))
  }

  @Test func verifyNamesTheFigure() throws {
    let dir = try migrated()
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try dir.write("leads.csv.control", "records: 2\nsums: {备注: 1200.01, 金额: 1}\n")
    let verify = try dir.run("verify", "m.yaml", "--json")
    #expect(verify.status == 4)
    let found = try dir.violated(verify.out)
    #expect(found.map(\.check) == ["control-file", "control-file"])
    #expect(found.map(\.field) == ["records", "sum"])
    #expect(found.map(\.expected) == ["2", "1200.01"])
    #expect(found.map(\.actual) == ["3", "1200.00"])
    #expect(found.map(\.file) == ["leads.csv", "leads.csv"])
    // A column that is not there.
    #expect(try dir.tally(verify.out, "control-file") == [0, 2, 1])
  }

  @Test func itIsNoExportItself() throws {
    let dir = try migrated()
    try dir.write("m.yaml", dir.text("m.yaml").replacing("files: leads.csv,", with: "files: 'leads.csv*',"))
    try dir.write("leads.csv.control", "records: 3\n")
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
  }

  /// Two kinds of records of one file: together they are what it holds.
  @Test func severalReadingsOfOneFileAreOneExport() throws {
    let dir = try Workdir()
    try dir.write(
      "m.yaml",
      """
      migration: small
      store: sqlite:t.leads
      sources:
        erp:
          trust: 1
          objects:
            - {files: all.xml, mapping: firms.yaml}
            - {files: all.xml, mapping: people.yaml}
      """)
    try dir.write(
      "firms.yaml",
      "mapping: firms\nreads: xml\nobject: account\nrecord: /all/firm\nkey: id\n"
        + "fields:\n  account.name: name\nkeep: [n]\n")
    try dir.write(
      "people.yaml",
      "mapping: people\nreads: xml\nobject: contact\nrecord: /all/person\nkey: id\n"
        + "fields:\n  contact.name: name\nkeep: [n]\n")
    try dir.write(
      "all.xml",
      """
      <all><firm><id>1</id><name>甲公司</name><n>5</n></firm>
      <person><id>7</id><name>张伟</name><n>2.5</n></person>
      <person><id>8</id><name>李娜</name><n>1</n></person></all>
      """)
    try dir.write("all.xml.control", "records: 2\n")
    let wrong = try dir.run("apply", "m.yaml")
    #expect(wrong.status == 6, "\(wrong)")
    #expect(wrong.err.contains("says records 2; found 3"))
    try dir.write("all.xml.control", "records: 3\nsums: {n: 8.50}\n")
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
    let verify = try dir.run("verify", "m.yaml", "--json")
    #expect(verify.status == 0, "\(verify)")
    #expect(try dir.tally(verify.out, "control-file") == [2, 0, 0])
  }

  /// A row that has no cells is in no sum: who says the sum differs says too much.
  @Test func aSumOverARowThatCannotBeReadIsNotCheckable() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(
      "1,甲公司,张伟,13812345678,5\n2,\"乙\"公司,李娜,13912345678,7\n", gates: "gates: {quarantined: 1}")
    try dir.write("leads.csv.control", "records: 2\nsums: {备注: 12}\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let verify = try dir.run("verify", "m.yaml", "--json")
    #expect(verify.status == 8, "\(verify)")
    #expect(try dir.tally(verify.out, "control-file") == [1, 0, 1])
    #expect(verify.out.contains("\"ordinal\" : 2"))
  }
}
