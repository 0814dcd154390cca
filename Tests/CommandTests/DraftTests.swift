import Foundation
import Testing

@Suite struct DraftCommandTests {
  private func dir() throws -> Workdir {
    let dir = try Workdir()
    try dir.write("leads.csv", "线索编号,公司名称,联系人,手机\n1,杭州云杉科技有限公司,张伟,13812345678\n")
    return dir
  }

  @Test func writesAMappingThatPassesCheck() throws {
    let dir = try dir()
    let draft = try dir.run("draft", "leads.csv", "--out", "leads.yaml")
    #expect(draft.status == 0, "\(draft)")
    #expect(dir.text("leads.yaml").contains("contact.mobile"))
    let check = try dir.run("check", "leads.yaml")
    #expect(check.status == 0, "\(check)")
  }

  @Test func neverTakesThePlaceOfAFile() throws {
    let dir = try dir()
    try dir.write("leads.yaml", "mine\n")
    let draft = try dir.run("draft", "leads.csv", "--out", "leads.yaml")
    #expect(draft.status == 5, "\(draft)")
    #expect(draft.err.contains("leads.yaml"))
    #expect(dir.text("leads.yaml") == "mine\n")
  }
}
