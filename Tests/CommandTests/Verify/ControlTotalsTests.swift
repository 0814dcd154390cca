import Foundation
import Testing

/// What an accountant adds up on both sides, with every difference by its name.
@Suite struct ControlTotalsTests {
  private static let mapping = """
    mapping: leads
    reads: csv
    object: lead
    key: 编号
    fields:
      account.name: 公司
      contact.name: {from: 联系人, as: person}
      contact.mobile: 手机
      lead.status: {from: 状态, values: {新: new, 旧: working, 老: working}}
      lead.created_at: {from: 创建, as: datetime, zone: Asia/Shanghai}
      opportunity.amount: {from: 金额(万元), as: money, scale: 10000, currency: CNY}
    where: {备注: {not_in: [测试]}}
    ignore: [备注]
    """
  private static let head = "编号,公司,联系人,手机,状态,创建,金额(万元),备注\n"

  private func migrated(_ rows: String) throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration("", gates: "gates: {quarantined: 5}")
    try dir.write("m.yaml", dir.text("m.yaml").replacing("trust: 1,", with: "trust: 1, leads: merge,"))
    try dir.write("leads.yaml", Self.mapping)
    try dir.write("leads.csv", Self.head + rows)
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
    return dir
  }

  /// Rows of totals.csv over all files, by `field group unit`: what stands in each named column.
  private func totals(_ dir: Workdir, file: String = "") throws -> [String: [String: String]] {
    let proof = dir.exists("proof") ? "proof-\(UUID())" : "proof"
    let verify = try dir.run("verify", "m.yaml", "--out", proof, "--lang", "en")
    #expect(verify.status == 0, "\(verify)")
    var rows = dir.text(proof + "/totals.csv").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let names = rows.removeFirst()
    var totals: [String: [String: String]] = [:]
    for cells in rows {
      let row = Dictionary(zip(names, cells)) { first, _ in first }
      guard row["file"] == file else { continue }
      let name = [row["field"], row["measure"], row["group"], row["unit"]].compactMap { $0 }.filter {
        !$0.isEmpty
      }
      totals[name.joined(separator: " ")] = row.filter { !$0.value.isEmpty }
    }
    return totals
  }

  @Test func everyDifferenceHasAName() throws {
    let dir = try migrated(
      """
      1,云杉科技有限公司,张伟,138-1234-5678,新,2024-02-29 23:30,1.5,
      2,云杉科技有限公司,张伟,13812345678,新,2024-03-01 00:30,0.25,
      3,,李娜,13912345678,老,2024/3/1,,
      4,,王芳,13712345678,坏,2024-03-02,7,
      5,,赵敏,13612345678,新,2024-03-03,9,测试

      """)
    let all = try totals(dir)
    func line(_ name: String, _ columns: String...) -> [String?] { columns.map { all[name]?[$0] } }
    #expect(
      line("records count", "files", "quarantined", "filtered", "landed") == ["5", "-1", "-1", "3"])
    #expect(line("keys digits", "files", "quarantined", "filtered", "landed") == ["15", "-4", "-5", "6"])
    #expect(
      line("opportunity.amount money CNY CNY", "files", "quarantined", "filtered", "landed", "golden")
        == ["177500", "-70000", "-90000", "17500", "17500"])
    #expect(line("lead.status values working count", "files", "landed") == ["1", "1"])
    #expect(line("lead.status values new count", "files", "filtered", "landed") == ["3", "-1", "2"])
    #expect(
      line("lead.status values count", "files", "landed", "merged", "golden") == ["5", "3", "-1", "2"])
    #expect(line("lead.status values ? count", "files", "quarantined") == ["1", "-1"])
    // The month of the source's own clock, whatever UTC says.
    let months = all.filter { $0.key.hasPrefix("lead.created_at months") && $0.key.contains("2024-02") }
      .values
    #expect(months.map { $0["files"] } == ["1"])
    #expect(months.map { $0["landed"] } == ["1"])
    #expect(line("contact rows count", "landed", "merged", "golden") == ["3", "-1", "2"])
    let own = try totals(dir, file: "leads.csv")
    #expect(own["records count"]?["files"] == "5")
    #expect(own["opportunity.amount money CNY count"]?["quarantined"] == "-1")
  }

  @Test func whatVanishedOrWasMendedIsNamed() throws {
    let dir = try migrated("K1,甲公司,张伟,13812345678,新,2024-01-01,1,\nK2,乙公司,李娜,13912345678,坏,2024-01-02,2,\n")
    #expect(
      try dir.run("quarantine", "fix", "m.yaml", "--record", "K2", "--column", "状态", "--value", "旧").status
        == 0)
    #expect(try dir.run("quarantine", "replay", "m.yaml").status == 0)
    let replayed = try totals(dir)
    #expect(replayed["records count"]?["replayed"] == "1")
    #expect(replayed["lead.status values working count"]?["corrected"] == "1")
    try dir.write("leads.csv", Self.head + "K2,乙公司,李娜,13912345678,坏,2024-01-02,2,\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let later = try totals(dir)
    #expect(later["records count"]?["vanished"] == "1")
    #expect(later["records count"]?["landed"] == "2")
    #expect(later["opportunity.amount money CNY CNY"]?["vanished"] == "10000")
    #expect(later["lead.status values working count"]?["corrected"] == "1")
  }

  /// The file is another one, and the store was told so: its records are not those that were stored.
  @Test func aCellChangedSinceIsNamed() throws {
    let dir = try migrated("1,甲公司,张伟,13812345678,新,2024-01-01,1,\n2,乙公司,李娜,13912345678,旧,2024-01-02,2,\n")
    try dir.write("leads.csv", dir.text("leads.csv").replacing(",2,\n", with: ",3,\n"))
    let sum = try dir.sha256("leads.csv")
    try dir.execute("UPDATE file SET sha256 = '\(sum)'")
    let verify = try dir.run("verify", "m.yaml", "--json")
    #expect(verify.status == 4)
    let found = try dir.violated(verify.out)
    #expect(found.contains { $0.check == "raw" && $0.line == 3 })
    #expect(
      found.contains { $0.check == "totals" && $0.field == "amount" && $0.expected == "CNY: 2 (40000)" })
    #expect(found.filter { $0.check == "totals" }.count == 1)
  }

  @Test func theTerminalShowsTheSums() throws {
    let dir = try migrated("1,甲公司,张伟,13812345678,新,2024-01-01,123.45,\n")
    let text = try dir.run("verify", "m.yaml", "--lang", "en").out
    let line = try #require(text.split(separator: "\n").first { $0.contains("Amount CNY") })
    #expect(line.split(separator: " ").suffix(3) == ["1,234,500", "1,234,500", "1,234,500"])
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.contains("·") })
  }

  @Test func aRowUnderAnotherCustomerIsNamedByItsCustomer() throws {
    let dir = try migrated("1,甲公司,张伟,13812345678,新,2024-01-01,1,\n2,乙公司,李娜,13912345678,旧,2024-01-02,2,\n")
    try dir.execute("UPDATE contact SET account = (SELECT min(nr) FROM account)")
    let verify = try dir.run("verify", "m.yaml", "--json")
    let found = try dir.violated(verify.out).filter { $0.check == "fan-out" }
    #expect(found.map(\.line) == [2, 3])
    #expect(found.map(\.expected) == ["1", "1"])
    #expect(found.map(\.actual) == ["2", "0"])
  }

  /// A file that is read for two objects is in the files' sums of both.
  @Test func oneFileOfTwoObjectsIsReadForBoth() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,甲公司,张伟,13812345678,a\n2,乙公司,李娜,13912345678,b\n")
    try dir.write(
      "accounts.yaml",
      """
      mapping: accounts
      reads: csv
      object: account
      key: 编号
      fields: {account.name: 公司}
      ignore: [联系人, 手机, 备注]
      """)
    try dir.write(
      "m.yaml",
      dir.text("m.yaml").replacing(
        "{files: leads.csv, mapping: leads.yaml, trust: 1,",
        with: """
          {objects: [{files: leads.csv, mapping: leads.yaml}, {files: leads.csv, mapping: accounts.yaml}], trust: 1,
          """))
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
    let all = try totals(dir)
    #expect(all["records count"]?["files"] == "4")
    #expect(all["records count"]?["landed"] == "4")
    #expect(all["records count"]?["older-run"] == nil)
    #expect(try dir.run("verify", "m.yaml", "--manifest", "proof/manifest.json").status == 0)
  }
}
