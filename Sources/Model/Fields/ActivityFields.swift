extension LeadModel {
  static let activityFields: [Field] = [
    field(
      .activity, 1, "type", .choice, "类型", "Type",
      choices: "call visit email wechat meeting note other", synonyms: "跟进方式 跟进类型 activity_type follow_type"),
    field(
      .activity, 2, "subject", .text, "主题", "Subject",
      synonyms: "跟进主题"),
    field(
      .activity, 3, "content", .text, "内容", "Content",
      synonyms: "跟进内容 跟进记录 沟通内容 content follow_content"),
    field(
      .activity, 4, "at", .datetime, "时间", "At",
      synonyms: "跟进时间 跟进日期 follow_time follow_date activitydate"),
    field(.activity, 5, "owner", .owner, "跟进人", "Owner"),
    field(
      .activity, 6, "account", .reference, "所属客户", "Account",
      target: .account),
    field(
      .activity, 7, "contact", .reference, "联系人", "Contact",
      target: .contact),
    field(
      .activity, 8, "lead", .reference, "线索", "Lead",
      target: .lead, synonyms: "线索编号 线索ID lead_id"),
    field(
      .activity, 9, "opportunity", .reference, "商机", "Opportunity",
      target: .opportunity),
  ]
}
