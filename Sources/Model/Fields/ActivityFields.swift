extension LeadModel {
  static let activityFields: [Field] = [
    field(
      .activity, 1, "type", .choice, "类型", "Type",
      choices: "call visit email wechat meeting note other",
      synonyms:
        """
        跟进方式 跟进类型 activity_type follow_type 跟进形式 call_type task_subtype 互动方式 沟通方式 拜访方式 kind \
        type 类型
        """),
    field(
      .activity, 2, "subject", .text, "主题", "Subject",
      synonyms: "跟进主题 主题 标题 subject"),
    field(
      .activity, 3, "content", .text, "内容", "Content",
      synonyms: "跟进内容 跟进记录 沟通内容 content follow_content 拜访内容 沟通记录 内容 comment_text 联系内容"),
    field(
      .activity, 4, "at", .datetime, "时间", "At",
      synonyms:
        """
        跟进时间 跟进日期 follow_time follow_date activitydate 拜访时间 联系时间 沟通时间 活动时间 activity_date \
        call_start_time
        """),
    field(.activity, 5, "owner", .owner, "跟进人", "Owner", synonyms: "跟进人 拜访人 assigned_to person"),
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
