extension LeadModel {
  static let leadFields: [Field] = [
    field(
      .lead, 1, "title", .text, "线索主题", "Title",
      synonyms: "主题 标题 线索名称 需求 subject title topic 线索标题"),
    field(
      .lead, 2, "status", .choice, "状态", "Status",
      choices: "new working nurturing qualified converted unqualified lost",
      synonyms:
        """
        线索状态 跟进状态 客户状态 阶段 status stage lead_status 线索阶段 处理状态 hs_lead_status biz_status leadstatus 线索进度 \
        clue_progress
        """),
    field(
      .lead, 3, "rating", .choice, "热度", "Rating",
      choices: "hot warm cold", synonyms: "意向 意向度 意向程度 rating 意向等级 意向级别 客户意向 lead_rating leadquality"),
    field(
      .lead, 4, "channel", .text, "来源", "Channel",
      synonyms:
        """
        线索来源 来源渠道 客户来源 渠道 source lead_source channel 获客渠道 来源方式 信息来源 线索渠道 clue_source \
        original_source leadsource 线索来源渠道
        """),
    field(
      .lead, 5, "campaign", .text, "市场活动", "Campaign",
      synonyms: "活动 推广活动 campaign utm_campaign 市场活动名称 campaign_name"),
    field(
      .lead, 6, "product", .text, "意向产品", "Product of interest",
      synonyms: "产品 意向产品 需求产品 product product_interest 关注产品 咨询产品 感兴趣的产品 产品名称 clue_product"),
    field(
      .lead, 7, "owner", .owner, "负责人", "Owner",
      synonyms:
        """
        负责人 业务员 销售 销售员 跟进人 销售代表 owner salesperson owner_name sales 销售负责人 销售人员 归属人 所有人 客户经理 \
        跟进人员 跟进销售 专管业务员 领用人 负责销售 业务负责人 所属销售 assigned_to assigned_user_name sales_rep \
        account_manager saler_name spec_operator_name owner_email owner_id assigned_user_id \
        hubspot_owner_id saler_id spec_operator ccuspperson 负责人姓名 lead_owner contact_owner \
        account_owner deal_owner record_owner
        """),
    field(
      .lead, 8, "remark", .text, "备注", "Remark",
      synonyms: "备注 说明 描述 remark note notes description memo bz comment comments 线索详情 备注信息 备注说明"),
    field(
      .lead, 9, "lost_reason", .text, "流失原因", "Lost reason",
      synonyms:
        """
        无效原因 流失原因 关闭原因 lost_reason 输单原因 失败原因 close_reason lostreason closed_lost_reason \
        reason_for_loss
        """),
    field(
      .lead, 10, "created_at", .datetime, "创建时间", "Created at",
      synonyms:
        """
        创建时间 创建日期 录入时间 登记日期 录入日期 created_at createtime create_time created createddate 添加时间 \
        新增时间 登记时间 提交时间 建档时间 created_on created_time date_entered create_date createdate \
        gmt_create dcuscreatedatetime
        """),
    field(
      .lead, 11, "updated_at", .datetime, "修改时间", "Updated at",
      synonyms:
        """
        更新时间 修改时间 最后修改时间 updated_at updatetime modified_at lastmodifieddate 最后更新时间 最近修改时间 更新日期 \
        修改日期 last_modified last_modified_time modified_on modified_time date_modified \
        update_time last_modified_date modifydate gmt_modified modify_time
        """),
    field(
      .lead, 12, "last_followed_at", .datetime, "最近跟进时间", "Last followed at",
      synonyms:
        """
        最后跟进时间 最近跟进时间 上次跟进 last_follow_time last_followed_at lastactivitydate 最近联系时间 上次联系时间 \
        最后联系时间 最近沟通时间 last_activity_time last_activity_date notes_last_contacted
        """),
    field(
      .lead, 13, "next_follow_up_at", .datetime, "下次跟进时间", "Next follow-up at",
      synonyms: "下次跟进时间 下次联系时间 next_follow_time 下次回访时间 计划跟进时间 下次跟进日期 next_activity_date 下次跟进"),
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
