extension LeadModel {
  static let opportunityFields: [Field] = [
    field(
      .opportunity, 1, "name", .text, "商机名称", "Name",
      synonyms: "商机名称 商机 项目名称 机会名称 opportunity opportunity_name project 销售机会 deal_name dealname"),
    field(
      .opportunity, 2, "stage", .choice, "阶段", "Stage",
      choices: "discovery qualification proposal negotiation won lost",
      synonyms: "销售阶段 商机阶段 sales_stage stagename deal_stage 商机状态 stage_name 销售进展 stage status 状态 阶段"),
    field(
      .opportunity, 3, "amount", .money, "金额", "Amount",
      synonyms:
        """
        预计金额 预计成交金额 金额 商机金额 合同金额 amount expected_amount deal_amount opportunity_amount \
        estimated_value 预计销售额 销售金额 预算金额 预算 商机预计金额 成交金额 预计成交额 expected_revenue
        """),
    field(
      .opportunity, 4, "probability", .integer, "赢率", "Probability",
      synonyms: "赢率 成交概率 可能性 probability win_rate close_probability 赢单率 成功率 赢单概率"),
    field(
      .opportunity, 5, "expected_close", .date, "预计成交日期", "Expected close",
      synonyms:
        """
        预计成交日期 预计签单日期 预计结单日期 closedate expected_close closing_date close_date \
        estimated_close_date expected_close_date 结单日期 预计成交时间 预计签约日期 预计结束时间
        """),
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
