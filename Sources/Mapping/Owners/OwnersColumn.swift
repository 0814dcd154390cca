/// The columns of an owners table, under their headers in both languages.
public enum OwnersColumn: CaseIterable, Sendable {
  case code, name, aliases, status, successor, email, mobile, department

  init?(header: String) {
    let folded = String(decoding: NameFolding.fold(header), as: UTF8.self)
    guard let found = Self.allCases.first(where: { $0.headers.contains(folded) }) else { return nil }
    self = found
  }

  /// What it may be called, folded.
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

  /// An empty cell says that the person is there.
  static func status(_ text: String) -> Owner.Status? {
    switch text.lowercased() {
    case "", "在职", "active": .active
    case "离职", "已离职", "left": .left
    default: nil
    }
  }

  /// `;`, `；`, `、`, `,` and `，` stand between aliases.
  static func split(_ text: String) -> [String] {
    text.split { ";；、,，".contains($0) }
      .map { String(decoding: NameFolding.trimmed(String($0)), as: UTF8.self) }
      .filter { !$0.isEmpty }
  }
}
