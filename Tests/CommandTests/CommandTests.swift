import Foundation
import Testing

@Suite struct SmallRunTests {
  @Test func planThenApplyThenNothingToDo() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,a\n2,,李娜,13912345678,\n")
    let plan = try dir.run("plan", "m.yaml")
    #expect(plan.status == 2, "\(plan)")
    #expect(!dir.exists("t.leads"))
    let apply = try dir.run("apply", "small-plan")
    #expect(apply.status == 0, "\(apply)")
    #expect(dir.exists("t.leads"))
    let again = try dir.run("plan", "m.yaml")
    #expect(again.status == 0, "\(again)")
  }
}
