import Testing

@Suite struct BadShapeTests {
  @Test func aColumnRenamedOvernight() throws {
    let dir = try Workdir()
    try dir.expectRefused(code: 6, says: ["leads.csv", "leads.yaml:7", "联系人姓名", "missing-column"]) {
      try dir.write("leads.csv", dir.text("leads.csv").replacing("联系人", with: "联系人姓名"))
    }
  }

  @Test func aNewColumn() throws {
    let dir = try Workdir()
    try dir.expectRefused(code: 6, says: ["leads.csv", "微信", "unknown-column", "keep", "ignore"]) {
      try dir.write("leads.csv", "编号,公司,联系人,手机,备注,微信\n1,,张伟,13812345678,,\n")
    }
  }

  @Test func anUnknownOwner() throws {
    let dir = try Workdir()
    let setUp = {
      try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,王芳\n")
      try dir.write("m.yaml", dir.text("m.yaml") + "\nowners: owners.csv\n")
      try dir.write("owners.csv", "code,name,status\nw1,王芳,active\n")
      try dir.write(
        "leads.yaml",
        dir.text("leads.yaml").replacing("lead.remark: 备注", with: "lead.owner: {from: 备注, as: owner}"))
    }
    try dir.expectRefused(code: 3, says: ["leads.csv:3", "备注", "owner-unknown"], setUp: setUp) {
      try dir.write("leads.csv", dir.text("leads.csv") + "2,,李娜,13912345678,赵六\n")
    }
  }
}
