import Base
import Model

/// An owners table from the names that owner columns hold, and from a list of people where there is one.
public struct OwnersDraft: Sendable {
  public struct Row: Sendable, Equatable {
    public var code: String
    public var name: String
    public var aliases: [String] = []
    public var hasLeft = false
    public var email = ""
    public var mobile = ""
    public var department = ""
  }

  public private(set) var rows: [Row] = []
  /// Folded names → index into `rows`.
  private var places: [[UInt8]: Int] = [:]

  public init() {}

  private static let pools = [
    "公海", "线索池", "公共池", "客户池", "未分配", "待分配", "无主", "queue", "pool", "unassigned", "nobody",
  ]

  /// Whether a cell names one person: no pool, no several.
  static func isPerson(_ text: String) -> Bool {
    let text = text.trimmingBlanks
    guard !text.isEmpty, text.count <= 60, !text.contains("\n"), !text.hasPrefix("#") else { return false }
    let lower = text.lowercased()
    if pools.contains(where: lower.contains) || (text.hasPrefix("00G") && SalesforceID.isID(text)) {
      return false
    }
    let hasHan = text.unicodeScalars.contains(where: ValueKind.isHan)
    return !text.contains { ";；、/|".contains($0) || (hasHan && ",，+&".contains($0)) }
  }

  /// Adds the people of a list, by the headers of an owners table and of well-known systems.
  /// - Parameter rows: header → cell.
  public mutating func add(people rows: [[String: String]]) {
    for row in rows {
      var person = Row(code: "", name: "")
      var others: [String] = []
      for (header, cell) in row.sorted(by: { $0.key < $1.key }) {
        let text = cell.trimmingBlanks
        guard !text.isEmpty else { continue }
        switch HeaderName(header).core {
        case "id", "工号", "员工编号", "编号", "code", "userid", "employeenumber", "员工id", "用户id":
          person.code = person.code.isEmpty ? text : person.code
        case "name", "姓名", "fullname", "displayname", "用户名称", "员工姓名": person.name = text
        case "email", "邮箱", "电子邮箱": person.email = text
        case "mobile", "mobilephone", "手机", "手机号": person.mobile = text
        case "department", "部门", "所属部门": person.department = text
        case "username", "alias", "登录名", "账号", "别名": others.append(text)
        case "isactive", "active", "status", "状态", "在职", "是否在职", "在职状态":
          person.hasLeft = ["false", "0", "否", "离职", "已离职", "left", "inactive", "n", "no", "停用", "禁用"]
            .contains(text.lowercased())
        default: break
        }
      }
      if person.code.isEmpty { person.code = person.name }
      guard !person.code.isEmpty, places[NameFolding.fold(person.code)] == nil else { continue }
      person.aliases = ([person.email] + others).filter {
        !$0.isEmpty && !$0.contains { ";；、,，".contains($0) }
      }
      let index = self.rows.count
      for name in [person.code, person.name] + person.aliases where !name.isEmpty {
        places[NameFolding.fold(name)] = places[NameFolding.fold(name)] ?? index
      }
      self.rows.append(person)
    }
  }

  /// Adds whom an owner column names. The code of somebody of whom nothing else is known is that name.
  /// - Returns: how many of its different names are nobody's yet.
  @discardableResult
  public mutating func add(column: ColumnEvidence) -> Int {
    var new = 0
    for (cell, _) in column.values {
      let text = cell.trimmingBlanks
      guard Self.isPerson(text), !Self.isBlank(text) else { continue }
      let folded = NameFolding.fold(text)
      if let index = places[folded] {
        let row = rows[index]
        let isKnown = ([row.code, row.name] + row.aliases).contains { NameFolding.fold($0) == folded }
        if !isKnown { rows[index].aliases.append(text) }
        continue
      }
      if let index = shortID(text) {
        rows[index].aliases.append(text)
        places[folded] = index
        continue
      }
      places[folded] = rows.count
      let isName = !SalesforceID.isID(text) && !text.contains("@") && text.contains { $0.isLetter }
      rows.append(Row(code: text, name: isName ? text : "", email: text.contains("@") ? text : ""))
      new += 1
    }
    return new
  }

  /// 15 and 18 characters of one id.
  private func shortID(_ text: String) -> Int? {
    guard SalesforceID.isID(text) else { return nil }
    return rows.firstIndex { SalesforceID.isID($0.code) && $0.code.prefix(15) == text.prefix(15) }
  }

  private static func isBlank(_ text: String) -> Bool {
    guard let field = LeadModel.field(path: "lead.remark") else { return false }
    var column = ColumnEvidence(name: "")
    column.add(text)
    return RuleTrial(field, as: "text", of: column)?.total == 0
  }

  /// The table as CSV, with headers of the language.
  public func csv(_ language: Language) -> String {
    let header =
      language == .zh
      ? "工号,姓名,别名,状态,接手人,邮箱,手机,部门" : "code,name,aliases,status,successor,email,mobile,department"
    let left = language == .zh ? "离职" : "left"
    let lines = rows.map { row in
      [
        row.code, row.name, row.aliases.joined(separator: ";"), row.hasLeft ? left : "", "", row.email,
        row.mobile, row.department,
      ]
      .map(Self.cell).joined(separator: ",")
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  private static func cell(_ text: String) -> String {
    text.contains { "\",\n\r".contains($0) } || text.first == " " || text.last == " "
      ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
