import Base
import Model

/// What the words of a cell are, as far as a draft must tell: a person, a company, a post.
enum ValueKind: Sendable {
  case person, company, position, other

  private static let companyParts =
    """
    公司 集团 有限 股份 工作室 事务所 经营部 门市 合作社 研究院 研究所 医院 学校 大学 学院 中学 小学 银行 酒店 商行 商店 协会 委员会 中心 厂 店 科技 \
    贸易 实业 电子 机械 建材 信息技术 管理局 超市 基金会 出版社 株式会社 電子 貿易
    """
    .split(separator: " ").map(String.init)

  private static let companyWords = Set(
    """
    inc llc ltd limited corp corporation co company group holdings gmbh ag sa sarl srl bv nv plc pty kg oy ab as kk technologies \
    technology systems solutions industries services university college bank hospital foundation associates partners international \
    enterprises consulting logistics software labs media energy insurance investments textiles hotels school church county city \
    dept department office agency institute bros sons stores store restaurant
    """
    .split(separator: " ").map(String.init))

  private static let positionWords = Set(
    """
    manager director vp president ceo cto cfo coo cmo cio svp evp engineer head chief officer buyer analyst assistant consultant \
    administrator executive lead specialist supervisor partner founder owner architect developer secretary treasurer coordinator \
    accountant associate representative chairman purchasing sales marketing
    """
    .split(separator: " ").map(String.init))

  private static let positionParts =
    "经理 总监 主管 主任 总裁 董事 助理 工程师 专员 采购 销售 部长 厂长 店长 院长 校长 科长 处长 局长 老板 负责人 总经理 秘书 财务 会计 设计师 经办 顾问 出纳 主席 書記"
    .split(separator: " ").map(String.init)

  private static let surnames = Set(SharedWords.titledSurnames.filter { !$0.isNewline && $0 != "\\" })
  private static let compounds = SharedWords.compoundSurnames + SharedWords.rareCompoundSurnames
  private static let titles = SharedWords.titles.sorted { $0.count > $1.count }

  static func of(_ text: String) -> ValueKind {
    let text = text.filter { !"　\u{A0}".contains($0) }.trimmingBlanks
    guard !text.isEmpty, text.count <= 80, !text.contains("@"), !text.contains("\n") else { return .other }
    let hasHan = text.unicodeScalars.contains { isHan($0) }
    return hasHan ? han(text) : latin(text)
  }

  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x3400...0x9FFF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
  }

  private static func han(_ text: String) -> ValueKind {
    if text.count >= 4, companyParts.contains(where: text.contains) { return .company }
    let bare = text.prefix { $0 != "(" && $0 != "（" }.trimmingBlanks
    for title in titles where bare.hasSuffix(title) && bare.count > title.count {
      if isName(String(bare.dropLast(title.count)), isTitled: true) { return .person }
    }
    if bare.count <= 3, let last = bare.last, SharedWords.shortTitles.contains(last),
      isName(String(bare.dropLast()), isTitled: true)
    {
      return .person
    }
    if positionParts.contains(where: bare.contains) { return .position }
    return isName(bare, isTitled: false) ? .person : .other
  }

  private static func isName(_ text: String, isTitled: Bool) -> Bool {
    guard text.unicodeScalars.allSatisfy({ isHan($0) || $0 == "·" }), let first = text.first else {
      return false
    }
    if text.contains("·") { return text.count >= 4 }
    if compounds.contains(where: text.hasPrefix), (isTitled ? 2...4 : 3...4).contains(text.count) {
      return true
    }
    return surnames.contains(first) && (isTitled ? 1...3 : 2...3).contains(text.count)
  }

  private static func latin(_ text: String) -> ValueKind {
    let words = text.split { !($0.isLetter || $0 == "'" || $0 == "-" || $0 == "." || $0 == "’") }.map(
      String.init)
    let lower = words.map { $0.lowercased().trimmingDots }
    if text.contains("&") || lower.contains(where: companyWords.contains) { return .company }
    if lower.contains(where: positionWords.contains) { return .position }
    guard (2...4).contains(words.count), !text.contains(where: \.isNumber) else { return .other }
    let isName = words.allSatisfy { word in
      word.first?.isUppercase == true
        || ["de", "van", "von", "der", "da", "la", "le", "bin", "al"].contains(word)
    }
    return isName && text.allSatisfy({ $0.isLetter || " ,.'’-".contains($0) }) ? .person : .other
  }
}

/// How many of a column's cells are of each kind.
struct ValueShares {
  private(set) var person = 0.0
  private(set) var company = 0.0
  private(set) var position = 0.0

  init(_ column: ColumnEvidence) {
    var counts: [ValueKind: Int] = [:]
    var total = 0
    for (text, count) in column.values.prefix(2_000) {
      counts[ValueKind.of(text), default: 0] += count
      total += count
    }
    guard total > 0 else { return }
    person = Double(counts[.person] ?? 0) / Double(total)
    company = Double(counts[.company] ?? 0) / Double(total)
    position = Double(counts[.position] ?? 0) / Double(total)
  }

  /// Most are persons, and hardly one is a company.
  var arePersons: Bool { person >= 0.6 && company <= 0.2 }
  var areCompanies: Bool { company >= 0.25 && company > person }
  var arePositions: Bool { position >= 0.3 && position > company }
}

extension StringProtocol {
  var trimmingBlanks: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    guard let last = lastIndex(where: { !$0.isWhitespace }), start <= last else { return "" }
    return String(self[start...last])
  }

  fileprivate var trimmingDots: String { String(self.filter { $0 != "." }) }
}
