/// The columns of an owners table, a file that people keep.
public enum OwnersColumn: String, Sendable, CaseIterable {
  case code, name, aliases, status, successor, email, mobile, department

  /// The headers under which the column may stand, in both languages, folded as names are.
  public var headers: [String] {
    switch self {
    case .code: ["工号", "编号", "员工编号", "code", "id"]
    case .name: ["姓名", "name"]
    case .aliases: ["别名", "曾用名", "aliases", "alias"]
    case .status: ["状态", "status"]
    case .successor: ["接手人", "接替人", "successor"]
    case .email: ["邮箱", "电子邮箱", "email"]
    case .mobile: ["手机", "手机号", "mobile"]
    case .department: ["部门", "department"]
    }
  }

  /// The column of a header that is folded as names are; nil for a column that says nothing of owners.
  public init?(folded header: String) {
    guard let found = Self.allCases.first(where: { $0.headers.contains(header) }) else { return nil }
    self = found
  }

  /// In `status`, in lower case: the person is there. An empty cell says so, too.
  public static let activeWords = ["", "在职", "active"]

  /// In `status`, in lower case: the person has left.
  public static let leftWords = ["离职", "已离职", "left"]

  /// Any of these stands between two aliases.
  public static let aliasSeparators = ";；、,，"
}
