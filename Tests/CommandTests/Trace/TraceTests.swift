import Foundation
import Testing

/// From any value to its bytes: by phone, key, id, place; stored, refused and vanished.
@Suite struct TraceTests {
  private struct Report: Decodable {
    struct Bytes: Decodable {
      var line: Int
      var disk: String
      var isThere: Bool?
      var offset: Int?
      var decoded: String
    }

    struct Cell: Decodable {
      var column: String
      var text: String
      var corrected: String?
      var author: String?
    }

    struct Value: Decodable {
      var field: String
      var value: String
      var cells: [Cell]
      var transform: String
      var mappingLine: Int?
      var golden: String?
      var wins: Bool
      var rule: String
    }

    struct Waiting: Decodable {
      var column: String
      var before: String
      var after: String
      var author: String
    }

    struct Hit: Decodable {
      var key: String
      var state: String
      var code: String?
      var leftOutBy: String?
      var waiting: [Waiting]
      var bytes: Bytes
      var values: [Value]
    }

    var kind: String
    var total: Int
    var hits: [Hit]
  }

  private func trace(_ dir: Workdir, _ query: String) throws -> Report {
    let output = try dir.run("trace", "m.yaml", query, "--json")
    #expect(output.status == 0, "\(output)")
    return try JSONDecoder().decode(Report.self, from: Data(output.out.utf8))
  }

  @Test(arguments: ["+86 139-1234-5678", "2", "leads.csv:3"])
  func leadsToTheBytes(query: String) throws {
    let dir = try FixTests.applied()
    let report = try trace(dir, query)
    let hit = try #require(report.hits.first)
    #expect(report.total == 1 && hit.key == "2" && hit.state == "stored")
    let file = try #require(dir.bytes("leads.csv"))
    let offset = try #require(hit.bytes.offset)
    #expect(file.dropFirst(offset).starts(with: Data(hit.bytes.decoded.utf8)))
    #expect(hit.bytes.decoded.hasPrefix("2,,李娜"))
    let mobile = try #require(hit.values.first { $0.field == "contact.mobile" })
    #expect(mobile.value == "13912345678" && mobile.cells.map(\.column) == ["手机"])
    #expect(mobile.transform == "phone" && mobile.wins)
    let line = try #require(mobile.mappingLine)
    #expect(dir.text("leads.yaml").split(separator: "\n")[line - 1].contains("contact.mobile"))
    // And backwards, from the golden row.
    #expect(try trace(dir, try #require(mobile.golden)).hits.map(\.key) == ["2"])
  }

  @Test func saysWhatBecameOfRefusedCorrectedAndVanished() throws {
    let dir = try FixTests.applied()
    let refused = try #require(try trace(dir, "leads.csv:2").hits.first)
    #expect(refused.state == "quarantined" && refused.code == "phone-scientific")
    #expect(try FixTests.fix(dir, "1", "13812345678").status == 0)
    #expect(try dir.run("quarantine", "replay", "m.yaml").status == 0)
    let fixed = try #require(try trace(dir, "13812345678").hits.first)
    let cell = try #require(fixed.values.first { $0.field == "contact.mobile" }?.cells.first)
    #expect(cell.text == "1.38E+10" && cell.corrected == "13812345678" && cell.author == "anna")
    #expect(fixed.bytes.isThere == true && fixed.bytes.disk == "as-read")
    try dir.write("leads.csv", "编号,公司,联系人,手机,备注\n2,,李娜,13912345678,\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let gone = try #require(try trace(dir, "1").hits.first)
    #expect(gone.state == "vanished" && gone.bytes.disk == "changed" && gone.bytes.isThere == false)
  }

  /// A child that keeps its number while others go is found in its own cells, not in those of one that
  /// says the same.
  @Test func aChildIsTracedToItsOwnCells() throws {
    let dir = try Workdir()
    try dir.write(
      "m.yaml",
      "migration: tree\nstore: sqlite:t.leads\nsources:\n  erp: {files: erp.json, mapping: erp.yaml, snapshot: true}\n"
    )
    try dir.write(
      "erp.yaml",
      """
      mapping: erp
      reads: json
      object: account
      key: code
      fields: {account.name: name}
      each:
        - path: contacts
          object: contact
          key: id
          fields: {contact.name: name, contact.mobile: {from: mobile, as: phone}}
      """)
    let people = ["6,王芳,13712345678", "7,张伟,13912345678", "8,李娜,139-1234-5678"].map {
      let cells = $0.split(separator: ",")
      return #"{"id":\#(cells[0]),"name":"\#(cells[1])","mobile":"\#(cells[2])"}"#
    }
    for count in [3, 2] {
      let contacts = people.suffix(count).joined(separator: ",")
      try dir.write("erp.json", #"[{"code":"A1","name":"甲公司","contacts":[\#(contacts)]}]"#)
      let got = try dir.run("apply", "m.yaml")
      #expect(got.status == 0, "\(got)")
      let values = try #require(try trace(dir, "A1").hits.first).values
      for field in ["name", "mobile"] {
        let own = values.filter { $0.field == "contact.\(field)" }
        let cells = own.map { $0.cells.map(\.text).joined() }
        let all = field == "name" ? ["王芳", "张伟", "李娜"] : ["13712345678", "13912345678", "139-1234-5678"]
        #expect(cells == all.suffix(count), "\(own)")
      }
    }
  }

  /// By the parts of two records that are one person, not by all that the records say.
  @Test func theRuleThatDecidedIsTold() throws {
    let dir = try FixTests.applied(
      "1,甲公司,张伟,13857139246,a\n2,甲公司,张伟,13857139246,\n3,乙公司,李娜,,x\n")
    let values = try trace(dir, "2").hits.first?.values ?? []
    #expect(values.first { $0.field == "contact.name" }?.rule == "same")
    let first = try trace(dir, "1").hits.first?.values ?? []
    #expect(first.first { $0.field == "contact.name" }?.rule == "identity")
    #expect(first.first { $0.field == "lead.remark" }?.rule == "only")
  }

  @Test func aCorrectionThatWaitsIsTold() throws {
    let dir = try FixTests.applied()
    #expect(try trace(dir, "leads.csv:2").hits.first?.waiting.isEmpty == true)
    #expect(try FixTests.fix(dir, "1", "13812345678").status == 0)
    let waiting = try #require(try trace(dir, "leads.csv:2").hits.first?.waiting.first)
    #expect(waiting.column == "手机" && waiting.author == "anna")
    #expect(waiting.before == "1.38E+10" && waiting.after == "13812345678")
    let text = try dir.run("trace", "m.yaml", "leads.csv:2")
    #expect(text.out.contains("waits for a replay"), "\(text)")
  }

  @Test func aRecordLeftOutIsReadAgainWhileItsFileIsTheSame() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,,张伟,13812345678,a\n2,,李娜,13912345678,废\n3,,王芳,13712345678,c\n")
    try dir.write("leads.yaml", dir.text("leads.yaml") + "\nwhere: {备注: {not_in: [废]}}\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let hit = try #require(try trace(dir, "leads.csv:3").hits.first)
    #expect(hit.state == "left-out" && hit.key == "2" && hit.leftOutBy == "leads.yaml")
    #expect(hit.bytes.decoded.hasPrefix("2,,李娜") && hit.bytes.disk == "as-read")
    #expect(try trace(dir, "leads.csv:4").hits.first?.key == "3")
    #expect(try trace(dir, "leads.csv:2").hits.first?.key == "1")
    // By its number among the records, as a verification names it.
    #expect(try trace(dir, "leads.csv#2").hits.first?.state == "left-out")
    #expect(try trace(dir, "leads.csv#3").hits.first?.key == "3")
    #expect(try dir.run("trace", "m.yaml", "leads.csv#4").status == 1)
    let text = try dir.run("trace", "m.yaml", "leads.csv:3")
    #expect(text.out.contains("left out in run 1 by where: of leads.yaml"), "\(text)")
    try dir.write("leads.csv", dir.text("leads.csv") + "4,,赵敏,13612345678,d\n")
    let changed = try dir.run("trace", "m.yaml", "leads.csv:3")
    #expect(changed.status == 1 && changed.err.contains("the file has changed"), "\(changed)")
    #expect(try trace(dir, "leads.csv:4").hits.first?.key == "3")
    try FileManager.default.removeItem(atPath: dir.file("leads.csv"))
    let gone = try dir.run("trace", "m.yaml", "leads.csv:3")
    #expect(gone.status == 1 && gone.err.contains("the file is gone"), "\(gone)")
  }

  @Test func fitsTheTerminalInBothLanguages() throws {
    let dir = try FixTests.applied()
    for language in ["zh", "en"] {
      let output = try dir.run("trace", "m.yaml", "2", "--lang", language)
      #expect(output.out.split(separator: "\n").allSatisfy { HelpTests.width($0) <= 80 }, "\(output.out)")
      #expect(output.out.contains(language == "zh" ? "胜出" : "wins"))
    }
    let nothing = try dir.run("trace", "m.yaml", "13000000000")
    #expect(nothing.status == 1 && nothing.err.contains("trace-nothing"))
  }
}
