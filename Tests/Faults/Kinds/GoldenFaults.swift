import GRDB

/// Golden rows that are no longer what their records make of them.
enum GoldenFaults {
  static let all: [Fault] = values + rows

  private static let values: [Fault] = [
    column("a value changed", "contact", "mobile", "substr(mobile, 1, length(mobile) - 1) || 'x'"),
    column("a trailing blank", "account", "name", "name || ' '"),
    column("case", "contact", "email", "upper(email)"),
    column("a value lost", "contact", "email", "NULL"),
    column("empty text for NULL", "contact", "qq", "''", isNull: true),
    column("NULL in letters for NULL", "lead", "remark", "'NULL'", isNull: true),
    column("another sum", "opportunity", "amount", "amount || '1'"),
    column("another currency", "opportunity", "amount_currency", "'USD'"),
    column("another time", "activity", "at", "replace(at, ':', '.')"),
    column("another zone", "lead", "created_at_zone", "'UTC'"),
    column("another owner", "lead", "owner", "CASE owner WHEN 'A001' THEN 'A002' ELSE 'A001' END"),
    column("another status", "lead", "status", "CASE status WHEN 'new' THEN 'lost' ELSE 'new' END"),
    column("an extra lost", "account", "extras", "NULL"),
    column("the record of a value", "contact", "origins", "NULL"),
    column("how many records it is of", "contact", "records", "records + 1"),
    column(
      "another id", "lead", "id", "substr(id, 1, 12) || CASE substr(id, 13) WHEN 'A' THEN 'B' ELSE 'A' END"),
    column(
      "a lead of another account", "lead", "account",
      "(SELECT max(a.nr) FROM account a WHERE a.nr != lead.account)"),
    column("a lead of no contact", "lead", "contact", "NULL"),
    column(
      "an activity of another account", "activity", "account",
      "(SELECT min(a.nr) FROM account a WHERE a.nr != activity.account)"),
    column("a contact of no account", "contact", "account", "NULL"),
    column(
      "an opportunity of another lead", "opportunity", "lead",
      "(SELECT max(l.nr) FROM lead l WHERE l.nr != opportunity.lead)"),
  ]

  private static let rows: [Fault] = [
    Fault(.golden, "the run that changed a row") { site in
      try site.write("UPDATE account SET run = run + 1 WHERE nr = (SELECT max(nr) FROM account)")
      return Harm(Harmed(object: "account"))
    },
    Fault(.golden, "a row lost") { site in
      let row = try site.pick("SELECT nr, id FROM activity ORDER BY nr")
      let (nr, id): (Int, String) = (row[0], row[1])
      try site.write("DELETE FROM activity WHERE id = ?", [id])
      return Harm(Harmed(try site.place(of: nr >> 12), object: "activity"))
    },
    Fault(.golden, "a row twice") { site in
      let row = try site.pick("SELECT nr, id FROM activity ORDER BY nr")
      let nr: Int = row[0]
      // A number that no part of a record has.
      try site.insertCopy(of: "activity", where: "nr = \(nr)", ["nr": "nr + 2000", "id": "'copy'"])
      return Harm([Harmed(object: "activity", id: "copy")], near: [nr >> 12])
    },
    Fault(.golden, "a row of nobody") { site in
      try site.write(
        """
        INSERT INTO account (nr, id, records, run, name)
        VALUES ((SELECT max(id) + 1 FROM record) << 12, 'NOBODY', 1, 1, '甲')
        """)
      return Harm(
        [Harmed(object: "account", id: "NOBODY")], near: [try site.int("SELECT max(id) + 1 FROM record") ?? 0]
      )
    },
    Fault(.golden, "two rows with each other's values") { site in
      let two = try site.rows("SELECT nr, id, content FROM activity WHERE content IS NOT NULL ORDER BY nr")
      let first = two[site.random.below(two.count)]
      guard let second = two.first(where: { $0[2] as String != first[2] as String }) else {
        throw Complaint("every activity says the same")
      }
      for (row, other) in [(first, second), (second, first)] {
        let (id, content): (String, String) = (row[1], other[2])
        try site.write("UPDATE activity SET content = ? WHERE id = ?", [content, id])
      }
      return Harm(
        try [first, second].map {
          Harmed(try site.place(of: ($0[0] as Int) >> 12), object: "activity", id: $0[1], fields: ["content"])
        })
    },
    Fault(.golden, "an owner renamed") { site in
      try site.write("UPDATE owner SET name = name || '一' WHERE code = 'A001'")
      return Harm(Harmed(object: "owner"))
    },
    Fault(.golden, "an owner lost") { site in
      try site.write("DELETE FROM owner WHERE code = 'A002'")
      return Harm(Harmed(object: "owner"))
    },
  ]

  private static func column(
    _ name: String, _ table: String, _ column: String, _ value: String, isNull: Bool = false
  ) -> Fault {
    Fault(.golden, name) { site in
      let filled = isNull ? "\(column) IS NULL" : "\(column) IS NOT NULL"
      let row = try site.pick(
        "SELECT nr, id FROM \(table) WHERE \(filled) AND \(column) IS NOT (\(value)) ORDER BY nr")
      let (nr, id): (Int, String) = (row[0], row[1])
      try site.write("UPDATE \(table) SET \(column) = \(value) WHERE nr = ?", [nr])
      return Harm(
        Harmed(
          try site.place(of: nr >> 12), object: table, id: column == "id" ? nil : id, fields: [column]))
    }
  }
}
