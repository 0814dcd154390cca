import Foundation
import GRDB
import Model

/// Who was judged to be one: wrongly joined, torn apart, or joined by nobody's judgement.
enum MergeFaults {
  static let all: [Fault] = [
    Fault(.merge, "two strangers merged without a judgement", .mended) { site in
      let two = try site.strangers()
      try site.join(two)
      return Harm([Harmed(try site.place(of: two[0]), object: "contact")], near: Set(two))
    },
    Fault(.merge, "two strangers merged, with a judgement", .mended) { site in
      let two = try site.strangers()
      try site.join(two)
      try site.judge(two, reason: "mobile")
      return Harm([Harmed(try site.place(of: two[0]), object: "contact")], near: Set(two))
    },
    Fault(.merge, "a pair split, its judgement left", .mended) { site in
      let pair = try site.pair()
      try site.split(pair)
      // The judgement is named by its left record.
      let left = try site.int(
        """
        SELECT left_record FROM judgement WHERE entity = 1 AND revoked_run IS NULL
          AND ?1 IN (left_record, right_record) ORDER BY id LIMIT 1
        """, [pair.record])
      return Harm(
        [Harmed(try site.place(of: left ?? 0), object: "account")], near: [pair.record, pair.nr >> 12])
    },
    Fault(.merge, "a pair of one credit code split, its judgement removed", .mended) { site in
      let pair = try site.pair()
      try site.split(pair)
      try site.write(
        "DELETE FROM judgement WHERE entity = 1 AND (left_record = ?1 OR right_record = ?1)", [pair.record])
      return Harm([Harmed(try site.place(of: pair.record), object: "account")], near: [pair.nr >> 12])
    },
    judgement("a judgement removed", "DELETE FROM judgement"),
    judgement("a judgement revoked", "UPDATE judgement SET revoked_run = 2"),
    judgement("a judgement turned round", "UPDATE judgement SET verdict = 'different'"),
    judgement(
      "a judgement for another reason", "UPDATE judgement SET reason = 'credit-code'",
      only: "reason = 'company'", reason: true),
    judgement(
      "a judgement by a score that its weights do not make",
      """
      UPDATE judgement SET reason = 'score', score = 20, weights = '[{"bits":-20,"column":"prior"}]'
      """, reason: true),
    judgement(
      "a judgement by a score too low to join",
      """
      UPDATE judgement SET reason = 'score', score = -20, weights = '[{"bits":-20,"column":"prior"}]'
      """, reason: true),
    judgement(
      "a judgement by a score without its weights",
      "UPDATE judgement SET reason = 'score', score = 20, weights = NULL", reason: true),
    judgement("a judgement about another record", "UPDATE judgement SET right_record = right_record + 1"),
    Fault(.merge, "a judgement that a merge does not follow") { site in
      let two = try site.strangers()
      try site.judge(two, reason: "mobile")
      return Harm([Harmed(try site.place(of: two[0]), object: "contact")], near: Set(two))
    },
    possible("a pair in doubt that nobody is told of", "DELETE FROM possible_pair WHERE"),
    possible("a pair in doubt of other records", "UPDATE possible_pair SET right_part = 7 WHERE"),
    Fault(.merge, "a member that stands behind another row", .mended) { site in
      let row = try site.pick("SELECT entity, record, part, nr FROM member WHERE entity = 1 ORDER BY record")
      let (record, nr): (Int, Int) = (row[1], row[3])
      let other = try site.pick("SELECT nr FROM account WHERE records = 1 AND nr != ? ORDER BY nr", [nr])
      try site.write("UPDATE member SET nr = ? WHERE entity = 1 AND record = ?", [other[0] as Int, record])
      return Harm(
        [Harmed(try site.place(of: (other[0] as Int) >> 12), object: "account")], near: [record, nr >> 12])
    },
    Fault(.merge, "a value that lost is gone", .mended) { site in
      let (victim, _) = try site.loser()
      try site.set(victim, nil)
      return Harm(victim.harmed)
    },
    Fault(.merge, "a value that lost is another", .mended) { site in
      let (victim, _) = try site.loser()
      try site.set(victim, victim.text + "1")
      return Harm(victim.harmed)
    },
    Fault(.merge, "a loser's value in the golden row") { site in
      let (victim, row) = try site.loser()
      let name = victim.field.name
      try site.write("UPDATE \(victim.field.entity.name) SET \(name) = ? WHERE nr = ?", [victim.text, row])
      return Harm([Harmed(try site.place(of: row >> 12), object: victim.field.entity.name, fields: [name])])
    },
  ]

  /// What was left to people is made anew by the next run that judges the pair; until then the seal tells.
  private static func possible(_ name: String, _ sql: String) -> Fault {
    Fault(.merge, name) { site in
      let row = try site.pick(
        "SELECT entity, left_record, right_record FROM possible_pair ORDER BY entity, left_record, right_record"
      )
      let (entity, left, right): (Int, Int, Int) = (row[0], row[1], row[2])
      try site.write("\(sql) entity = ? AND left_record = ? AND right_record = ?", [entity, left, right])
      return Harm(Harmed(run: 2, object: "possible_pair"))
    }
  }

  private static func judgement(
    _ name: String, _ sql: String, only: String = "true", reason: Bool = false
  ) -> Fault {
    Fault(.merge, name) { site in
      // Of two records alone: nothing else joins them.
      let row = try site.pick(
        """
        SELECT j.id, j.entity, j.left_record, j.right_record, m.nr >> 12 FROM judgement j
        JOIN member m ON m.entity = j.entity
          AND (m.record, m.part) IN ((j.left_record, j.left_part), (j.right_record, j.right_part))
        WHERE j.verdict = 'same' AND j.revoked_run IS NULL AND \(only)
          AND (SELECT count(*) FROM member o WHERE o.entity = m.entity AND o.nr = m.nr) = 1
          AND (SELECT count(*) FROM judgement o WHERE o.entity = j.entity AND o.left_record = j.left_record
            AND o.right_record = j.right_record AND o.revoked_run IS NULL) = 1
        ORDER BY j.id
        """)
      let (id, entity, left, right): (Int, Int, Int, Int) = (row[0], row[1], row[2], row[3])
      try site.write("\(sql) WHERE id = ?", [id])
      let object = Entity(rawValue: UInt8(entity))?.name
      // Named by the oldest record of their row, or by the judgement's left.
      let first = reason ? left : row[4]
      return Harm([Harmed(try site.place(of: first), object: object)], near: [left, right, right + 1])
    }
  }
}

extension Site {
  /// Two leads of people whom nobody takes for one, and who share no row: the older first.
  fileprivate func strangers() throws -> [Int] {
    let rows = try rows(
      """
      SELECT c.nr >> 12 FROM contact c JOIN lead l ON l.nr = c.nr
      WHERE c.records = 1 AND l.records = 1 AND c.mobile IS NOT NULL ORDER BY c.nr
      """)
    guard rows.count > 1 else { throw Complaint("no strangers") }
    let at = random.below(rows.count - 1)
    return [rows[at][0], rows[at + 1][0]]
  }

  /// Puts the younger record's contact and lead behind the older one's.
  fileprivate func join(_ two: [Int]) throws {
    for entity in [Entity.contact, .lead] {
      try write("DELETE FROM \(entity.name) WHERE nr = ?", [two[1] << 12])
      try write(
        "INSERT INTO member (entity, record, part, nr, run) VALUES (?, ?, 0, ?, 2)",
        [Int(entity.rawValue), two[1], two[0] << 12])
    }
  }

  fileprivate func judge(_ two: [Int], reason: String) throws {
    try write(
      """
      INSERT INTO judgement (id, run, entity, left_record, left_part, right_record, right_part, verdict, reason, author)
      VALUES ((SELECT max(id) + 1 FROM judgement), 2, 2, ?, 0, ?, 0, 'same', ?, 'rule')
      """, [two[0], two[1], reason])
  }

  /// An account that two records make, and nobody else; both have its credit code.
  fileprivate func pair() throws -> (record: Int, nr: Int) {
    let rows = try rows(
      """
      SELECT record, nr FROM member m WHERE entity = 1 AND part = 0
        AND (SELECT count(*) FROM member o WHERE o.entity = 1 AND o.nr = m.nr) = 1
      ORDER BY record
      """)
    guard let code = LeadModel.field(path: "account.credit_code") else { throw Complaint("no such field") }
    let pairs = try rows.map { (record: $0[0] as Int, nr: $0[1] as Int) }.filter {
      let (one, other) = (try landed($0.record).value(code), try landed($0.nr >> 12).value(code))
      return one != nil && one == other
    }
    guard !pairs.isEmpty else { throw Complaint("no pair of one credit code") }
    return pairs[random.below(pairs.count)]
  }

  /// The younger record gets an account of its own.
  fileprivate func split(_ pair: (record: Int, nr: Int)) throws {
    try write("DELETE FROM member WHERE entity = 1 AND record = ?", [pair.record])
    try insertCopy(of: "account", where: "nr = \(pair.nr)", ["nr": "\(pair.record << 12)", "id": "'split'"])
  }

  /// A value that lost against another of its cluster, and the row that it is not in.
  fileprivate func loser() throws -> (Victim, row: Int) {
    let paths = [
      "contact.position", "account.address", "contact.email", "account.name", "account.phone", "lead.title",
      "lead.remark",
    ]
    for path in paths {
      guard let field = LeadModel.field(path: path) else { continue }
      let rows = try rows(
        """
        SELECT m.record, m.part, m.nr, g.\(field.name) FROM member m JOIN \(field.entity.name) g ON g.nr = m.nr
        WHERE m.entity = ? ORDER BY m.record
        """, [Int(field.entity.rawValue)])
      for row in rows {
        let (record, number, nr): (Int, Int, Int) = (row[0], row[1], row[2])
        guard let value = try landed(record).value(field, number), !value.isEmpty,
          let winner: String = row[3], winner != String(decoding: value, as: UTF8.self)
        else { continue }
        return (Victim(place: try place(of: record), field: field, number: number, bytes: value), nr)
      }
    }
    throw Complaint("no value lost against another")
  }
}
