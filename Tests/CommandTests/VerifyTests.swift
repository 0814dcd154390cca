import Foundation
import Testing

@Suite struct VerifyTests {
  private func applied() throws -> (dir: Workdir, csv: String) {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,a\n2,,李娜,13912345678,\n")
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
    let csv = try #require(
      try FileManager.default.subpathsOfDirectory(atPath: dir.path).first { $0.hasSuffix(".csv") })
    return (dir, csv)
  }

  @Test func whatWasCarriedOverHolds() throws {
    let (dir, _) = try applied()
    for target in ["m.yaml", "t.leads"] {
      let verify = try dir.run("verify", target)
      #expect(verify.status == 0, "\(verify)")
      #expect(!verify.out.contains("✗"))
    }
  }

  /// What is no record, and what lies beyond the columns, is the same to who counts again.
  @Test func footersBetweenRecordsAndAFileWithoutAHeaderHold() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(
      "1,杭州云杉科技有限公司,张伟,13812345678,a\n小计,1\n\n2,,李娜,13912345678,\n合计,2\n3,,王芳,13712345678,\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let footers = try dir.run("verify", "m.yaml")
    #expect(footers.status == 0, "\(footers)")

    let bare = try Workdir()
    try bare.writeSmallMigration("4,,赵敏,13612345678,b,多出\n", gates: "gates: {quarantined: 5}")
    try bare.write("leads.csv", bare.text("leads.csv").replacing("编号,公司,联系人,手机,备注\n", with: ""))
    try bare.write(
      "leads.yaml",
      bare.text("leads.yaml").replacing("key:", with: "csv: {header: [编号, 公司, 联系人, 手机, 备注]}\nkey:"))
    #expect(try bare.run("apply", "m.yaml").status == 0)
    let width = try bare.run("verify", "m.yaml")
    #expect(width.status == 0, "\(width)")
  }

  /// How the values of each column stand to their cells: alike, by a rule that is named, or not there.
  @Test func everyColumnHasItsCounts() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,138-1234-5678,a\n2,,李娜,13912345678,\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let verify = try dir.run("verify", "m.yaml", "--json")
    let json = try JSONSerialization.jsonObject(with: Data(verify.out.utf8)) as? [String: Any]
    let columns = try #require(json?["columns"] as? [[String: Any]])
    #expect(columns.compactMap { ($0["columns"] as? [String])?.first } == ["公司", "联系人", "手机", "备注"])
    #expect(columns.compactMap { $0["equal"] as? Int } == [1, 2, 1, 1])
    #expect(columns.compactMap { $0["blank"] as? Int } == [1, 0, 0, 1])
    #expect(columns.compactMap { $0["different"] as? Int } == [0, 0, 0, 0])
    #expect(columns.allSatisfy { $0["sources"] as? [String] == ["sheet"] })
    let rules = columns.flatMap { $0["byRule"] as? [[String: Any]] ?? [] }
    #expect(rules.compactMap { $0["rule"] as? String } == ["phone"])
    #expect(rules.compactMap { $0["count"] as? Int } == [1])
    let text = try dir.run("verify", "m.yaml", "--lang", "en")
    #expect(text.out.contains("4 columns: 5 equal, 1 by rule, 0 different, 2 blank"), "\(text)")
  }

  /// The folder holds what the terminal and `--json` say, and its files are their owner's alone.
  @Test func theFolderHoldsResultFindingsAndColumns() throws {
    let (dir, csv) = try applied()
    try FileManager.default.removeItem(atPath: dir.file(csv))
    let verify = try dir.run("verify", "m.yaml", "--json", "--out", "proof")
    #expect(verify.status == 8, "\(verify)")
    #expect(dir.text("proof/verification.json") + "\n" == verify.out)
    let json = try JSONSerialization.jsonObject(with: Data(verify.out.utf8)) as? [String: Any]
    let findings = try #require(json?["findings"] as? [Any])
    #expect(!findings.isEmpty)
    let lines = { (name: String) in
      dir.text(name).split(separator: "\r\n").map(String.init)
    }
    #expect(lines("proof/findings.csv").count == findings.count + 1)
    #expect(lines("proof/findings.csv")[1].contains("not-checkable,1,sheet,leads.csv"))
    let columns = lines("proof/columns.csv")
    #expect(columns.count == 5, "\(columns)")
    for name in ["proof/verification.json", "proof/findings.csv", "proof/columns.csv"] {
      let mode = try FileManager.default.attributesOfItem(atPath: dir.file(name))[.posixPermissions]
      #expect(mode as? Int == 0o600, "\(name)")
    }
  }

  @Test func aSourceThatIsGoneCannotBeChecked() throws {
    let (dir, csv) = try applied()
    try FileManager.default.removeItem(atPath: dir.file(csv))
    let verify = try dir.run("verify", "m.yaml")
    #expect(verify.status == 8, "\(verify)")
    #expect(verify.out.contains("?"))
  }

  @Test func aStoreThatSomebodyChangedIsViolated() throws {
    let (dir, _) = try applied()
    // The name, as it stands in the landed bytes and in the golden row, in other letters of the
    // same length: SQLite finds nothing wrong with that.
    var bytes = try #require(dir.bytes("t.leads"))
    let range = try #require(bytes.range(of: Data("李娜".utf8), options: .backwards))
    bytes.replaceSubrange(range, with: Data("李妮".utf8))
    try dir.write("t.leads", bytes)
    let verify = try dir.run("verify", "m.yaml")
    #expect(verify.status == 4, "\(verify)")
    #expect(verify.out.contains("✗"))
    // Personal data shows on request alone.
    #expect(!verify.out.contains("李妮") && !verify.out.contains("13912345678"))
  }
}
