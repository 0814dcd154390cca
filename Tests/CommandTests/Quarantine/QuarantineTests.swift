import Foundation
import Testing

@Suite struct QuarantineCommandTests {
  private func applied() throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration(
      "1,杭州云杉科技有限公司,张伟,1.38E+10,a\n2,,李娜,13912345678,\n", gates: "gates: {quarantined: 1}")
    try dir.write("leads.yaml", dir.text("leads.yaml").replacing("手机", with: "{from: 手机, as: phone}"))
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
    return dir
  }

  @Test func listsCausePlaceAndRemedy() throws {
    let list = try applied().run("quarantine", "list", "m.yaml")
    #expect(list.status == 0, "\(list)")
    #expect(list.out.contains("1 × phone-scientific"), "\(list.out)")
    #expect(list.out.contains("leads.csv:2"))
    #expect(list.out.split(separator: "\n").allSatisfy { HelpTests.width($0) <= 80 })
  }

  @Test func valuesShowOnRequestAlone() throws {
    let dir = try applied()
    #expect(!(try dir.run("quarantine", "list", "m.yaml")).out.contains("1.38E+10"))
    #expect((try dir.run("quarantine", "list", "m.yaml", "--show-values")).out.contains("1.38E+10"))
  }

  @Test func theExportIsItsOwnersAlone() throws {
    let dir = try applied()
    let export = try dir.run("quarantine", "export", "m.yaml", "--out", "q.csv")
    #expect(export.status == 0, "\(export)")
    let attributes = try FileManager.default.attributesOfItem(atPath: dir.file("q.csv"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    // Byte order mark, and the raw record in one cell.
    #expect(dir.bytes("q.csv")?.starts(with: [0xEF, 0xBB, 0xBF]) == true)
    #expect(dir.text("q.csv").contains("\"1,杭州云杉科技有限公司,张伟,1.38E+10,a"))
  }
}
