/// The columns of an owners table, a file that people keep.
public enum OwnersColumn: String, Sendable, CaseIterable {
  case code, name, aliases, status, gone, successor, email, mobile, department
  /// What a source calls the person: `crm_id`, `erp_code`.
  case sourceID
  /// For people alone.
  case note

  /// The headers under which the column may stand, in both languages, folded as names are.
  public var headers: [String] {
    switch self {
    case .code: ["工号", "编号", "员工编号", "员工号", "code", "id", "employee id", "employee_id", "employeenumber"]
    case .name: ["姓名", "员工姓名", "name", "full name", "fullname"]
    case .aliases:
      [
        "别名", "曾用名", "昵称", "用户名", "登录名", "账号", "aliases", "alias", "nickname", "username", "user name",
        "login",
      ]
    case .status:
      [
        "状态", "员工状态", "在职", "在职状态", "是否在职", "是否启用", "启用", "status", "active", "isactive", "is_active",
        "is active",
        "enabled",
      ]
    case .gone: ["离职", "是否离职", "已离职", "停用", "是否停用", "inactive", "left", "disabled", "is_left"]
    case .successor: ["接手人", "接替人", "交接人", "接收人", "successor", "replaced_by", "replaced by"]
    case .email: ["邮箱", "电子邮箱", "电子邮件", "邮件", "email", "e-mail", "mail", "email address"]
    case .mobile:
      ["手机", "手机号", "手机号码", "mobile", "mobilephone", "mobile phone", "mobile_phone", "phone", "电话"]
    case .department: ["部门", "department", "dept"]
    case .sourceID: []
    case .note: ["备注", "说明", "note", "notes", "remark", "remarks", "comment"]
    }
  }

  /// Endings of headers under which a source's own ids stand.
  public static let idEndings = ["_id", "_code", "_no", "_uid", " id", " code", "编号", "账号"]

  /// Beginnings of headers under which somebody else's id stands, or something else's.
  private static let others = [
    "manager", "leader", "supervisor", "parent", "department", "dept", "team", "group", "org", "role",
    "profile",
    "company", "position", "job", "上级", "主管", "部门", "组织", "公司", "职位", "岗位",
  ]

  /// Columns of which a table may have several.
  public var mayRepeat: Bool { self == .aliases || self == .sourceID || self == .note }

  /// The column of a header that is folded as names are; nil for one that is not known.
  public init?(folded header: String) {
    if let found = Self.allCases.first(where: { $0.headers.contains(header) }) {
      self = found
    } else if Self.idEndings.contains(where: { header.hasSuffix($0) && header.count > $0.count }),
      !Self.others.contains(where: header.hasPrefix)
    {
      self = .sourceID
    } else {
      return nil
    }
  }

  /// In `status`, in lower case: the person is there. An empty cell says so, too.
  public static let activeWords = [
    "", "在职", "在岗", "试用", "启用", "正常", "有效", "是", "active", "enabled", "true", "yes", "y", "1",
  ]

  /// In `status`, in lower case: the person has left.
  public static let leftWords = [
    "离职", "已离职", "停用", "已停用", "禁用", "冻结", "注销", "无效", "否", "left", "inactive", "disabled", "false", "no", "n",
    "0", "resigned", "terminated",
  ]

  /// In `gone`, in lower case.
  public static let goneWords = ["是", "已离职", "离职", "停用", "true", "yes", "y", "1", "left"]
  public static let notGoneWords = ["", "否", "在职", "启用", "false", "no", "n", "0"]

  /// Any of these stands between two aliases.
  public static let aliasSeparators = ";；、,，"

  /// Digits of a telephone number, by which mobiles are compared; empty: it is none.
  public static func digits(ofPhone text: some Sequence<UInt32>) -> [UInt32] {
    var digits: [UInt32] = []
    for scalar in text {
      let narrow = scalar >= 0xFF10 && scalar <= 0xFF19 ? scalar - 0xFEE0 : scalar
      switch narrow {
      case 0x30...0x39: digits.append(narrow)
      case 0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E, 0xA0: continue
      default: return []
      }
    }
    if digits.count == 13, digits.starts(with: [0x38, 0x36, 0x31]) { digits.removeFirst(2) }
    return digits.count >= 7 ? digits : []
  }
}
