import Testing

@Suite struct CheckTests {
  private static let mapping = """
    mapping: leads
    reads: csv
    object: lead
    key: 编号
    fields:
      contact.name: 联系人
      lead.status: {from: 状态, values: {新: WORD}}

    """

  /// Two readings of one file find the same mistake, and one is told.
  @Test(arguments: [("nwe", "did you mean 'new'?"), ("fresh", "one of: new, working")])
  func aWrongWordIsToldOnce(_ word: String, _ hint: String) throws {
    let dir = try Workdir()
    try dir.write("leads.yaml", Self.mapping.replacing("WORD", with: word))
    let check = try dir.run("check", "leads.yaml")
    let said = check.out + check.err
    #expect(check.status == 5 && said.contains(hint), "\(check)")
    #expect(said.split(separator: "error: ").count == 2, "\(check)")
  }

  /// Whoever writes stages means less than all to be carried over.
  @Test func stagesAreRefused() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,甲科技有限公司,张伟,13812345678,a\n", gates: "stages: [{pilot: {}}]")
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 5 && apply.err.contains("[stages-later]"), "\(apply)")
    #expect(!dir.exists("t.leads"))
  }
}
