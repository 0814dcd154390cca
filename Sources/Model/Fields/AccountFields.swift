extension LeadModel {
  static let accountFields: [Field] = [
    field(
      .account, 1, "name", .text, "客户名称", "Name",
      synonyms:
        "公司名称 公司 客户全称 企业名称 单位名称 单位 客户 name company company_name account_name corp_name cusname ccusname khqc khmc",
      indexed: true),
    field(
      .account, 2, "credit_code", .text, "统一社会信用代码", "Unified social credit code",
      synonyms: "信用代码 税号 纳税人识别号 credit_code uscc tax_id taxno", indexed: true),
    field(
      .account, 3, "short_name", .text, "客户简称", "Short name",
      synonyms: "简称 abbrname short_name ccusabbname"),
    field(
      .account, 4, "industry", .text, "行业", "Industry",
      synonyms: "所属行业 行业类别 industry hy"),
    field(
      .account, 5, "type", .text, "客户类型", "Type",
      synonyms: "客户类别 客户分类 type customer_type khlx"),
    field(
      .account, 6, "level", .text, "客户级别", "Level",
      synonyms: "客户等级 等级 级别 level grade"),
    field(
      .account, 7, "province", .text, "省份", "Province",
      synonyms: "省 所在省 province state"),
    field(
      .account, 8, "city", .text, "城市", "City",
      synonyms: "市 所在城市 city"),
    field(
      .account, 9, "district", .text, "区县", "District",
      synonyms: "区 县 district county"),
    field(
      .account, 10, "address", .text, "地址", "Address",
      synonyms: "详细地址 公司地址 通讯地址 address addr street"),
    field(
      .account, 11, "postal_code", .text, "邮政编码", "Postal code",
      synonyms: "邮编 postcode zip postal_code"),
    field(
      .account, 12, "phone", .phone, "公司电话", "Phone",
      synonyms: "总机 公司总机 单位电话 company_phone"),
    field(
      .account, 13, "fax", .phone, "传真", "Fax",
      synonyms: "fax 传真号码"),
    field(
      .account, 14, "website", .text, "网站", "Website",
      synonyms: "网址 公司网址 官网 website url homepage"),
    field(
      .account, 15, "employees", .integer, "员工人数", "Employees",
      synonyms: "人数 员工数 公司规模 employees numberofemployees"),
    field(
      .account, 16, "annual_revenue", .money, "年营业额", "Annual revenue",
      synonyms: "年收入 营业额 annual_revenue revenue"),
    field(
      .account, 17, "parent", .reference, "上级客户", "Parent account",
      target: .account, synonyms: "上级客户 母公司 parent parent_id"),
    field(
      .account, 18, "owner", .owner, "负责人", "Owner",
      synonyms: "客户负责人 所属销售"),
    field(
      .account, 19, "remark", .text, "备注", "Remark",
      synonyms: "客户备注"),
    field(
      .account, 20, "created_at", .datetime, "创建时间", "Created at",
      synonyms: "建档日期 客户创建时间 seed_date"),
    field(
      .account, 21, "updated_at", .datetime, "修改时间", "Updated at",
      synonyms: "客户更新时间"),
  ]
}
