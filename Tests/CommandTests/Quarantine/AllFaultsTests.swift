import Foundation
import Testing

/// Everything that a record is refused for is told at once, in every place; and what says the same is mended
/// by one command.
@Suite struct AllFaultsTests {
  struct Record: Decodable {
    struct Fault: Decodable {
      var code: String
      var column: String
      var value: String
      var corrected: String?
    }

    var id: Int?
    var key: String
    var line: Int
    var code: String
    var faults: [Fault]

    var cells: [String] { faults.map { "\($0.code) \($0.column)=\($0.value)" } }
  }

  struct Group: Decodable {
    var code: String
    var column: String
    var value: String?
    var count: Int
  }

  static let header = "no,firm,who,tel,stage,rep,sum\n"
  static let rows = """
    B1,北湾船厂,林一,1.5E+10,parked,吴迪,100
    B2,北湾灯塔,林二,13900002222,parked,周敏,100
    B3,北湾渔港,林三,13900003333,fresh,周敏,100
    ,北湾无号,林四,call me,fresh,周敏,100
    B5,北湾重号,林五,13900005555,fresh,周敏,100
    B5,北湾重号二,林六,77,fresh,周敏,100
    B7,北湾引"号,林七,13900007777,fresh,周敏,100,,,
    B8,北湾'码头,林八,13900008888,it's,周敏,10万以上

    """

  /// Its source is one file of orders, read as `format` has it.
  static func world(gate: Int = 9) throws -> Workdir {
    let dir = try Workdir()
    try dir.write(
      "bay.yaml",
      """
      migration: bay
      store: sqlite:bay.leads
      owners: staff.csv
      sources:
        orders: {files: orders.csv, mapping: orders.yaml, trust: 1, snapshot: true}
      gates: {quarantined: \(gate)}
      """)
    try dir.write(
      "orders.yaml",
      """
      mapping: orders
      reads: csv
      object: lead
      key: no
      fields:
        account.name: firm
        contact.name: who
        contact.mobile: {from: tel, as: phone}
        contact.phone: {from: tel, as: phone, take: first}
        opportunity.amount: {from: sum, as: money, currency: CNY}
        lead.status: {from: stage, values: {fresh: new}}
        lead.owner: {from: rep, as: owner}
      """)
    try dir.write("staff.csv", "工号,姓名\nE1,周敏\n")
    try dir.write("orders.csv", header + rows)
    return dir
  }

  static func applied() throws -> Workdir {
    let dir = try world()
    let apply = try dir.run("apply", "bay.yaml", "--out", "run-1", "--lists")
    #expect(apply.status == 0, "\(apply)")
    return dir
  }

  static func list(_ dir: Workdir, _ target: String) throws -> [Record] {
    let list = try dir.run("quarantine", "list", target, "--json")
    #expect(list.status == 0, "\(list)")
    return try JSONDecoder().decode([Record].self, from: Data(list.out.utf8))
  }

  /// By line of the file.
  private static let expected: [Int: [String]] = [
    2: ["phone-scientific tel=1.5E+10", "enum-unknown stage=parked", "owner-unknown rep=吴迪"],
    3: ["enum-unknown stage=parked"],
    5: ["key-blank no=", "phone-text tel=call me"],
    6: ["key-repeated no=B5"],
    7: ["key-repeated no=B5", "phone-digits tel=77"],
    8: ["text-after-quote =", "too-many-cells ="],
    9: ["enum-unknown stage=it's", "money-range sum=10万以上"],
  ]

  @Test(
    "the store's list, a plan's and a run's say the same", arguments: ["store", "plan", "plan.json", "run"])
  func allOfARecord(_ from: String) throws {
    let dir = from.hasPrefix("plan") ? try Self.world(gate: 0) : try Self.applied()
    var target = "bay.yaml"
    if from == "run" { target = "run-1" }
    if from.hasPrefix("plan") {
      #expect(try dir.run("plan", "bay.yaml", "--out", "plan-1").status == 3)
      #expect(!dir.exists("bay.leads"))
      target = from == "plan" ? "plan-1" : "plan-1/plan.json"
    }
    let records = try Self.list(dir, target)
    for (line, cells) in Self.expected {
      let found = records.first { $0.line == line }
      // A row without cells has one cause, whichever the reader met first.
      if line == 8 {
        #expect(found?.faults.count == 1)
      } else {
        #expect(found.map { Set($0.cells) } == Set(cells), "\(line)")
        #expect(found?.cells.first == cells.first)
        // The cell of which two fields are made is at fault once.
        #expect(found?.cells.count == cells.count)
      }
    }
    #expect(records.count == Self.expected.count)
    #expect(records.allSatisfy { ($0.id != nil) == (from == "store") })
  }

  @Test func eachListShowsBothCellsOfARecord() throws {
    let dir = try Self.applied()
    for language in ["en", "zh"] {
      let list = try dir.run("quarantine", "list", "bay.yaml", "--lang", language, "--show-values")
      let record = list.out.split(separator: "\n").filter { $0.contains("B1") }
      // Under each of its causes, with all of them.
      #expect(record.count == 3, "\(list.out)")
      for line in record {
        for word in ["1.5E+10", "parked", "吴迪"] { #expect(line.contains(word), "\(line)") }
      }
      #expect(list.out.split(separator: "\n").allSatisfy { HelpTests.width($0) <= 80 }, "\(list.out)")
    }
    // The page and the machine's report hold them, too.
    #expect(dir.text("run-1/report.json").contains("\"further\""))
    #expect(dir.text("run-1/report.html").contains("--map lead.status"))
    let export = try dir.run("quarantine", "export", "bay.yaml", "--out", "q.csv")
    #expect(export.out == "q.csv: 7 records\n", "\(export)")
    #expect(
      dir.text("q.csv").split(separator: "\r\n").count { $0.hasPrefix("\"1\"") || $0.hasPrefix("1,") } == 3)
  }

  @Test func aStoreAloneSaysThatItShowsOneFaultEach() throws {
    let dir = try Self.applied()
    #expect(try Self.list(dir, "bay.leads").allSatisfy { $0.faults.count == 1 })
    let list = try dir.run("quarantine", "list", "bay.leads")
    #expect(list.out.contains("give the migration to see all"), "\(list.out)")
    // A mapping with a mistake hides no record.
    try dir.write(
      "orders.yaml", "mapping: orders\nreads: csv\nobject: lead\nkey: no\nfields: {lead.nothing: x}\n")
    #expect(try Self.list(dir, "bay.yaml").count == Self.expected.count)
  }

  /// More than a reader takes in at once.
  @Test func manyRecordsAreJudgedWhole() throws {
    let dir = try Self.world(gate: 3000)
    let long = String(repeating: "北湾", count: 200)
    let many = (1...2000).map { "K\($0),\(long)\($0)号,林\($0),1.5E+10,parked,周敏,100\n" }.joined()
    try dir.write("orders.csv", Self.header + many)
    #expect(try dir.run("apply", "bay.yaml", "--out", "run-1").status == 0)
    let records = try Self.list(dir, "bay.yaml")
    #expect(records.count == 2000)
    #expect(records.allSatisfy { $0.faults.map(\.code) == ["phone-scientific", "enum-unknown"] })
  }

  @Test func groupsAreCountedAndMendedByOneCommand() throws {
    let dir = try Self.applied()
    let json = try dir.run("quarantine", "list", "bay.yaml", "--group", "--json")
    let groups = try JSONDecoder().decode([Group].self, from: Data(json.out.utf8))
    #expect(groups.first?.count == 2)
    #expect(groups.contains { $0.code == "enum-unknown" && $0.value == "parked" && $0.count == 2 })
    let text = try dir.run("quarantine", "list", "bay.yaml", "--group", "--show-values").out
    #expect(
      text.contains(
        "    2 × stage: parked\n      leadferry quarantine fix bay.yaml --map lead.status 'parked=…'"))
    #expect(text.contains("'it'\\''s=…'"), "\(text)")
    #expect(text.contains("--column sum --from '10万以上' --to …"), "\(text)")
    // Equal harmed numbers were not one number: no command gives them one value.
    #expect(text.contains("tel: 1.5E+10") && !text.contains("--column tel"), "\(text)")
    #expect(text.contains("--owner '吴迪=…'"), "\(text)")
    // Nothing that was mended already is counted again.
    let fix = try dir.run(
      "quarantine", "fix", "bay.yaml", "--column", "stage", "--from", "parked", "--to", "fresh", "--by", "kim"
    )
    #expect(fix.status == 0 && fix.out.contains("2 corrections"), "\(fix)")
    let again = try dir.run("quarantine", "list", "bay.yaml", "--group")
    #expect(!again.out.contains("parked"), "\(again.out)")
  }

  @Test func aGroupIsFixedAndLands() throws {
    let dir = try Self.applied()
    let fix = { (column: String, from: String, to: String) in
      try dir.run(
        "quarantine", "fix", "bay.yaml", "--column", column, "--from", from, "--to", to, "--by", "kim")
    }
    // What is refused as well is not taken of any.
    #expect(try fix("stage", "parked", "stuck").err.contains("fix-still-refused"))
    #expect(try StoreReading(dir.file("bay.leads")).int("SELECT count(*) FROM correction") == 0)
    #expect(try fix("stage", "fresh", "parked").err.contains("fix-nothing-says-so"))
    let first = try fix("stage", "parked", "fresh")
    #expect(first.out.contains("1 record is refused for another cell still"), "\(first)")
    let records = try Self.list(dir, "bay.yaml")
    let b1 = records.first { $0.key == "B1" }
    #expect(b1?.faults.map(\.code) == ["phone-scientific", "owner-unknown"])
    #expect(records.first { $0.key == "B2" }?.faults.first?.corrected == "fresh")
    #expect(try fix("tel", " 1.5E+10 ", "13900001111").status == 0)
    #expect(try fix("rep", "吴迪", "周敏").status == 0)
    let replay = try dir.run("quarantine", "replay", "bay.yaml")
    #expect(replay.status == 0 && replay.out.contains("2 landed (with 4 corrections)"), "\(replay)")
    #expect(
      try StoreReading(dir.file("bay.leads")).texts(
        "SELECT mobile FROM contact WHERE mobile LIKE '139%1111' OR mobile LIKE '139%2222' ORDER BY 1")
        == ["13900001111", "13900002222"])
    let verify = try dir.run("verify", "bay.yaml")
    #expect(verify.status == 0, "\(verify)")
  }

  @Test func anExportIsFilledInForAllCells() throws {
    let dir = try Self.applied()
    #expect(try dir.run("quarantine", "export", "bay.yaml", "--out", "q.csv").status == 0)
    try dir.write(
      "filled.csv",
      """
      id,key,file,line,column,new value
      1,B1,orders.csv,2,tel,13900001111
      1,B1,orders.csv,2,stage,fresh
      1,B1,orders.csv,2,rep,周敏

      """)
    let output = try dir.run("quarantine", "import", "bay.yaml", "filled.csv", "--by", "kim")
    #expect(output.status == 0 && output.out.contains("3 corrections"), "\(output)")
    #expect(
      try Self.list(dir, "bay.yaml").first { $0.key == "B1" }?.faults.map(\.code) == ["phone-scientific"])
    #expect(try dir.run("quarantine", "replay", "bay.yaml").out.contains("1 landed"))
  }
}
