import Model

/// What the names of columns mean beside the synonyms of the model's fields. All words are folded as
/// `HeaderName` folds them.
enum HeaderWords {
  private static func set(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

  /// Who made or changed a record in its old system. Never an owner, and never a person of the customer.
  static let auditPeople = set(
    """
    creator creater createdby createdbyid createuser createusername creatorname creatorid creatoruserid creatornick updater \
    updatedby updatedbyid modifier modifiedby modifiedbyid modifieduserid lastmodifiedby lastmodifiedbyid lastmodifier \
    editor deleter lastviewedby enteredby 创建人 创建者 创建人员 录入人 录入员 登记人 制单人 建档人 填表人 提交人 修改人 修改者 更新人 更新者 \
    最后修改人 最近修改人 审核人 操作人 经办人 createrfieldname recentactivitycreatedby lastownerid 前负责人 原负责人 上一负责人 assigner assignerid
    """)

  /// Whose a column under such a name is: the sales person's.
  static let ownerWords = set(
    "owner user ownerid saler salesman salesperson assigneduser owners 负责人 业务员 销售员 归属人 所有人 客户经理")

  static let entityWords: [String: Entity] = [
    "account": .account, "customer": .account, "company": .account, "client": .account, "客户": .account,
    "公司": .account, "企业": .account, "contact": .contact, "person": .contact, "linkman": .contact,
    "联系人": .contact, "lead": .lead, "线索": .lead, "opportunity": .opportunity, "deal": .opportunity,
    "商机": .opportunity,
  ]

  /// What a system keeps for itself: nothing of it is a fact about a customer.
  static let system = set(
    """
    isdeleted masterrecordid systemmodstamp photourl lastviewedat lastvieweddate lastreferenceddate jigsaw jigsawcontactid \
    jigsawcompanyid dandbcompanyid individualid isunreadbyowner cleanstatus version lockstatus lifestatus recordtype recordtypeid \
    currencyisocode entitytype appid entryid flowstate approvalstatus billinglatitude billinglongitude billinggeocodeaccuracy \
    billingaddress shippinglatitude shippinglongitude shippinggeocodeaccuracy shippingaddress mailinglatitude mailinglongitude \
    mailinggeocodeaccuracy mailingaddress otherlatitude otherlongitude othergeocodeaccuracy otheraddress latitude longitude \
    geocodeaccuracy 序号 行号 rowchecksum fiscalquarter fiscalyear fiscal hasopportunitylineitem pricebookid pricebook2id \
    hasopenactivity hasoverduetask isprivate avatar deleted 删除标记 是否删除 rowno lineno iscurrent
    """)

  /// Marks of deletion, and what they say of a record that is gone.
  static let deletedNames = set("isdeleted deleted isdelete delflag deleteflag 删除标记 是否删除 已删除")
  static let deletedValues = ["true", "TRUE", "True", "1", "是", "Y", "yes"]

  /// Words that every list has for its own: of another entity they say nothing.
  static let ownOnly = set(
    """
    name 名称 名字 type 类型 status 状态 stage 阶段 rating level 级别 等级 grade description 描述 说明 remark remarks 备注 note notes \
    memo comment comments title 标题 主题 subject topic owner ownerid ownername created createdat createdate createddate \
    createdtime createtime createdon updatedat updatetime modifiedat lastmodifieddate date time 日期 时间 id code no number 编号 编码 \
    parent parentid product 产品 source campaign content 内容 category kind value label tags tag
    """)

  /// The name of a thing, whatever it is.
  static let bareNames = set("name 名称 名字 fullname 姓名")
  static let titles = set("title 标题 头衔")
  static let firstNames = set("firstname givenname fname 名")
  static let lastNames = set("lastname surname familyname lname sn 姓")
  /// A number of a person or of a company: the values say of which kind.
  static let phones = set(
    "phone telephone tel telno phoneno phonenumber 电话 电话号码 联系电话 联系方式 联络电话 联系号码 电话1 contactphone contactnumber 联系人电话"
  )
  /// A customer, who may be a person.
  static let customers = set("客户 客户名称 客户姓名 客户名 customer customername client clientname 单位 往来单位 企业 公司")

  static let keys = set(
    "id code key guid uuid recordid 编号 编码 主键 单号 代码 序列号 no number externaluserid instanceid objectid hsobjectid referenceid"
  )
  /// Names that end so and are no keys of a record.
  static let notKeys = set(
    "序号 行号 邮政编码 部门编号 部门编码 员工编号 工号 postalcode zipcode postcode areacode currencycode countrycode statecode")

  static let currencies: [(String, String)] = [
    ("USD", "USD"), ("US$", "USD"), ("美元", "USD"), ("美金", "USD"), ("EUR", "EUR"), ("欧元", "EUR"), ("€", "EUR"),
    ("HKD", "HKD"), ("港元", "HKD"), ("港币", "HKD"), ("GBP", "GBP"), ("英镑", "GBP"), ("£", "GBP"), ("JPY", "JPY"),
    ("日元", "JPY"), ("TWD", "TWD"), ("NT$", "TWD"), ("台币", "TWD"), ("SGD", "SGD"), ("新元", "SGD"),
    ("KRW", "KRW"),
    ("CNY", "CNY"), ("RMB", "CNY"), ("人民币", "CNY"), ("元", "CNY"), ("萬元", "TWD"), ("$", "USD"),
  ]

  /// Columns that say which currency a record's amounts are in.
  static let currencyColumns = set(
    "currencyisocode currency currencycode dealcurrencycode 币种 货币 币别 ccusexchname")
  static let countryColumns = set(
    "country billingcountry mailingcountry shippingcountry countryregion 国家 国别 国家地区")

  /// What the name of a file says that its records are.
  static let lists: [(word: String, entity: Entity)] = [
    ("opportunityhistory", .activity), ("stagehistory", .activity), ("follow", .activity),
    ("activit", .activity),
    ("跟进", .activity), ("拜访", .activity), ("沟通记录", .activity), ("联系记录", .activity), ("visit", .activity),
    ("task", .activity), ("event", .activity), ("lead", .lead), ("线索", .lead), ("潜客", .lead), ("clue", .lead),
    ("prospect", .lead), ("opportunit", .opportunity), ("deal", .opportunity), ("商机", .opportunity),
    ("销售机会", .opportunity), ("contact", .contact), ("联系人", .contact), ("通讯录", .contact), ("people", .contact),
    ("person", .contact), ("linkman", .contact), ("account", .account), ("customer", .account),
    ("client", .account),
    ("compan", .account), ("客户", .account), ("公司", .account), ("往来单位", .account), ("企业", .account),
    ("partner", .account), ("call", .activity), ("note", .activity), ("debmas", .account),
  ]

  /// Files that list the people of one's own house.
  static let peopleFiles = set(
    "user users owner owners employee employees staff sales 员工 人员 用户 销售人员 员工表 人员表 用户表 职员 emp")

  /// Columns that only one list has, and how much each says.
  static let telling: [(entity: Entity, weight: Int, names: Set<String>)] = [
    (
      .lead, 3,
      set(
        "线索编号 线索id 线索来源 线索状态 leadstatus leadid isconverted converteddate convertedaccountid 线索名称 hsleadstatus 转化状态 线索池"
      )
    ),
    (.lead, 1, set("leadsource 来源 客户来源 来源渠道 渠道 跟进状态 意向 意向度 意向程度 意向产品 下次跟进时间 status 状态 获客渠道")),
    (
      .contact, 3,
      set(
        "联系人编号 contactid reportsto reportstoid mailingcity mailingstreet birthdate hasoptedoutofemail donotcall assistantname"
      )
    ),
    (.contact, 1, set("accountid 所属客户 firstname lastname department 生日 birthday")),
    (
      .account, 3,
      set(
        "billingcity billingstreet billingcountry tickersymbol accountnumber accountname accounttype 统一社会信用代码 税号 纳税人识别号 开户行 开票信息 法人 法定代表人 ccuscode ccusname kunnr kna1 abbrname cusabbname 注册资本 经营范围 taxpayerno"
      )
    ),
    (
      .account, 1,
      set("客户编码 客户编号 客户名称 parentid numberofemployees annualrevenue industry website 客户类型 客户级别 往来单位编码")
    ),
    (
      .opportunity, 3,
      set(
        "商机编号 商机名称 stagename closedate dealname dealstage 商机阶段 销售阶段 closingdate opportunityname forecastcategory expectedrevenue 预计签单日期 赢率 结单日期"
      )
    ),
    (.opportunity, 1, set("probability amount 预计成交日期 预计金额 stage")),
    (
      .activity, 3,
      set(
        "跟进内容 跟进记录 跟进方式 拜访内容 whoid whatid activitydate followcontent calltype 沟通内容 活动类型 activityrecordfrom tasksubtype"
      )
    ),
    (.activity, 2, set("跟进时间 subject 拜访时间 opportunityid 线索编号")),
  ]

  /// The first characters of Salesforce's ids say whose they are.
  static let salesforcePrefixes: [String: Entity] = [
    "001": .account, "003": .contact, "00Q": .lead, "006": .opportunity, "00T": .activity, "00U": .activity,
    "008": .activity,
  ]
}
