extension LeadModel {
  static let opportunityFields: [Field] = [
    field(
      .opportunity, 1, "name", .text, "商机名称", "Name",
      synonyms: "商机名称 商机 项目名称 机会名称 opportunity opportunity_name project"),
    field(
      .opportunity, 2, "stage", .choice, "阶段", "Stage",
      choices: "discovery qualification proposal negotiation won lost",
      synonyms: "销售阶段 商机阶段 sales_stage stagename"),
    field(
      .opportunity, 3, "amount", .money, "金额", "Amount",
      synonyms: "预计金额 预计成交金额 金额 商机金额 合同金额 amount expected_amount expectedrevenue"),
    field(
      .opportunity, 4, "probability", .integer, "赢率", "Probability",
      synonyms: "赢率 成交概率 可能性 probability"),
    field(
      .opportunity, 5, "expected_close", .date, "预计成交日期", "Expected close",
      synonyms: "预计成交日期 预计签单日期 预计结单日期 closedate expected_close"),
    field(.opportunity, 6, "product", .text, "产品", "Product"),
    field(.opportunity, 7, "owner", .owner, "负责人", "Owner"),
    field(.opportunity, 8, "remark", .text, "备注", "Remark"),
    field(.opportunity, 9, "created_at", .datetime, "创建时间", "Created at"),
    field(.opportunity, 10, "updated_at", .datetime, "修改时间", "Updated at"),
    field(
      .opportunity, 11, "account", .reference, "所属客户", "Account",
      target: .account),
    field(
      .opportunity, 12, "lead", .reference, "来源线索", "Lead",
      target: .lead),
  ]
}
