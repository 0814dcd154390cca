import Foundation
import Testing

/// Two leads of one person: two in one source, one across sources, asked about where nobody knows.
@Suite struct SeveralLeadsTests {
  private func migration(_ more: String = "", web: String = "", top: String = "") throws -> Workdir {
    let dir = try Workdir()
    try dir.writeMigration(
      [("crm", "leads", more), ("web", "leads", web)], more: top)
    try dir.write(
      "leads.yaml",
      """
      mapping: leads
      reads: csv
      object: lead
      key: no
      fields:
        account.name: {from: firm, as: company}
        contact.name: {from: person, as: person}
        contact.mobile: {from: phone, as: phone}
        lead.status: {from: state, values: {开口: new, 签约: converted}}
        lead.product: product
        lead.created_at: {from: made, as: datetime, zone: UTC}
      """)
    try dir.write("crm.csv", "no,firm,person,phone,state,product,made\n" + Self.crm)
    try dir.write("web.csv", "no,firm,person,phone,state,product,made\n" + Self.web)
    return dir
  }

  private static let crm = """
    K1,徽州电机有限公司,谭越,13712340001,签约,电机,2023-02-01
    K2,徽州电机有限公司,谭越,13712340001,开口,水泵,2025-06-01
    K3,洛水纺织有限公司,何静,13712340002,开口,纱线,2024-01-05

    """
  private static let web = "9,洛水纺织有限公司,何静,13712340002,签约,纱线,2024-02-05\n"

  @Test func twoKeysAreTwoAndAreListed() throws {
    let dir = try migration()
    let run = try dir.run("apply", "m.yaml", "--out", "r", "--lists")
    #expect(run.status == 0, "\(run)")
    #expect(
      try dir.rows("SELECT count(*), count(DISTINCT contact), count(DISTINCT account) FROM lead") == ["3|2|2"]
    )
    #expect(try dir.rows("SELECT records FROM lead ORDER BY nr") == ["1", "1", "2"])
    #expect(try dir.run("verify", "m.yaml").status == 0)
    #expect(run.out.contains("Customers with several leads (1)"), "\(run.out)")
    struct Report: Decodable {
      struct Lead: Decodable {
        struct Record: Decodable { var key: String }
        struct Value: Decodable {
          var field: String
          var value: String
        }
        var record: Record
        var values: [Value]
      }
      struct Item: Decodable {
        var company: String
        var name: String
        var leads: [Lead]
      }
      struct Listing: Decodable {
        var total: Int
        var items: [Item]
        var file: String?
      }
      var severalLeads: Listing
    }
    let report = try JSONDecoder().decode(Report.self, from: dir.bytes("r/report.json") ?? Data())
      .severalLeads
    #expect(report.total == 1 && report.file == "report-several-leads.csv")
    #expect(report.items.first?.name == "谭越" && report.items.first?.company == "徽州电机有限公司")
    #expect(report.items.first?.leads.map(\.record.key) == ["K1", "K2"])
    let first = report.items.first?.leads.first?.values.map { "\($0.field) \($0.value)" } ?? []
    #expect(first.contains { $0.hasPrefix("lead.created_at 2023-02-01") }, "\(first)")
    let csv = dir.text("r/report-several-leads.csv").split(separator: "\r\n")
    #expect(csv.count == 3 && csv[1].contains("K1") && csv[2].contains("K2"), "\(csv)")
    #expect(dir.text("r/report.html").contains("severalLeads"))
  }

  @Test func planAndRunListTheSame() throws {
    let dir = try migration()
    #expect(try dir.run("plan", "m.yaml", "--out", "p").status == 2)
    #expect(try dir.run("apply", "m.yaml", "--out", "r").status == 0)
    func listed(_ folder: String) throws -> String {
      let json = try JSONSerialization.jsonObject(with: dir.bytes("\(folder)/report.json") ?? Data())
      // A run writes no lists unless it is asked to.
      var list = (json as? [String: Any])?["severalLeads"] as? [String: Any] ?? [:]
      list["file"] = nil
      return String(
        decoding: try JSONSerialization.data(withJSONObject: list, options: .sortedKeys), as: UTF8.self)
    }
    #expect(try listed("p") == listed("r"))
    // A night later nobody new came, and a night after that one more: those that stand are listed as well.
    #expect(try dir.run("apply", "m.yaml", "--out", "r2").status == 0)
    #expect(try listed("r2") == listed("r"))
    try dir.write("web.csv", dir.text("web.csv") + "10,洛水纺织有限公司,何静,13712340002,开口,布,2024-03-05\n")
    #expect(try dir.run("plan", "m.yaml", "--out", "p3").status == 2)
    #expect(try dir.run("apply", "m.yaml", "--out", "r3").status == 0)
    #expect(try listed("p3") == listed("r3"))
    #expect(try listed("r3").contains("\"total\":2"))
    #expect(try dir.run("verify", "m.yaml").status == 0)
  }

  @Test func aSheetThatWasTypedTwiceIsJoinedOrAsked() throws {
    let dir = try migration(", leads: merge")
    try dir.write(
      "crm.csv",
      "no,firm,person,phone,state,product,made\n" + Self.crm
        + "K4,洛水纺织有限公司,何静,13712340002,,纱线,2024-01-09\n")
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT records FROM lead ORDER BY nr") == ["1", "1", "3"])
    #expect(
      try dir.rows("SELECT entity, against FROM possible_pair ORDER BY 1, 2") == ["3|leads-differ"])
  }

  @Test func theRuleMayChangeFromNightToNight() throws {
    let dir = try migration()
    try dir.write("crm.csv", dir.text("crm.csv") + "K4,洛水纺织有限公司,何静,13712340002,,纱线,2024-01-09\n")
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT count(*) FROM lead") == ["5"])
    #expect(try dir.rows("SELECT count(*) FROM possible_pair WHERE against = 'several-leads'") == ["2"])
    try dir.writeMigration([("crm", "leads", ", leads: merge"), ("web", "leads", "")])
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT count(*) FROM lead") == ["3"])
    try dir.writeMigration([("crm", "leads", ""), ("web", "leads", "")])
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT count(*) FROM lead") == ["5"])
  }

  @Test func matchingOffMakesNoTwoRecordsOne() throws {
    let dir = try migration(top: "matching: off")
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT count(*) FROM lead") == ["4"])
    #expect(try dir.rows("SELECT count(*) FROM contact") == ["4"])
    #expect(try dir.rows("SELECT count(*) FROM account") == ["4"])
    #expect(try dir.rows("SELECT count(*) FROM possible_pair") == ["0"])
    // And on again.
    try dir.writeMigration([("crm", "leads", ""), ("web", "leads", "")])
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT count(*) FROM account") == ["2"])
    #expect(try dir.run("plan", "m.yaml", "--out", "p").status == 0)
  }

  /// A store in which somebody joined two leads of one source is not what the rules make.
  @Test func theVerifierSeesLeadsThatWereFused() throws {
    let dir = try migration()
    try dir.applyAndVerify()
    try dir.execute(
      "INSERT INTO member SELECT 3, nr / 4096, 0, (SELECT min(nr) FROM lead), 1 FROM lead WHERE product = '水泵'"
    )
    let verify = try dir.run("verify", "m.yaml")
    #expect(verify.status == 4 && verify.out.contains("two leads are one"), "\(verify.out)")
  }

  @Test(arguments: ["王女士,王先生", "王芳女士,王芳先生", "Ms. Brook,Mr. Brook", "Mrs Ann Brook,Sir Ann Brook"])
  func titlesKeepTwoPersonsApart(_ names: String) throws {
    let dir = try migration()
    let pair = names.split(separator: ",")
    try dir.write("web.csv", "no,firm,person,phone,state,product,made\n")
    try dir.write(
      "crm.csv",
      "no,firm,person,phone,state,product,made\nK1,徽州电机有限公司,\(pair[0]),13712340001,开口,,2023-02-01\n"
        + "K2,徽州电机有限公司,\(pair[1]),13712340001,开口,,2023-02-01\n")
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT count(*), count(honorific) FROM contact") == ["2|2"])
    #expect(try dir.rows("SELECT against FROM possible_pair") == ["names-differ"])
  }
}
