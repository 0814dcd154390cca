import Foundation
import Testing

/// Stores that are right after several nights of exports which change as exports do: a verification finds
/// nothing wrong, and nothing that it could not look at.
@Suite struct NightsHoldTests {
  private func folder(files: String, snapshot: Bool = true, _ mapping: String) throws -> Workdir {
    let dir = try Workdir()
    try dir.write(
      "m.yaml",
      """
      migration: nights
      store: sqlite:t.leads
      sources:
        shop: {files: "\(files)", mapping: shop.yaml, trust: 2, snapshot: \(snapshot)}
      gates: {quarantined: 100 %, vanished: 100 %}

      """)
    try dir.write("shop.yaml", mapping)
    return dir
  }

  private func carry(_ dir: Workdir, _ place: String) throws {
    let run = try dir.run("apply", "m.yaml", "--lang", "en")
    #expect(run.status == 0, "\(place): \(run)")
    let verified = try dir.run("verify", "m.yaml", "--lang", "en")
    #expect(verified.status == 0, "\(place): \(verified.out) \(verified.err)")
  }

  /// Whether the raw bytes are found to be others when the store has been harmed.
  private func isFound(_ dir: Workdir, _ sql: String) throws -> Bool {
    try dir.execute(sql)
    let verified = try dir.run("verify", "m.yaml", "--json")
    return try verified.status == 4 && dir.violated(verified.out).contains { $0.check == "raw" }
  }

  // MARK: Refused records, and the file is another

  /// One record, and one that names a customer who is not there: as text of a format.
  private func customers(_ format: String, _ second: (key: String, name: String, parent: String)?) -> String {
    let rows = [("k1", "柳州青木家具厂", "")] + (second.map { [($0.key, $0.name, $0.parent)] } ?? [])
    switch format {
    case "csv": return "no,title,above\n" + rows.map { "\($0.0),\($0.1),\($0.2)\n" }.joined()
    case "xml":
      return "<a>"
        + rows.map { "<c><no>\($0.0)</no><title>\($0.1)</title><above>\($0.2)</above></c>" }.joined() + "</a>"
    default:
      return "["
        + rows.map { #"{"no": "\#($0.0)", "title": "\#($0.1)", "above": "\#($0.2)"}"# }.joined(separator: ",")
        + "]"
    }
  }

  @Test(arguments: ["csv", "xml", "json"], [true, false])
  func aRefusedReferenceWhoseSourceMovesOn(format: String, snapshot: Bool) throws {
    let dir = try folder(
      files: "shop-*.\(format)", snapshot: snapshot,
      """
      mapping: shop
      reads: \(format)
      \(format == "xml" ? "record: a/c" : format == "json" ? "record: $[*]" : "")
      object: account
      key: no
      fields:
        account.name: title
        account.parent: above
      """)
    let nights: [(key: String, name: String, parent: String)?] = [
      ("k2", "桂林百灵乐器行", "k77"), nil, ("k3", "梧州远帆船具店", "k78"), ("k3", "梧州远帆船具店二店", "k79"), nil,
    ]
    for (night, refused) in nights.enumerated() {
      for old in try FileManager.default.contentsOfDirectory(atPath: dir.path) where old.hasPrefix("shop-") {
        try FileManager.default.removeItem(atPath: dir.file(old))
      }
      try dir.write("shop-2026110\(night + 1).\(format)", customers(format, refused))
      try carry(dir, "night \(night + 1)")
    }
    #expect(try dir.reading().int("SELECT count(*) FROM quarantine") == 3)
    // What the store keeps of them is looked at, though no file has them any more.
    let swapped = """
      CREATE TEMP TABLE other AS SELECT id, raw_block, raw_offset, raw_length FROM quarantine;
      UPDATE quarantine SET (raw_block, raw_offset, raw_length) = (
        SELECT raw_block, raw_offset, raw_length FROM other o
        WHERE o.id = (SELECT min(id) + max(id) FROM other) - quarantine.id)
      """
    #expect(try isFound(dir, swapped))
  }

  /// Each night's sheet has a name and columns of its own, and the former one is gone. What landed from it
  /// is still laid beside its cells: the store knows what they were called.
  @Test func sheetsWithOtherColumnsEveryNight() throws {
    let dir = try folder(
      files: "shop-*.csv",
      """
      mapping: shop
      reads: csv
      object: contact
      key: no
      fields:
        contact.name: who
        contact.mobile: {from: tel, as: phone}
      ignore: ["*"]
      """)
    let nights = [
      "no,who,tel\nr1,韦琳,13711112222\nr2,陆远,123\nr5,蒙山,13711114444\n",
      "tel,no,note,who\n13711112222,r1,x,韦琳\n13711113333,r3,,岑岚\n",
      "no,,who,tel,note\nr1,1,韦琳,13711112222,\nr3,2,岑岚,13711113333,\nr4,,覃雨,9,\n",
      "who,no,tel\n韦琳,r1,13711112222\n岑岚,r3,13711113333\n",
    ]
    for (night, rows) in nights.enumerated() {
      try? FileManager.default.removeItem(atPath: dir.file("shop-2026110\(night).csv"))
      try dir.write("shop-2026110\(night + 1).csv", rows)
      try carry(dir, "night \(night + 1)")
    }
    let said = try dir.run("verify", "m.yaml", "--lang", "en").out
    // One line, however many nights there were.
    #expect(said.components(separatedBy: "files of earlier runs").count == 2)
    let words = said.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("read no more: 3;"), "\(said)")
    let json = try dir.run("verify", "m.yaml", "--json").out
    #expect(try dir.tally(json, "values")[2] == 0)
    // A record of the first night's sheet alone, which is gone.
    let rawOfAnother = """
      UPDATE record SET (raw_block, raw_offset, raw_length) = (
        SELECT raw_block, raw_offset, raw_length FROM quarantine LIMIT 1)
      WHERE key = 'r5'
      """
    #expect(try isFound(dir, rawOfAnother))
  }

  /// A source is dropped from the migration, and its export with it.
  @Test func aSourceThatIsNoLongerRead() throws {
    let mapping = "mapping: shop\nreads: csv\nobject: account\nkey: no\nfields: {account.name: title}\n"
    let dir = try folder(files: "shop.csv", mapping)
    let alone = dir.text("m.yaml")
    try dir.write(
      "m.yaml",
      alone.replacing("sources:", with: "sources:\n  old: {files: old.csv, mapping: shop.yaml, trust: 1}"))
    try dir.write("shop.csv", "no,title\na1,钦州白鹭渔业公司\n")
    try dir.write("old.csv", "no,title\nb1,玉林大椿药材行\n")
    try carry(dir, "both")
    try dir.write("m.yaml", alone)
    try FileManager.default.removeItem(atPath: dir.file("old.csv"))
    try carry(dir, "one")
    #expect(try dir.reading().int("SELECT count(*) FROM account") == 2)
    try FileManager.default.removeItem(atPath: dir.file("shop.csv"))
    #expect(try dir.run("verify", "m.yaml").status == 8)
  }

  // MARK: Children

  private typealias Visit = (no: String, what: String, tel: String)

  private func visits(_ format: String, _ visits: [Visit?]) -> String {
    guard format == "xml" else {
      let list = visits.map { visit in
        visit.map { #"{"no": "\#($0.no)", "what": "\#($0.what)", "tel": "\#($0.tel)"}"# } ?? "{}"
      }
      return #"[{"id": "s1", "title": "贺州晨曦茶庄", "visit": [\#(list.joined(separator: ","))]}]"#
    }
    let list = visits.map { visit in
      visit.map { "<visit><no>\($0.no)</no><what>\($0.what)</what><tel>\($0.tel)</tel></visit>" }
        ?? "<visit/>"
    }
    return "<a><s><id>s1</id><title>贺州晨曦茶庄</title>\(list.joined())</s></a>"
  }

  private static let visitNights: [[[Visit?]]] = [
    [[], [("", "", ""), ("", "蓝田", "")]],
    [[("", "蓝田", "13511110001")], [("", "蓝田", ""), ("", "蓝田", "13511110001")]],
    [
      [("7", "蓝田", "13511110001"), ("7", "石磊", "")],
      [("", "蓝田", ""), ("7", "石磊", ""), ("7", "蓝田", "13511110001")],
      [("7", "蓝田", "13511110002"), nil, ("7", "石磊", ""), ("7", "", ""), ("8", "蓝田", "13511110001")],
      [nil, nil, nil], [("7", "石磊", "无人接听")],
    ],
    [[nil, nil, ("", "石磊", "空号")], [nil, ("", "石磊", ""), nil], [("9", "石磊", "")], []],
  ]

  @Test(arguments: ["xml", "json"], visitNights.indices)
  func childrenThatAreEmptyOrAlike(format: String, nights: Int) throws {
    for key in ["key: no", "keep: [no]"] {
      let dir = try folder(
        files: "shop.\(format)",
        """
        mapping: shop
        reads: \(format)
        record: \(format == "xml" ? "a/s" : "$[*]")
        object: account
        key: id
        fields: {account.name: title}
        each:
          - path: visit
            object: contact
            \(key)
            fields: {contact.name: what, contact.mobile: {from: tel, as: phone, invalid: keep}}
        """)
      for (night, list) in Self.visitNights[nights].enumerated() {
        try dir.write("shop.\(format)", visits(format, list))
        try carry(dir, "\(key), night \(night + 1)")
      }
    }
  }

  // MARK: What rules cannot read

  @Test(arguments: ["csv", "json"]) func whatWasNotReadIsKeptUntilItIsMended(format: String) throws {
    let dir = try folder(
      files: "shop.\(format)",
      """
      mapping: shop
      reads: \(format)
      object: contact
      key: no
      fields:
        contact.name: who
        contact.mobile: {from: tel, as: phone, take: mobile, invalid: keep}
        contact.phone: {from: [desk, tel], as: phone, take: first, invalid: keep}
        contact.other_phones: {from: [fax, more], as: phone, take: all, invalid: keep}
        contact.email: {from: mail, as: email, invalid: keep}
      keep: [kept]
      """)
    let names = ["no", "who", "tel", "desk", "fax", "more", "mail", "kept"]
    let nights = [
      ["加微信", "", "13611110001", "", "nobody", "甲"],
      ["13611110002", "分机八", "13611110001", "同上", "a@b.cn", ""],
      ["查无此号", "0771-2345678", "", "无", "", "乙"], ["13611110003", "", "1", "13611110004", "又错了", "乙"],
      ["13611110003", "0771-2345678", "13611110005", "13611110004", "c@d.cn", "乙"],
    ]
    for (night, cells) in nights.enumerated() {
      let row = ["r1", "莫愁"] + cells
      let json = zip(names, row).map { "\"\($0)\": \"\($1)\"" }.joined(separator: ", ")
      try dir.write(
        "shop.\(format)",
        format == "json"
          ? "[{\(json)}]" : names.joined(separator: ",") + "\n" + row.joined(separator: ",") + "\n")
      try carry(dir, "night \(night + 1)")
      let extras = try dir.reading().text("SELECT extras FROM contact")
      if night == 0 { #expect(extras.contains("加微信") && extras.contains("nobody"), "\(extras)") }
      if night == 1 { #expect(!extras.contains("nobody") && extras.contains("同上"), "\(extras)") }
    }
    // All is read now: what could not be read before is nowhere, and what is kept by name stays.
    #expect(try dir.reading().text("SELECT extras FROM contact") == #"{"kept":"乙"}"#)
  }

  // MARK: Names and null characters

  @Test func aColumnCalledAsTheSecondCellOfAnother() throws {
    let dir = try folder(
      files: "shop.json",
      "mapping: shop\nreads: json\nobject: lead\nkey: no\nfields: {lead.title: t}\nkeep: [\"*\"]\n")
    let nights = [
      (#""tag[2]": "丙", "tag": ["甲", "乙"]"#, #"{"tag":"甲","tag[2]":"丙","tag[3]":"乙"}"#),
      (
        #""tag": ["甲", "乙", "丁"], "tag[3]": "戊", "tag[2]": ["丙", "己"]"#,
        #"{"tag":"甲","tag[2]":"丙","tag[2][2]":"己","tag[3]":"戊","tag[4]":"乙","tag[5]":"丁"}"#
      ),
    ]
    for (night, (members, extras)) in nights.enumerated() {
      try dir.write("shop.json", #"[{"no": "1", "t": "展会", \#(members)}]"#)
      try carry(dir, "night \(night + 1)")
      #expect(try dir.reading().text("SELECT extras FROM lead") == extras)
    }
    try dir.write("shop.json", #"[{"no": "2", "t": "展会", "tag[2]": "丙", "tag[2]": "丙", "tag": [1, 2]}]"#)
    try carry(dir, "a name twice")
    #expect(
      try dir.reading().texts("SELECT code FROM quarantine WHERE closed_run IS NULL") == ["repeated-key"])
  }

  /// The first value of a list is empty: the others are no less values.
  @Test func aValueBehindAnEmptyOne() throws {
    let dir = try folder(
      files: "shop.json",
      """
      mapping: shop
      reads: json
      object: lead
      key: no
      fields:
        lead.title: t
        contact.name: who
        contact.mobile: {from: tel, as: phone, take: first}
        contact.other_phones: {from: fax, as: phone, take: all}
      keep: [tag]
      """)
    try dir.write(
      "shop.json",
      #"""
      [{"no": "1", "t": "展会", "who": "韦琳", "tel": ["", "13611110001"], "fax": ["", "13611110002"], "tag": ["", "乙"]},
       {"no": "2", "t": ["", "年会"]}, {"no": "3", "t": ["", ""], "who": "陆远"}]
      """#)
    try carry(dir, "the first night")
    let reading = try dir.reading()
    #expect(
      try reading.rows("SELECT mobile, other_phones FROM contact WHERE name = '韦琳'") == [
        "13611110001|13611110002"
      ])
    #expect(try reading.text("SELECT extras FROM lead WHERE title = '展会'") == #"{"tag[2]":"乙"}"#)
    // Which of two titles is meant, nobody says.
    #expect(try reading.rows("SELECT key, code FROM quarantine") == ["2|repeated-cell"])
  }

  @Test func aNullCharacterRefusesItsRecord() throws {
    let json = try folder(
      files: "shop.json",
      "mapping: shop\nreads: json\nobject: lead\nkey: no\nfields: {lead.title: t}\nkeep: [\"*\"]\n")
    try json.write(
      "shop.json",
      #"[{"no":1,"t":"a\u0000b"},{"no":2,"x\u0000y":"c"},{"no":3,"x\u0000z":"d"},{"no":4,"t":"a\\u0000b"}]"#)
    try carry(json, "JSON")
    #expect(
      try json.reading().texts("SELECT code FROM quarantine") == Array(repeating: "null-character", count: 3))
    #expect(try json.reading().texts("SELECT title FROM lead") == [#"a\u0000b"#])

    let csv = try folder(
      files: "shop.csv",
      "mapping: shop\nreads: csv\nobject: lead\nkey: no\nfields: {lead.title: t}\nkeep: [\"*\"]\n")
    let rows = (1...60).map { "\($0),线索\($0)\n" }.joined()
    try csv.write("shop.csv", "no,t\n\(rows)61,\"线\u{0}\n索\"\n62,线索\n")
    try carry(csv, "CSV")
    #expect(try csv.reading().texts("SELECT code FROM quarantine") == ["null-character"])
    #expect(try csv.reading().int("SELECT count(*) FROM lead") == 61)
    try csv.write("shop.csv", "no,t,\u{0}x,\u{0}y\n\(rows)")
    let refused = try csv.run("plan", "m.yaml", "--lang", "en")
    #expect(refused.status == 6 && refused.err.contains("null character"), "\(refused)")
  }

  // MARK: Records without a key

  /// Several tables of one source, whose records are known by their cells: each is found again in its own.
  @Test func recordsWithoutAKeyInTwoTables() throws {
    let dir = try folder(
      files: "shop-*.csv",
      """
      mapping: shop
      reads: csv
      object: account
      fields:
        account.name: title
        account.remark: note
      """)
    try dir.write("shop-a.csv", "title,note\n柳州青木家具厂,a\n桂林百灵乐器行,b\n")
    for night in 1...3 {
      try dir.write("shop-b.csv", "title,note\r\n梧州远帆船具店,\(night)\r\n北海银滩酒店,d")
      try carry(dir, "night \(night)")
    }
  }
}
