import Foundation
import Testing

/// Guarantee 5: a plan is refused when what it was made from moved, and the message names what.
@Suite struct StalePlanTests {
  enum Move: String, CaseIterable {
    case sourceChanged, sourceOfAnotherShape, mapping, owners, migration, storeRan, fileAdded, fileGone
    case allFilesGone, tool
  }

  @Test(arguments: Move.allCases)
  func isRefused(move: Move) throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    try dir.write(
      "m.yaml",
      dir.text("m.yaml").replacing("leads.csv", with: "leads*.csv") + "\nowners: owners.csv\n")
    try dir.write("owners.csv", "code,name,status\nw1,王芳,active\n")
    try dir.write("leads-2.csv", "编号,公司,联系人,手机,备注\n9,,周敏,13612345678,\n")
    #expect(try dir.run("plan", "m.yaml").status == 2)
    let names: [String]
    switch move {
    case .sourceChanged:
      // As many bytes as before: only the content tells.
      try dir.write("leads.csv", dir.text("leads.csv").replacing("13812345678", with: "13812345679"))
      names = ["leads.csv"]
    case .sourceOfAnotherShape:
      try dir.write("leads.csv", dir.text("leads.csv").replacing("联系人", with: "联络人"))
      names = ["leads.csv"]
    case .mapping:
      try dir.write("leads.yaml", dir.text("leads.yaml") + "\n# a comment\n")
      names = ["leads.yaml"]
    case .owners:
      try dir.write("owners.csv", "code,name,status\nw1,王芳,active\nw2,李强,active\n")
      names = ["owners.csv"]
    case .migration:
      try dir.write("m.yaml", dir.text("m.yaml") + "gates: {quarantined: 1}\n")
      names = ["m.yaml"]
    case .storeRan:
      #expect(try dir.run("apply", "m.yaml").status == 0)
      names = ["store"]
    case .fileAdded:
      try dir.write("leads-3.csv", "编号,公司,联系人,手机,备注\n10,,吴刚,,\n")
      names = ["leads-3.csv"]
    case .fileGone:
      try FileManager.default.removeItem(atPath: dir.file("leads-2.csv"))
      names = ["leads-2.csv"]
    case .allFilesGone:
      for name in ["leads.csv", "leads-2.csv"] { try FileManager.default.removeItem(atPath: dir.file(name)) }
      names = ["leads.csv", "leads-2.csv"]
    case .tool:
      let plan = try dir.json("small-plan/plan.json")
      let version = try #require(plan["toolVersion"] as? String)
      try dir.write(
        "small-plan/plan.json",
        dir.text("small-plan/plan.json").replacing("\"\(version)\"", with: "\"0.0.1\""))
      names = ["0.0.1", version]
    }
    let before = dir.storeState()
    let got = try dir.run("apply", "small-plan")
    #expect(got.status == 7, "\(got)")
    for name in names { #expect(got.err.contains(name), "\(got.err)") }
    #expect(got.err.contains("stale-plan"))
    #expect(dir.storeState() == before)
  }

  @Test func aPlanIsAppliedOnce() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    #expect(try dir.run("plan", "m.yaml").status == 2)
    #expect(try dir.run("apply", "small-plan").status == 0)
    #expect(try dir.run("apply", "small-plan").status == 7)
  }
}
