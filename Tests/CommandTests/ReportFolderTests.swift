import Foundation
import Testing

/// Where reports go, and what they never take the place of.
@Suite struct ReportFolderTests {
  private func migration(_ dir: Workdir) throws {
    try dir.writeSmallMigration("1,甲公司,张伟,13812345678,a\n")
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test(arguments: ["no/such", "m.yaml", "leads.csv/x"])
  func aFolderThatCannotBeMadeIsToldBeforeAnythingLands(name: String) throws {
    let dir = try Workdir()
    try migration(dir)
    for command in ["apply", "plan"] {
      let run = try dir.run(command, "m.yaml", "--out", name)
      #expect(run.status == 1)
      #expect(run.err.contains(name) && run.err.contains("[output-unwritable]"), "\(run.err)")
    }
    #expect(!dir.exists("t.leads"))
  }

  @Test func aFolderThatWasThereKeepsItsMode() throws {
    let dir = try Workdir()
    try migration(dir)
    try FileManager.default.createDirectory(
      atPath: dir.file("out"), withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    #expect(try dir.run("apply", "m.yaml", "--out", "out").status == 0)
    #expect(try mode(dir.file("out")) == 0o755)
    #expect(try mode(dir.file("out/report.html")) == 0o600)
    let before = try mode(dir.path)
    #expect(try dir.run("verify", "m.yaml", "--out", ".").status == 0)
    #expect(try mode(dir.path) == before)
  }

  @Test func noReportIsReplaced() throws {
    let dir = try Workdir()
    try migration(dir)
    #expect(try dir.run("apply", "m.yaml", "--out", "run").status == 0)
    let report = dir.text("run/report.html")
    for arguments in [["apply", "m.yaml"], ["plan", "m.yaml"]] {
      let run = try dir.run(arguments + ["--out", "run"])
      #expect(run.status == 5)
      #expect(run.err.contains("[report-exists]") && run.err.contains("run already holds"), "\(run.err)")
    }
    #expect(dir.text("run/report.html") == report && !dir.exists("run/plan.json"))
    #expect(try dir.run("verify", "m.yaml", "--out", "proof").status == 0)
    #expect(try dir.run("verify", "m.yaml", "--out", "proof").status == 5)
    try dir.write("mine/report.html", "not of this tool")
    #expect(try dir.run("plan", "m.yaml", "--out", "mine").status == 5)
    #expect(dir.text("mine/report.html") == "not of this tool")
  }

  @Test func aPlanIsMadeAgainInItsFolder() throws {
    let dir = try Workdir()
    try migration(dir)
    #expect(try dir.run("plan", "m.yaml", "--out", "p").status == 2)
    #expect(try dir.run("plan", "m.yaml", "--out", "p").status == 2)
  }

  @Test func aFolderMadeForNothingGoesAgain() throws {
    let dir = try Workdir()
    try migration(dir)
    try FileManager.default.removeItem(atPath: dir.file("leads.csv"))
    #expect(try dir.run("apply", "m.yaml", "--out", "run").status != 0)
    #expect(!dir.exists("run"))
  }

  @Test func withoutANameTheyStandBesideTheStore() throws {
    let dir = try Workdir()
    try migration(dir)
    let text = dir.text("m.yaml").replacingOccurrences(of: "sqlite:", with: "sqlite:data/")
    try dir.write("m.yaml", text)
    try dir.write("data/keep", "")
    let plan = try dir.run("plan", "m.yaml")
    let apply = try dir.run("apply", "m.yaml")
    #expect(plan.status == 2 && apply.status == 0, "\(plan.err)\(apply.err)")
    let name = try #require(text.split(separator: "\n").first?.split(separator: " ").last)
    #expect(dir.exists("data/\(name)-plan/plan.json") && dir.exists("data/\(name)-run-1/report.html"))
    #expect(apply.out.contains("Report: data/\(name)-run-1/report.html"), "\(apply.out)")
    // Run 1 once more: its first report stays.
    #expect(try dir.run("rollback", "m.yaml").status == 0)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(dir.exists("data/\(name)-run-1-2/report.html"))
  }

  @Test func orWhereTheMigrationSays() throws {
    let dir = try Workdir()
    try migration(dir)
    try dir.write("m.yaml", dir.text("m.yaml") + "reports: of/nights\n")
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply.err)")
    let made = try FileManager.default.contentsOfDirectory(atPath: dir.file("of/nights"))
    #expect(made.count == 1 && made.allSatisfy { $0.hasSuffix("-run-1") })
    #expect(try mode(dir.file("of")) == 0o700)
  }

  /// In a folder that others can write to, somebody may lay a link under a name that will be written.
  @Test func aLinkLaidUnderAPartIsNotFollowed() throws {
    let dir = try Workdir()
    try migration(dir)
    try dir.write("out/keep", "")
    try dir.write("victim", "precious")
    for name in ["report.html.part", "report.json.part"] {
      try FileManager.default.createSymbolicLink(
        atPath: dir.file("out/\(name)"), withDestinationPath: "../victim")
    }
    #expect(try dir.run("apply", "m.yaml", "--out", "out").status == 0)
    #expect(dir.text("victim") == "precious")
    #expect(dir.text("out/report.html").contains("<html"))
  }
}
