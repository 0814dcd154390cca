import Foundation
import Testing

/// The first night: the gate stops the run, there is no store, and all that is refused can be seen and mended.
@Suite struct BeforeFirstRunTests {
  @Test func theGateNamesTheCommandThatShowsWhy() throws {
    let dir = try AllFaultsTests.world(gate: 0)
    let plan = try dir.run("plan", "bay.yaml", "--out", "plan-1")
    #expect(plan.status == 3)
    #expect(plan.err.contains("too-many-quarantined"), "\(plan.err)")
    #expect(plan.err.contains("leadferry quarantine list plan-1"), "\(plan.err)")
    #expect(!plan.out.contains("leadferry apply"), "\(plan.out)")
    let apply = try dir.run("apply", "plan-1")
    #expect(apply.status == 3 && apply.err.contains("leadferry quarantine list plan-1"), "\(apply)")
    let once = try dir.run("apply", "bay.yaml")
    #expect(once.status == 3, "\(once)")
    #expect(once.err.contains("leadferry plan bay.yaml --out plan-1, then leadferry quarantine list plan-1"))
    // Both cells of the first record, without a look elsewhere.
    #expect(once.err.contains("[tel] [phone-scientific]") && once.err.contains("[stage] [enum-unknown]"))
    #expect(!dir.exists("bay.leads"))
  }

  @Test func aPlanIsListedAndExported() throws {
    let dir = try AllFaultsTests.world(gate: 0)
    _ = try dir.run("plan", "bay.yaml", "--out", "plan-1")
    for language in ["en", "zh"] {
      let list = try dir.run("quarantine", "list", "plan-1", "--lang", language)
      #expect(list.status == 0, "\(list)")
      #expect(list.out.contains("3 × enum-unknown") && list.out.contains("--map lead.status 'parked=…'"))
      // No command that needs a store is named before there is one.
      #expect(!list.out.contains("--from"), "\(list.out)")
      #expect(!list.out.contains("1.5E+10") && list.out.contains("--map"), "\(list.out)")
      #expect(list.out.split(separator: "\n").allSatisfy { HelpTests.width($0) <= 80 }, "\(list.out)")
    }
    let export = try dir.run("quarantine", "export", "plan-1", "--out", "q.csv")
    #expect(export.status == 0 && export.out == "q.csv: 7 records\n", "\(export)")
    let head = dir.text("q.csv").split(separator: "\r\n").first ?? ""
    // Nobody fills in what no import could take.
    #expect(!head.contains("new value") && head.contains("remedy"), "\(head)")
    #expect(dir.text("q.csv").split(separator: "\r\n").count == 13)
  }

  @Test func aListLongerThanTheReportIsReadWhole() throws {
    let dir = try AllFaultsTests.world(gate: 0)
    let many = (1...2100).map { "K\($0),南湾\($0)号,林\($0),1.5E+10,parked,周敏,100\n" }.joined()
    try dir.write("orders.csv", AllFaultsTests.header + many)
    #expect(try dir.run("plan", "bay.yaml", "--out", "plan-1").status == 3)
    let records = try AllFaultsTests.list(dir, "plan-1")
    #expect(records.count == 2100)
    #expect(Set(records.map(\.key)).count == 2100)
    #expect(records.allSatisfy { $0.cells == ["phone-scientific tel=1.5E+10", "enum-unknown stage=parked"] })
    try FileManager.default.removeItem(atPath: dir.file("plan-1/report-quarantine.csv"))
    let list = try dir.run("quarantine", "list", "plan-1")
    #expect(list.out.contains("100 more are not shown"), "\(list.out)")
  }

  @Test func whatIsNoPlanIsSaidSo() throws {
    let dir = try AllFaultsTests.world(gate: 0)
    try dir.write("folder/readme.txt", "nothing")
    try dir.write("other.json", "{}")
    for target in ["folder", "other.json", "nowhere.json"] {
      let list = try dir.run("quarantine", "list", target)
      #expect(list.status == 5 && list.err.contains("not-a-plan"), "\(target): \(list)")
    }
    let list = try dir.run("quarantine", "list", "bay.yaml")
    #expect(list.status == 1 && list.err.contains("leadferry plan bay.yaml --out plan-1"), "\(list)")
  }

  @Test func aWordAndANameAreSettledBeforeTheFirstRun() throws {
    let dir = try AllFaultsTests.world()
    let word = try dir.run(
      "quarantine", "fix", "bay.yaml", "--map", "lead.status", "parked=working", "--by", "kim")
    #expect(word.status == 0 && word.out.contains("Next: leadferry plan bay.yaml"), "\(word)")
    #expect(dir.text("orders.yaml").contains("{fresh: new, parked: working}"))
    try dir.write("staff.csv", "工号,姓名,别名\nE1,周敏,小周\n")
    let name = try dir.run("quarantine", "fix", "bay.yaml", "--owner", "吴迪=E1", "--by", "kim")
    #expect(name.status == 0, "\(name)")
    // Neither makes a store.
    #expect(!dir.exists("bay.leads"))
    let apply = try dir.run("apply", "bay.yaml", "--out", "run-1")
    #expect(apply.status == 0, "\(apply)")
    let records = try AllFaultsTests.list(dir, "bay.yaml")
    #expect(!records.contains { $0.key == "B2" })
    #expect(records.first { $0.key == "B1" }?.faults.map(\.code) == ["phone-scientific"])
    let verify = try dir.run("verify", "bay.yaml")
    #expect(verify.status == 0, "\(verify)")
  }

  @Test func aCellBeforeTheFirstRunIsRefusedInTrueWords() throws {
    let dir = try AllFaultsTests.world()
    let cells = [
      ["--record", "B1", "--column", "tel", "--value", "13900001111"],
      ["--column", "tel", "--from", "1.5E+10", "--to", "13900001111"],
    ]
    for arguments in cells {
      let fix = try dir.run(["quarantine", "fix", "bay.yaml"] + arguments)
      #expect(fix.status == 1 && fix.err.contains("store-missing"), "\(fix)")
      #expect(fix.err.contains("raise quarantined: under gates:"), "\(fix.err)")
    }
    #expect(!dir.exists("bay.leads"))
    // What it says holds: the first run lands the others, and the cell is corrected then.
    #expect(try dir.run("apply", "bay.yaml", "--out", "run-1").status == 0)
    #expect(try dir.run(["quarantine", "fix", "bay.yaml"] + cells[0]).status == 0)
  }

  @Test func fixIsOneThingAtATime() throws {
    let dir = try AllFaultsTests.applied()
    for arguments in [
      ["--from", "a", "--to", "b"], ["--column", "tel", "--from", "a"],
      ["--column", "tel", "--from", "a", "--to", "b", "--record", "B1"],
      ["--column", "tel", "--from", "a", "--to", "b", "--owner", "a=b"],
    ] {
      #expect(try dir.run(["quarantine", "fix", "bay.yaml"] + arguments).status == 64, "\(arguments)")
    }
  }
}
