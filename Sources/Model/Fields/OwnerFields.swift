extension LeadModel {
  static let ownerFields: [Field] = [
    field(.owner, 1, "code", .text, "工号", "Code"),
    field(.owner, 2, "name", .text, "姓名", "Name"),
    field(
      .owner, 3, "status", .choice, "状态", "Status",
      choices: "active left"),
    field(.owner, 4, "successor", .text, "接手人", "Successor"),
    field(.owner, 5, "email", .email, "邮箱", "Email"),
    field(.owner, 6, "mobile", .phone, "手机", "Mobile"),
    field(.owner, 7, "department", .text, "部门", "Department"),
  ]
}
