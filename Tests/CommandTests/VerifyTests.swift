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
    #expect(dir.text("proof/verification.html").contains("class=\"verdict attention\""))
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
    for name in ["verification.html", "verification.json", "findings.csv", "columns.csv"].map({
      "proof/\($0)"
    }) {
      let mode = try FileManager.default.attributesOfItem(atPath: dir.file(name))[.posixPermissions]
      #expect(mode as? Int == 0o600, "\(name)")
    }
  }

  /// Of every file: records read = the sum of their dispositions; filled cells likewise.
  @Test func theBalanceOfEveryFileAddsUp() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(
      "1,杭州云杉科技有限公司,张伟,13812345678,a\n2,,李娜,1.39E+10,\n", gates: "gates: {quarantined: 5}")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let verify = try dir.run("verify", "m.yaml", "--json")
    let json = try JSONSerialization.jsonObject(with: Data(verify.out.utf8)) as? [String: Any]
    let file = try #require((json?["files"] as? [[String: Any]])?.first)
    let records = try #require(file["records"] as? [String: Int])
    #expect(file["read"] as? Int == 2 && file["counted"] as? Int == 2)
    #expect(records.filter { $0.value > 0 } == ["added": 1, "quarantined": 1])
    let cells = try #require(file["cells"] as? [String: Int])
    #expect(cells.filter { $0.value > 0 } == ["filled": 8, "mapped": 5, "quarantined": 3])
  }

  /// One page for a sponsor and an operator, whatever the exit code.
  @Test func thePageSaysWhatTheExitCodeSays() throws {
    let (dir, csv) = try applied()
    let holds = try dir.run("verify", "m.yaml", "--out", "proof", "--lang", "en")
    #expect(holds.status == 0, "\(holds)")
    #expect(holds.out.hasSuffix("Report: proof/verification.html\n"))
    let page = dir.text("proof/verification.html")
    #expect(page.contains("class=\"verdict good\""))
    #expect(page.contains("All 2 records that were read (runs: 1) are accounted for"))
    #expect(page.contains("<b>2</b> <span class=\"l zh\" lang=\"zh-Hans\">新增"))
    #expect(page.contains("Faults made on purpose:"))
    for name in ["findings.csv", "columns.csv", "totals.csv", "verification.json", "manifest.json"] {
      #expect(page.contains("<a href=\"\(name)\">") && dir.exists("proof/\(name)"), "\(name)")
    }

    try dir.renameInStore("李娜", to: "李妮")
    let violated = try dir.run("verify", "m.yaml", "--out", "proof-2", "--lang", "zh")
    #expect(violated.status == 4, "\(violated)")
    #expect(violated.out.hasSuffix("报告：proof-2/verification.html\n"))
    let masked = dir.text("proof-2/verification.html")
    #expect(masked.contains("class=\"verdict bad\"") && !masked.contains("李妮"))
    #expect(!dir.text("proof-2/findings.csv").contains("李妮"))
    #expect(dir.text("proof-2/findings.csv").contains("leadferry trace m.yaml leads.csv:3"))
    #expect(try dir.run("verify", "m.yaml", "--out", "proof-3", "--show-values").status == 4)
    #expect(dir.text("proof-3/verification.html").contains("李妮"))
    // The command that the page gives shows the record.
    #expect(try dir.run("trace", "m.yaml", "leads.csv:3").out.contains("李娜"))

    try dir.renameInStore("李妮", to: "李娜")
    try FileManager.default.removeItem(atPath: dir.file(csv))
    let gone = try dir.run("verify", "m.yaml", "--out", "proof-4")
    #expect(gone.status == 8, "\(gone)")
    #expect(dir.text("proof-4/verification.html").contains("class=\"verdict attention\""))
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
    try dir.renameInStore("李娜", to: "李妮")
    let verify = try dir.run("verify", "m.yaml")
    #expect(verify.status == 4, "\(verify)")
    #expect(verify.out.contains("✗"))
    // Personal data shows on request alone.
    #expect(!verify.out.contains("李妮") && !verify.out.contains("13912345678"))
  }
}

extension Workdir {
  /// A name, where it stands last in the file, in other letters of the same length: SQLite finds nothing
  /// wrong with that.
  fileprivate func renameInStore(_ name: String, to other: String) throws {
    var bytes = try #require(self.bytes("t.leads"))
    let range = try #require(bytes.range(of: Data(name.utf8), options: .backwards))
    bytes.replaceSubrange(range, with: Data(other.utf8))
    try write("t.leads", bytes)
  }
}
