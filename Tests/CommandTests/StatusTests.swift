import Foundation
import Testing

@Suite struct StatusTests {
  @Test func showsEveryRunWithItsTotals() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,a\n2,,李娜,13912345678,\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,b\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    for target in ["m.yaml", "t.leads"] {
      let status = try dir.run("status", target)
      #expect(status.status == 0, "\(status)")
      let rows = status.out.split(separator: "\n").filter { $0.contains("apply") }
        .map { $0.split(separator: " ").map(String.init) }
      // run, date, time, kind, read, added, updated, unchanged, merged, quarantined, vanished
      #expect(rows.count == 2)
      #expect(rows.first.map { Array($0.suffix(7)) } == ["2", "2", "0", "0", "0", "0", "0"], "\(status.out)")
      #expect(rows.last.map { Array($0.suffix(7)) } == ["1", "0", "1", "0", "0", "0", "1"], "\(status.out)")
      #expect(status.out.contains("2 contact"))
      #expect(status.out.split(separator: "\n").dropFirst().allSatisfy { HelpTests.width($0) <= 80 })
    }
  }

  @Test func aStoreThatIsNotThereIsSaid() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,,张伟,13812345678,a\n")
    let status = try dir.run("status", "m.yaml")
    #expect(status.status != 0)
    #expect(status.err.contains("t.leads"))
    #expect(!dir.exists("t.leads"))
  }
}
