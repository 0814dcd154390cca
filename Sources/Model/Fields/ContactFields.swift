extension LeadModel {
  static let contactFields: [Field] = [
    field(
      .contact, 1, "name", .text, "姓名", "Name",
      synonyms:
        """
        联系人 联系人姓名 姓名 contact contact_name person linkman lxr ccusperson 客户姓名 联系人名称 主要联系人 首要联系人 \
        联络人 对接人 full_name contact_person lead_name contactperson show_name
        """),
    field(
      .contact, 2, "honorific", .text, "称谓", "Honorific",
      synonyms: "称呼 尊称 honorific salutation"),
    field(
      .contact, 3, "position", .text, "职位", "Position",
      synonyms: "职务 岗位 position job_title duty 头衔 职称 jobtitle designation 担任职务 post"),
    field(
      .contact, 4, "department", .text, "部门", "Department",
      synonyms: "所在部门 department dept szbm depart"),
    field(
      .contact, 5, "mobile", .phone, "手机", "Mobile",
      synonyms:
        """
        手机号 手机号码 移动电话 mobile mobile_phone cellphone sj 手机1 联系手机 mobile_no cell cell_phone \
        mobilephone ccushand handset phone_mobile 移动号码
        """, indexed: true),
    field(
      .contact, 6, "phone", .phone, "电话", "Phone",
      synonyms:
        """
        座机 固定电话 办公电话 phone telephone tel dh 联系电话 电话号码 telno business_phone office_phone \
        work_phone phone_number phone_work telephone1
        """),
    field(
      .contact, 7, "other_phones", .list, "其他电话", "Other phones",
      synonyms:
        """
        其他电话 备用电话 other_phone home_phone phone2 mobile2 电话2 手机2 手机号2 备用手机 other_mobile \
        telephone2
        """),
    field(
      .contact, 8, "email", .email, "邮箱", "Email",
      synonyms:
        """
        电子邮箱 电子邮件 邮件 e-mail email mail email_address email1 emailaddress1 联系邮箱 邮箱地址 email_from \
        电邮
        """, indexed: true),
    field(
      .contact, 9, "wechat", .text, "微信", "WeChat",
      synonyms: "微信号 wechat wechat_id weixin 微信账号 微信id"),
    field(
      .contact, 10, "qq", .text, "QQ", "QQ",
      synonyms: "qq号 qq号码"),
    field(
      .contact, 11, "gender", .choice, "性别", "Gender",
      choices: "female male unknown", synonyms: "性别 gender sex"),
    field(
      .contact, 12, "birthday", .date, "生日", "Birthday",
      synonyms: "出生日期 birthday birthdate 出生年月 date_of_birth"),
    field(
      .contact, 13, "account", .reference, "所属客户", "Account",
      target: .account, synonyms: "所属客户 客户编码 客户编号 customer_code account_id accountid"),
    field(.contact, 14, "owner", .owner, "负责人", "Owner"),
    field(
      .contact, 15, "remark", .text, "备注", "Remark",
      synonyms: "联系人备注"),
    field(.contact, 16, "created_at", .datetime, "创建时间", "Created at"),
    field(.contact, 17, "updated_at", .datetime, "修改时间", "Updated at"),
  ]
}
