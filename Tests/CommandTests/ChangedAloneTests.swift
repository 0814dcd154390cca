import Foundation
import GRDB
import Testing

/// A night on which few records changed judges these anew, among those whom they can meet; the store
/// is the one that judging all of them would give.
@Suite struct ChangedAloneTests {
  private static let companies = [
    "甲科技有限公司", "乙软件有限公司", "丙贸易有限公司", "丁集团", "戊电子股份有限公司", "己物流有限公司", "",
  ]
  private static let persons = ["张伟", "李娜", "王芳", "赵敏", "张总", "李强", "陈静", ""]

  /// Rows that share companies, people, numbers and addresses in many ways; by key.
  private func row(_ random: inout Seeded) -> String {
    let company = Self.companies.randomElement(using: &random) ?? ""
    // Many companies of their own: not everybody can meet everybody.
    let own = random.next() % 3 == 0 ? company : "第\(random.next() % 80)实业有限公司"
    let person = Self.persons.randomElement(using: &random) ?? ""
    let mobile = random.next() % 3 == 0 ? "" : "1381234\(5000 + random.next() % 150)"
    let email = random.next() % 2 == 0 ? "" : "p\(random.next() % 90)@example.com"
    return "\(own),\(person),\(mobile),\(email),备注\(random.next() % 9)"
  }

  /// Three nights: rows change, come and go.
  func nights(_ seed: UInt64) -> [[Int: String]] {
    var random = Seeded(seed)
    var rows: [Int: String] = [:]
    for key in 1...150 { rows[key] = row(&random) }
    var nights = [rows]
    for night in 1...2 {
      for key in rows.keys.sorted() {
        switch random.next() % 20 {
        case 0, 1: rows[key] = row(&random)
        case 2: rows[key] = nil
        default: break
        }
      }
      for key in 0..<8 { rows[night * 1000 + key] = row(&random) }
      nights.append(rows)
    }
    return nights
  }

  /// - Parameters:
  ///   - before: what is done to the store before each night but the first.
  ///   - people: what people do before each night but the first.
  ///   - byHand: it also writes `people_judgement` without the tool, which breaks that seal and no other.
  func store(
    _ nights: [[Int: String]], before: String, byHand: Bool = false,
    people: (Workdir) throws -> Void = { _ in }
  ) throws -> StoreContent {
    let dir = try Workdir()
    try dir.writeSmallMigration("")
    try dir.write(
      "leads.yaml",
      dir.text("leads.yaml").replacing("account.name: 公司", with: "account.name: {from: 公司, as: company}")
        .replacing(
          "contact.mobile: 手机",
          with: "contact.mobile: {from: 手机, as: phone}\n  contact.email: {from: 邮箱, as: email}"))
    for (number, rows) in nights.enumerated() {
      let body = rows.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)\n" }.joined()
      try dir.write("leads.csv", "编号,公司,联系人,手机,邮箱,备注\n" + body)
      if number > 0 { try people(dir) }
      if number > 0 && !before.isEmpty {
        let store = try DatabaseQueue(path: dir.file("t.leads"))
        try store.write { try $0.execute(sql: before) }
      }
      let got = try dir.run("apply", "m.yaml")
      #expect(got.status == 0, "\(got)")
    }
    let verify = try dir.run("verify", "m.yaml")
    // What is done to the stored keys breaks the seal of the run before.
    let amiss = verify.out.split(separator: "\n").filter { $0.hasPrefix("✗ [") }
    let isByHandAlone = byHand && amiss.count == 1 && amiss[0].contains("[seal] run 3 people_judgement")
    #expect(!before.isEmpty || verify.status == 0 || isByHandAlone, "\(verify)")
    var content = try StoreReading(dir.file("t.leads")).contentWithoutTimes()
    content.tables["match_key"] = nil
    return content
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func asIfAllWereJudged(seed: UInt64) throws {
    let nights = nights(seed)
    let alone = try store(nights, before: "")
    let all = try store(nights, before: "DELETE FROM match_key")
    #expect(alone.differences(from: all) == [])
  }

  /// What the test above compares is not twice the same way.
  @Test func otherRecordsAreFoundByTheStoresKeys() throws {
    let nights = nights(7)
    let all = try store(nights, before: "DELETE FROM match_key")
    let blind = try store(nights, before: "UPDATE match_key SET bytes = x''")
    #expect(!blind.differences(from: all).isEmpty)
  }
}
