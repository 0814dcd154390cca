import Foundation
import Testing

@Suite struct LongListTests {
  /// More than a report holds of changes.
  private static let count = 2_100

  private func rows(_ remark: (Int) -> String) -> String {
    (1...Self.count).map { "\($0),,某\($0)号,,\(remark($0))\n" }.joined()
  }

  private struct Report: Decodable {
    struct Listing: Decodable {
      struct Item: Decodable {}
      var total: Int
      var items: [Item]
      var file: String?
    }
    var updates: Listing
    var quarantine: Listing
    var vanished: Listing
  }

  private func report(_ dir: Workdir, _ folder: String) throws -> Report {
    try JSONDecoder().decode(Report.self, from: dir.bytes("\(folder)/report.json") ?? Data())
  }

  @Test func aPlanHasAllOfThemBesideItsReport() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(rows { _ in "a" })
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try dir.writeSmallMigration(
      rows { $0 == 7 ? "b,\"c\n" : "b\($0)" }.replacing("b,\"c\n", with: "\"b\nc\"\n"))
    #expect(try dir.run("plan", "m.yaml", "--out", "p").status == 2)
    let report = try report(dir, "p")
    #expect(report.updates.total == Self.count)
    #expect(report.updates.items.count == 2_000)
    #expect(report.updates.file == "report-changes.csv")
    #expect(report.vanished.file == nil)
    let lines = dir.text("p/report-changes.csv").components(separatedBy: "\r\n")
    #expect(lines.count == Self.count + 2)
    #expect(lines.last == "")
    #expect(lines[Self.count].contains("b\(Self.count)"))
    let attributes = try FileManager.default.attributesOfItem(atPath: dir.file("p/report-changes.csv"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test func aRunHasThemOnRequest() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(rows { _ in "a" })
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try dir.writeSmallMigration(rows { _ in "b" })
    #expect(try dir.run("apply", "m.yaml", "--out", "without").status == 0)
    #expect(!dir.exists("without/report-changes.csv"))
    #expect(try report(dir, "without").updates.file == nil)
    try dir.writeSmallMigration(rows { _ in "c" })
    #expect(try dir.run("apply", "m.yaml", "--out", "with", "--lists").status == 0)
    #expect(try report(dir, "with").updates.file == "report-changes.csv")
    #expect(dir.text("with/report-changes.csv").components(separatedBy: "\r\n").count == Self.count + 2)
  }

  @Test func aShortListLeavesNoFile() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(rows { _ in "a" })
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try dir.writeSmallMigration(rows { _ in "b" })
    #expect(try dir.run("plan", "m.yaml", "--out", "p").status == 2)
    #expect(dir.exists("p/report-changes.csv"))
    // The same folder again: the list of the plan before is not left beside this one.
    try dir.writeSmallMigration(rows { $0 < 10 ? "b" : "a" })
    #expect(try dir.run("plan", "m.yaml", "--out", "p").status == 2)
    #expect(!dir.exists("p/report-changes.csv"))
  }

  @Test func aRecordRefusedAfterAllIsNotListed() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(rows { _ in "a" }, gates: "gates: {quarantined: 2}")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    // Its key comes twice, with other cells: neither is taken.
    try dir.writeSmallMigration(rows { _ in "b" } + "5,,某5号,,c\n", gates: "gates: {quarantined: 2}")
    #expect(try dir.run("plan", "m.yaml", "--out", "p").status == 2)
    let lines = dir.text("p/report-changes.csv").components(separatedBy: "\r\n")
    #expect(!lines.contains { $0.hasPrefix("sheet,lead,5,") })
    #expect(lines.contains { $0.hasPrefix("sheet,lead,6,") })
    #expect(try report(dir, "p").updates.total == Self.count - 1)
    #expect(lines.count == Self.count - 1 + 2)
  }
}
