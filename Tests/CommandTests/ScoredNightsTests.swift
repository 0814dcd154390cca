import Foundation
import GRDB
import Reporting
import Testing

/// Scored matching in nights: few changed records are scored among those whom they can meet, and the
/// store is the one that scoring all of them would give; also when a value becomes too frequent.
@Suite struct ScoredNightsTests {
  private static let persons = ["陈晓东", "陈晓冬", "陈小东", "王伟强", "王伟刚", "李娜", "李娜娜", "陈总"]
  private static let trades = ["科技", "贸易", "科技"]

  private func row(_ random: inout Seeded) -> String {
    let number = random.next() % 25
    let form = random.next() % 3 == 0 ? "股份有限公司" : "有限公司"
    let company = "杭州第\(number)安和\(Self.trades[Int(random.next() % 3)])\(form)"
    let person = Self.persons[Int(random.next() % UInt64(Self.persons.count))]
    let mobile = random.next() % 2 == 0 ? "" : "138\(10_000_000 + random.next() % 40)"
    let email = random.next() % 2 == 0 ? "" : "chen\(random.next() % 30)@anhe.cn"
    let wechat = random.next() % 3 == 0 ? "" : "wx_\(1000 + random.next() % 30)"
    let phone = "0571-888866\(10 + number)"
    return "\(company),\(person),\(mobile),\(email),\(wechat),\(phone),杭州市文三路\(number)号"
  }

  /// Three nights: rows change, come and go.
  private func nights(_ seed: UInt64) -> [[Int: String]] {
    var random = Seeded(seed)
    var rows: [Int: String] = [:]
    for key in 1...160 { rows[key] = row(&random) }
    var nights = [rows]
    for night in 1...2 {
      for key in rows.keys.sorted() {
        switch random.next() % 25 {
        case 0: rows[key] = row(&random)
        case 1: rows[key] = nil
        default: break
        }
      }
      for key in 0..<10 { rows[night * 1000 + key] = row(&random) }
      nights.append(rows)
    }
    return nights
  }

  /// - Parameter before: what is done to the store before each night but the first.
  private func store(_ nights: [[Int: String]], before: String = "") throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration("", gates: "matching: {review: 0.3, contacts: contacts.yaml}")
    try dir.write(
      "leads.yaml",
      """
      mapping: leads
      reads: csv
      object: lead
      key: 编号
      fields:
        account.name: {from: 公司, as: company}
        account.phone: {from: 总机, as: phone}
        account.address: 地址
        contact.name: 联系人
        contact.mobile: {from: 手机, as: phone}
        contact.email: {from: 邮箱, as: email}
        contact.wechat: 微信
      """)
    try dir.write("contacts.yaml", try Self.contacts())
    for (number, rows) in nights.enumerated() {
      let body = rows.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)\n" }.joined()
      try dir.write("leads.csv", "编号,公司,联系人,手机,邮箱,微信,总机,地址\n" + body)
      if number > 0 && !before.isEmpty {
        try DatabaseQueue(path: dir.file("t.leads")).write { try $0.execute(sql: before) }
      }
      let got = try dir.run("apply", "m.yaml")
      #expect(got.status == 0, "\(got)")
    }
    return dir
  }

  /// The shipped configuration of contacts; blocks of more than six are not looked at.
  private static func contacts() throws -> String {
    let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Documents/Shipped/matching.yaml").standardizedFileURL
    let lines = try String(contentsOf: shipped, encoding: .utf8).components(separatedBy: "\n")
    let own = lines.drop { $0 != "contacts:" }.dropFirst().map {
      $0.hasPrefix("  ") ? String($0.dropFirst(2)) : $0
    }
    return own.joined(separator: "\n").replacing("block-limit: 100", with: "block-limit: 6")
  }

  private func report(_ dir: Workdir) throws -> RunReport {
    try JSONDecoder().decode(RunReport.self, from: dir.bytes("small-run-3/report.json") ?? Data())
  }

  private func content(_ dir: Workdir) throws -> StoreContent {
    var content = try StoreReading(dir.file("t.leads")).contentWithoutTimes()
    content.tables["match_key"] = nil
    return content
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func asIfAllWereScored(seed: UInt64) throws {
    let nights = nights(seed)
    let dir = try store(nights)
    let verify = try dir.run("verify", "m.yaml")
    #expect(verify.status == 0, "\(verify)")
    let all = try store(nights, before: "DELETE FROM match_key")
    #expect(try content(dir).differences(from: try content(all)) == [])
    let (part, whole) = (try report(dir), try report(all))
    #expect(part.matching.isPartial == true && whole.matching.isPartial == nil)
    #expect(part.possible.total == whole.possible.total)
    #expect(part.matching.loads.map(\.pairs) == whole.matching.loads.map(\.pairs))
    #expect(part.matching.scores.map(\.asked) == whole.matching.scores.map(\.asked))
    #expect(part.matching.scores.map(\.joined) == whole.matching.scores.map(\.joined))
    let reading = try StoreReading(dir.file("t.leads"))
    #expect(try reading.int("SELECT count(*) FROM judgement WHERE reason = 'score'") > 0)
  }

  /// Which parts are one entity does not hang on the nights in which they came.
  @Test(arguments: [5, 6, 7] as [UInt64])
  func nightsComeToWhatOneRunComesTo(seed: UInt64) throws {
    var random = Seeded(seed)
    var rows: [Int: String] = [:]
    for key in 1...200 { rows[key] = row(&random) }
    var nights: [[Int: String]] = []
    let bounds = (0..<3).map { _ in Int(random.next() % 60) + 120 }.sorted()
    for bound in bounds + [200] { nights.append(rows.filter { $0.key <= bound }) }
    let split = try store(nights)
    let whole = try store([rows])
    #expect(try groups(split) == groups(whole))
  }

  private func groups(_ dir: Workdir) throws -> Set<Set<String>> {
    let crosswalk = try StoreReading(dir.file("t.leads")).crosswalk()
    var groups: [String: Set<String>] = [:]
    for (part, id) in crosswalk {
      let entity = part.split(separator: " ").first.map(String.init) ?? ""
      groups["\(entity) \(id)", default: []].insert(part)
    }
    return Set(groups.values)
  }

  /// What scores joined can be taken apart by a person, and with the run that did it.
  @Test func aMergeByScoreIsTakenBack() throws {
    let first = [
      1: "杭州安和科技有限公司,陈晓东,,,cxd_20180,,杭州市文三路1号",
      2: "上海博远物流有限公司,李娜,,,,,上海市南京路1号",
    ]
    var second = first
    second[3] = "杭州安和科技股份有限公司,陈晓东,,,cxd_20180,,杭州市文三路1号"
    let dir = try store([first])
    let before = try StoreReading(dir.file("t.leads")).digest()
    let body = second.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)\n" }.joined()
    try dir.write("leads.csv", "编号,公司,联系人,手机,邮箱,微信,总机,地址\n" + body)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    var reading = try StoreReading(dir.file("t.leads"))
    let joined = "SELECT entity, left_record, right_record FROM judgement WHERE reason = 'score'"
    #expect(try reading.rows(joined) == ["2|1|3"])
    let weights = try reading.text("SELECT weights FROM judgement WHERE reason = 'score'")
    #expect(weights.contains("contact.wechat"), "\(weights)")
    let id = try reading.text(
      "SELECT c.id FROM contact c JOIN member m ON m.nr = c.nr AND m.entity = 2")
    let unmerge = try dir.run("unmerge", "m.yaml", id, "--author", "王芳")
    #expect(unmerge.status == 0, "\(unmerge)")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    reading = try StoreReading(dir.file("t.leads"))
    #expect(try reading.int("SELECT count(*) FROM member WHERE entity = 2") == 0)
    #expect(try dir.run("verify", "m.yaml").status == 0)
    #expect(try dir.run("rollback", "m.yaml").status == 0)
    #expect(try dir.run("rollback", "m.yaml").status == 0)
    #expect(try StoreReading(dir.file("t.leads")).digest() == before)
  }

  /// Other thresholds judge all anew, and a migration may leave scores alone.
  @Test func otherThresholdsJudgeAllAnew() throws {
    let rows = [
      1: "杭州安和科技有限公司,陈晓东,,,cxd_20180,,杭州市文三路1号",
      2: "杭州安和科技股份有限公司,陈晓东,,,cxd_20180,,杭州市文三路1号",
    ]
    let dir = try store([rows])
    func members() throws -> Int {
      try StoreReading(dir.file("t.leads")).int("SELECT count(*) FROM member WHERE entity = 2")
    }
    #expect(try members() == 1)
    for (section, count) in [("matching: ask", 0), ("matching: join", 1), ("matching: exact", 0)] {
      let text = dir.text("m.yaml")
      let lines = text.components(separatedBy: "\n").filter { !$0.hasPrefix("matching:") } + [section]
      try dir.write("m.yaml", lines.joined(separator: "\n"))
      let got = try dir.run("apply", "m.yaml")
      #expect(got.status == 0, "\(got)")
      #expect(try members() == count, "\(section)")
      let verify = try dir.run("verify", "m.yaml")
      #expect(verify.status == 0, "\(section) \(verify)")
    }
  }
}
