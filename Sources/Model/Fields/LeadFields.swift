extension LeadModel {
  static let leadFields: [Field] = [
    field(
      .lead, 1, "title", .text, "线索主题", "Title",
      synonyms: "主题 标题 线索名称 需求 subject title topic"),
    field(
      .lead, 2, "status", .choice, "状态", "Status",
      choices: "new working nurturing qualified converted unqualified lost",
      synonyms: "线索状态 跟进状态 客户状态 阶段 status stage lead_status"),
    field(
      .lead, 3, "rating", .choice, "热度", "Rating",
      choices: "hot warm cold", synonyms: "意向 意向度 意向程度 rating"),
    field(
      .lead, 4, "channel", .text, "来源", "Channel",
      synonyms: "线索来源 来源渠道 客户来源 渠道 source lead_source channel"),
    field(
      .lead, 5, "campaign", .text, "市场活动", "Campaign",
      synonyms: "活动 推广活动 campaign"),
    field(
      .lead, 6, "product", .text, "意向产品", "Product of interest",
      synonyms: "产品 意向产品 需求产品 product product_interest"),
    field(
      .lead, 7, "owner", .owner, "负责人", "Owner",
      synonyms: "负责人 业务员 销售 销售员 跟进人 销售代表 owner salesperson owner_name sales"),
    field(
      .lead, 8, "remark", .text, "备注", "Remark",
      synonyms: "备注 说明 描述 remark note notes description memo bz"),
    field(
      .lead, 9, "lost_reason", .text, "流失原因", "Lost reason",
      synonyms: "无效原因 流失原因 关闭原因 lost_reason"),
    field(
      .lead, 10, "created_at", .datetime, "创建时间", "Created at",
      synonyms: "创建时间 创建日期 录入时间 登记日期 录入日期 created_at createtime create_time created createddate"),
    field(
      .lead, 11, "updated_at", .datetime, "修改时间", "Updated at",
      synonyms: "更新时间 修改时间 最后修改时间 updated_at updatetime modified_at lastmodifieddate"),
    field(
      .lead, 12, "last_followed_at", .datetime, "最近跟进时间", "Last followed at",
      synonyms: "最后跟进时间 最近跟进时间 上次跟进 last_follow_time last_followed_at lastactivitydate"),
    field(
      .lead, 13, "next_follow_up_at", .datetime, "下次跟进时间", "Next follow-up at",
      synonyms: "下次跟进时间 下次联系时间 next_follow_time"),
    field(
      .lead, 14, "is_public", .boolean, "公海线索", "In public pool",
      synonyms: "公海 是否公海 is_public"),
    field(
      .lead, 15, "account", .reference, "所属客户", "Account",
      target: .account),
    field(
      .lead, 16, "contact", .reference, "联系人", "Contact",
      target: .contact),
  ]
}
