extension LeadModel {
  static let accountFields: [Field] = [
    field(
      .account, 1, "name", .text, "客户名称", "Name",
      synonyms:
        """
        公司名称 公司 客户全称 企业名称 单位名称 单位 客户 company company_name account_name corp_name cusname \
        ccusname khqc khmc 客户名 企业 往来单位 往来单位名称 单位全称 公司全称 所属公司 所在公司 客户公司 企业全称 工作单位 organization \
        organisation corp_full_name partner_name client client_name cuscname customer \
        customer_name accountname 账户名称 associatedcompany name1
        """,
      indexed: true),
    field(
      .account, 2, "credit_code", .text, "统一社会信用代码", "Unified social credit code",
      synonyms:
        """
        信用代码 税号 纳税人识别号 credit_code uscc tax_id taxno 统一信用代码 社会信用代码 纳税号 开票税号 taxpayer_no tax_no \
        taxregcode ccusregcode 企业税号
        """, indexed: true),
    field(
      .account, 3, "short_name", .text, "客户简称", "Short name",
      synonyms: "简称 abbrname short_name ccusabbname 公司简称 企业简称 cusabbname partnerabbname"),
    field(
      .account, 4, "industry", .text, "行业", "Industry",
      synonyms: "所属行业 行业类别 industry hy 客户行业 行业分类 ctrade trade sector industrycode 行业名称"),
    field(
      .account, 5, "type", .text, "客户类型", "Type",
      synonyms: "客户类别 客户分类 type customer_type khlx account_type 客户性质"),
    field(
      .account, 6, "level", .text, "客户级别", "Level",
      synonyms: "客户等级 等级 级别 level grade 客户星级 重要程度 customer_level account_level clevelname"),
    field(
      .account, 7, "province", .text, "省份", "Province",
      synonyms:
        """
        省 所在省 province state 省市 州 billing_state state_province stateorprovince cprovince 所在省份 \
        primaryaddressstate
        """),
    field(
      .account, 8, "city", .text, "城市", "City",
      synonyms: "市 所在城市 city billing_city ccity 所在地市 primaryaddresscity"),
    field(
      .account, 9, "district", .text, "区县", "District",
      synonyms: "区 县 district county 区/县 ccounty 所在区县"),
    field(
      .account, 10, "address", .text, "地址", "Address",
      synonyms:
        """
        详细地址 公司地址 通讯地址 address addr street billing_street street1 address1 addressline1 \
        address1line1 ccusaddress 联系地址 办公地址 注册地址 公司详细地址 primaryaddressstreet streetaddress
        """),
    field(
      .account, 11, "postal_code", .text, "邮政编码", "Postal code",
      synonyms:
        """
        邮编 postcode zip postal_code postalcode zip_code zippostalcode billing_postal_code \
        ccuspostcode address1postalcode
        """),
    field(
      .account, 12, "phone", .phone, "公司电话", "Phone",
      synonyms: "总机 公司总机 单位电话 company_phone 公司座机 总机号码 ccusphone main_phone account_phone"),
    field(
      .account, 13, "fax", .phone, "传真", "Fax",
      synonyms: "fax 传真号码 ccusfax"),
    field(
      .account, 14, "website", .text, "网站", "Website",
      synonyms:
        """
        网址 公司网址 官网 website url homepage 网站地址 domain domainname ccusurl curl websiteurl \
        companydomainname 公司网站 主页
        """),
    field(
      .account, 15, "employees", .integer, "员工人数", "Employees",
      synonyms:
        """
        人数 员工数 公司规模 employees numberofemployees no_of_employees 人员规模 职工人数 iemployeenum \
        headcount employee_number
        """),
    field(
      .account, 16, "annual_revenue", .money, "年营业额", "Annual revenue",
      synonyms: "年收入 营业额 annual_revenue revenue 年产值 年销售额 annualrevenue"),
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
