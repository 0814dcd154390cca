import Model

@testable import Reporting

/// An invented report of realistic shape: three sources, refusals in eight codes, merges, updates.
enum SampleReport {
  static func make(
    kind: RunReport.Kind = .plan, changes: Int = 140, merges: Int = 300, possible: Int = 46,
    vanished: Int = 12
  ) -> RunReport {
    var report = RunReport(
      kind: kind, migration: "anhe-2026", title: Bilingual(zh: "安和科技更换 CRM", en: "Anhe moves to a new CRM"),
      run: kind == .run ? 12 : nil, toolVersion: "0.2.0", startedAt: "2026-03-09T18:30:04Z", seconds: 2.84,
      store: "sqlite:anhe.leads", digestBefore: digest(1), digestAfter: kind == .run ? digest(2) : nil)
    report.sources = sources
    report.entities = entities
    report.phases = [
      .init(name: "read", seconds: 0.31), .init(name: "map", seconds: 0.42),
      .init(name: "match", seconds: 0.77),
      .init(name: "write", seconds: 1.05), .init(name: "report", seconds: 0.08),
    ]
    report.updates.total = changes
    report.updates.items = (0..<changes).map(change)
    report.merges.total = merges
    report.merges.items = (0..<merges).map(merge)
    report.possible.total = possible
    report.possible.items = (0..<possible).map(pair)
    report.matching.joins = [
      .init(entity: .account, reason: "company", count: 612),
      .init(entity: .account, reason: "credit-code", count: 71),
      .init(entity: .contact, reason: "mobile", count: 374),
      .init(entity: .contact, reason: "email", count: 38),
      .init(entity: .contact, reason: "company-person", count: 12),
      .init(entity: .contact, reason: "judged", count: 12),
      .init(entity: .lead, reason: "follows-contact", count: 401),
    ]
    report.matching.sizes = [
      .init(entity: .account, from: 2, to: 2, rows: 402), .init(entity: .account, from: 3, to: 3, rows: 91),
      .init(entity: .account, from: 5, to: 9, rows: 14), .init(entity: .account, from: 10, to: nil, rows: 1),
      .init(entity: .contact, from: 2, to: 2, rows: 311), .init(entity: .contact, from: 3, to: 3, rows: 40),
    ]
    report.matching.largest = (0..<4).map { n in
      .init(
        entity: n % 2 == 0 ? .account : .contact, id: "3QQ8KJ3NPBSM\(n)",
        name: n % 2 == 0 ? company(n) : person(n), count: 12 - n,
        records: (0..<3).map { name(n * 7 + $0, source: $0) })
    }
    let scores = scores
    report.matching.scores = scores.distribution
    report.matching.loads = scores.loads(askFrom: 0.5, joinFrom: 0.99)
    report.matching.askFrom = 0.5
    report.matching.joinFrom = 0.99
    report.matching.isPartial = true
    report.scoring = .init(candidates: 51_204, joined: 318, asked: 46, frequent: 3)
    report.judgements.same = 12
    report.judgements.different = 31
    report.judgements.undecided = 2
    report.splits.total = 2
    report.splits.items = [
      .init(entity: .contact, from: "3QQ8KJ3NPBSMN", becomes: "1C4ZT0W9Y5R2K", records: [name(4, source: 0)]),
      .init(
        entity: .account, from: "7M2D5X8QH3VGA", becomes: "0F6PJ9S1NE4TB",
        records: [name(5, source: 0), name(6, source: 1)]),
    ]
    report.vanished.total = vanished
    report.vanished.items = (0..<vanished).map { name($0 * 31, source: 1) }
    refuse(&report)
    report.damage = [
      .init(
        file: "exports/线索2.csv", column: "手机", code: "scientific", count: 11,
        message: Bilingual(zh: "号码变成了科学记数法", en: "Numbers in scientific notation")),
      .init(
        file: "exports/线索2.csv", column: "邮编", code: "leading-zero", count: 4,
        message: Bilingual(zh: "丢失开头的零", en: "Leading zeros are lost")),
    ]
    report.generics = [
      .init(kind: "mobile", value: "13800000000", records: 47),
      .init(kind: "email", value: "none@example.com", records: 9),
      .init(kind: "company", value: "个人", records: 33),
    ]
    report.notMapped = [
      .init(source: "excel", column: "备用1", fate: "kept", cells: 212),
      .init(source: "excel", column: "序号", fate: "ignored", cells: 1_760),
      .init(source: "u8", column: "customer/define7", fate: "kept", cells: 91),
    ]
    report.lossy = [
      .init(source: "excel", field: "lead.status", values: ["跟进中", "待回访", "已报价"], becomes: "working"),
      .init(source: "oa", field: "account.level", values: ["A+", "A"], becomes: "A"),
    ]
    return report
  }

  /// Two humps: pairs that are one, and pairs that are likely two.
  static var scores: PairScores {
    var scores = PairScores()
    scores.unscored = 21
    for n in 0..<600 { scores.joined.append((7 + Double(n * 37 % 180) / 10, n % 7 == 0)) }
    for n in 0..<90 { scores.asked.append((Double(n * 29 % 66) / 10, n % 10 == 0 ? .held : .byScore)) }
    return scores
  }

  /// Of a store's content.
  static func digest(_ seed: Int) -> String { hexadecimal(seed, digits: 32) }

  /// Of a file.
  static func sha256(_ seed: Int) -> String { hexadecimal(seed, digits: 64) }

  private static func hexadecimal(_ seed: Int, digits count: Int) -> String {
    let digits = Array("0123456789abcdef")
    return String((0..<count).map { digits[($0 * 7 + seed * 11 + $0 * $0) % 16] })
  }

  private static let surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "欧阳"]
  private static let given = ["芳", "伟", "秀英", "建国", "敏", "静怡", "磊", "洋", "晓东", "雨桐"]
  private static let cities = ["杭州", "苏州", "成都", "宁波", "青岛", "佛山"]
  private static let trades = ["精密机械", "智能装备", "新材料", "生物科技", "供应链管理", "电子"]

  static func person(_ seed: Int) -> String { surnames[seed % 11] + given[seed / 11 % 10] }
  static func company(_ seed: Int) -> String {
    "\(cities[seed % 6])\(["安", "恒", "瑞", "启", "远"][seed % 5])\(["泰", "达", "丰", "源"][seed % 4])\(trades[seed / 3 % 6])有限公司"
  }
  static func mobile(_ seed: Int) -> String {
    "13\(seed % 10)" + String(String(100_000_000 + seed * 7_919).suffix(8))
  }

  static func name(_ seed: Int, source: Int) -> RunReport.RecordName {
    let padded = String(String(1_000_000 + seed).dropFirst())
    return switch source {
    case 0:
      .init(
        source: "excel", object: "lead", key: "XS-\(padded)", file: "exports/线索\(seed % 2 + 1).csv",
        line: seed + 5)
    case 1:
      .init(
        source: "u8", object: "account", key: "C\(padded)", file: "exports/u8-customer.xml",
        line: seed * 14 + 3)
    default:
      .init(
        source: "oa", object: "lead", key: "\(8_812_345_000_000_000_000 + seed)",
        file: "exports/oa-2026-03-09.json", line: seed + 2)
    }
  }

  private static func change(_ n: Int) -> RunReport.FieldChange {
    let record = name(n * 17, source: n % 3)
    return switch n % 7 {
    case 0: .init(record: record, field: "contact.mobile", before: mobile(n), after: mobile(n + 3))
    case 1: .init(record: record, field: "lead.status", before: "new", after: "working")
    case 2:
      .init(
        record: record, field: "opportunity.amount", before: "1200000.00\u{1F}CNY",
        after: "1350000.00\u{1F}CNY")
    case 3: .init(record: record, field: "contact.email", before: nil, after: "user\(n)@example.com")
    case 4:
      .init(
        record: record, field: "account.name", before: company(n),
        after: company(n).replacing("有限公司", with: "股份有限公司"))
    case 5: .init(record: record, field: "lead.owner", before: "wangfang", after: "liqiang")
    default: .init(record: record, field: "lead.remark", before: "下周回访，客户要求报价 <b>加急</b>", after: nil)
    }
  }

  private static func merge(_ n: Int) -> RunReport.Merge {
    let reasons = [["mobile"], ["credit-code"], ["mobile", "company-person"], ["email"]][n % 4]
    let isAccount = n % 4 == 1
    let firm = company(n)
    if isAccount {
      return .init(
        entity: .account, id: "acc_" + digest(n).prefix(16), reasons: reasons,
        sides: [
          .init(
            record: name(n, source: 1),
            values: [
              .init(field: "account.name", value: firm), .init(field: "account.city", value: "杭州市"),
              .init(field: "account.phone", value: "0571-8888\(1000 + n % 9000)"),
            ]),
          .init(
            record: name(n, source: 0),
            values: [
              .init(field: "account.name", value: String(firm.dropLast(4))),
              .init(field: "account.city", value: "杭州市"),
              .init(field: "account.address", value: "滨江区江南大道 \(n % 900) 号"),
            ]),
        ],
        result: [
          .init(field: "account.name", value: firm, side: 0),
          .init(field: "account.city", value: "杭州市", side: 0),
          .init(field: "account.phone", value: "0571-8888\(1000 + n % 9000)", side: 0),
          .init(field: "account.address", value: "滨江区江南大道 \(n % 900) 号", side: 1),
        ])
    }
    var sides: [RunReport.Side] = [
      .init(
        record: name(n, source: 0),
        values: [
          .init(field: "contact.name", value: person(n)), .init(field: "contact.mobile", value: mobile(n)),
          .init(field: "contact.email", value: "a\(n)@example.com"),
        ]),
      .init(
        record: name(n + 400, source: 2),
        values: [
          .init(field: "contact.name", value: String(person(n).prefix(1)) + "总"),
          .init(field: "contact.mobile", value: mobile(n)), .init(field: "contact.position", value: "采购经理"),
        ]),
    ]
    if n % 5 == 0 {
      sides.append(
        .init(
          record: name(n, source: 1),
          values: [
            .init(field: "contact.name", value: person(n)), .init(field: "contact.mobile", value: mobile(n)),
            .init(field: "contact.email", value: "b\(n)@example.com"),
          ]))
    }
    return .init(
      entity: .contact, id: "con_" + digest(n).prefix(16), reasons: reasons, sides: sides,
      result: [
        .init(field: "contact.name", value: person(n)), .init(field: "contact.mobile", value: mobile(n)),
        .init(field: "contact.position", value: "采购经理"),
        .init(field: "contact.email", value: "a\(n)@example.com"),
      ])
  }

  private static let weights: [ReviewPair.Weight] = [
    .init(column: "prior", bits: -13), .init(column: "contact.mobile", level: "exact", bits: 19),
    .init(column: "contact.name", level: "one character differs", bits: -4.5),
  ]

  private static func pair(_ n: Int) -> RunReport.Possible {
    .init(
      entity: n % 3 == 0 ? .account : .contact, left: name(n, source: 0),
      right: name(n * 3, source: n % 2 + 1),
      reason: ["mobile", "company", "email"][n % 3], against: ["names-differ", "credit-codes-differ"][n % 2],
      score: n % 4 == 0 ? nil : 1.5, weights: n % 4 == 0 ? nil : weights)
  }
}
