import Foundation
import Testing

@Suite struct InitCommandTests {
  private func exports() throws -> Workdir {
    let dir = try Workdir()
    try dir.write(
      "exports/客户.csv",
      "客户编码,客户名称,负责人,创建时间\nK001,北辰贸易有限公司,张敏,2024-01-02 08:00:00\nK002,南山机械有限公司,李强,2024-01-03 09:30:00\nK003,东海食品厂,张敏,2024-01-04 10:00:00\n"
    )
    try dir.write(
      "exports/线索-1月.csv",
      "线索编号,公司名称,联系人,手机,状态,客户编码,负责人\nX01,北辰贸易有限公司,王芳,13900001001,跟进中,K001,张敏\nX02,南山机械有限公司,赵一鸣,13900001002,新线索,K002,公海\n"
    )
    try dir.write("exports/线索-2月.csv", "线索编号,公司名称,联系人,手机,状态,客户编码,负责人\nX03,东海食品厂,钱多,13900001003,再说,K003,李强\n")
    try dir.write("exports/说明.xlsx", "PK")
    return dir
  }

  @Test func aFolderBecomesAMigrationThatPlans() throws {
    let dir = try exports()
    let made = try dir.run("init", "exports", "--name", "move", "--lang", "en")
    #expect(made.status == 0, "\(made)")
    #expect(made.out.split(separator: "\n").count <= 40)
    #expect(made.out.contains("说明.xlsx"))
    let migration = dir.text("migration.yaml")
    #expect(migration.contains("线索: {files: \"exports/线索-*月.csv\", mapping: 线索.yaml}"), "\(migration)")
    #expect(dir.text("owners.csv").contains("张敏"))
    #expect(!dir.text("owners.csv").contains("公海"))
    #expect(dir.text("线索.yaml").contains("lead.account: {from: 客户编码, as: reference, source: 客户}"))
    let check = try dir.run("check", "migration.yaml")
    #expect(check.status == 0, "\(check)")
    let plan = try dir.run("plan", "migration.yaml", "--out", "p")
    #expect(plan.status == 2, "\(plan)")
  }

  @Test func nothingThatIsThereIsReplaced() throws {
    let dir = try exports()
    try dir.write("owners.csv", "mine\n")
    let made = try dir.run("init", "exports")
    #expect(made.status == 5, "\(made)")
    #expect(dir.text("owners.csv") == "mine\n")
    #expect(!FileManager.default.fileExists(atPath: dir.file("migration.yaml")))
    let elsewhere = try dir.run("init", "exports", "--out", "new/place")
    #expect(elsewhere.status == 0, "\(elsewhere)")
    #expect(try dir.run("check", "new/place/migration.yaml").status == 0)
  }

  @Test func aFolderWithoutExportsIsSaidSo() throws {
    let dir = try Workdir()
    try dir.write("exports/a.xlsx", "PK")
    #expect(try dir.run("init", "exports").status == 6)
    #expect(try dir.run("init", "nowhere").status == 6)
  }

  @Test func severalFilesGetAFolderOfMappings() throws {
    let dir = try exports()
    let refused = try dir.run("draft", "exports/客户.csv", "exports/线索-1月.csv")
    #expect(refused.status == 64, "\(refused)")
    let made = try dir.run("draft", "exports/客户.csv", "exports/线索-1月.csv", "--out", "maps")
    #expect(made.status == 0, "\(made)")
    #expect(dir.text("maps/线索-1月.yaml").contains("source: 客户"))
    #expect(try dir.run("check", "maps/客户.yaml").status == 0)
  }
}
