import Model

/// A field that a column may be for.
struct ColumnGuess {
  var field: Field
  /// The smaller, the surer.
  var rank: Int
  var reasons: [DraftReason] = []

  /// What is known of the record round a column.
  struct Facts {
    var object: Entity
    var isChild: Bool
    var hasPerson: Bool
    var hasCompany: Bool
    /// The record names its account by key: a second one by name would be no more than a shadow of it.
    var hasReference: Bool
    /// Whether there is a column of this name.
    var isBare: (String) -> Bool
  }

  /// All that a column may be for, by its header, then by parts of it, then by its values.
  static func all(_ column: ColumnEvidence, _ facts: Facts) -> [ColumnGuess] {
    let name = HeaderName(column.name)
    if name.context == .audit || HeaderWords.auditPeople.contains(name.core) { return [] }
    if name.context == .owner { return owner(name, facts) }
    if HeaderWords.system.contains(name.core) { return [] }
    if name.core.hasSuffix("owner") || HeaderWords.ownerWords.contains(name.core) {
      let rank = name.core.hasSuffix("id") ? 8 : 1
      return path("\(facts.object.name).owner", rank: rank).map { [$0] } ?? []
    }
    var found = special(column, name, facts)
    if !found.isEmpty { return found }
    found = named(name, column, facts)
    if !found.isEmpty { return found }
    found = parts(name, facts)
    if !found.isEmpty { return found }
    return values(column, facts)
  }

  private static func path(_ path: String, rank: Int, _ reasons: [DraftReason] = []) -> ColumnGuess? {
    LeadModel.field(path: path).map { ColumnGuess(field: $0, rank: rank, reasons: reasons) }
  }

  /// `Owner.Name` before `Owner.Email` before `OwnerId`: of a person, the name says most to people.
  private static func owner(_ name: HeaderName, _ facts: Facts) -> [ColumnGuess] {
    let ranks = ["name": 0, "姓名": 0, "fullname": 0, "email": 2, "username": 3, "code": 4, "工号": 4, "id": 5]
    guard let rank = ranks[name.core], !facts.isChild || facts.object == .activity else { return [] }
    return [path("\(facts.object.name).owner", rank: rank)].compactMap { $0 }
  }

  // MARK: Headers that their values explain

  private static func special(_ column: ColumnEvidence, _ name: HeaderName, _ facts: Facts) -> [ColumnGuess] {
    if case .entity(let entity) = name.context, entity != facts.object {
      return facts.isChild ? [] : other(entity, name, column: column, facts: facts)
    }
    // `person`, `业务员`: codes are those of the sales people, no customer has one for a name.
    if FieldGuess.shared.fields(named: name.core).contains(where: { $0.path == "contact.name" }),
      areCodes(column)
    {
      return [path("\(facts.object.name).owner", rank: 40, [.byValues])].compactMap { $0 }
    }
    guard !facts.isChild else {
      return HeaderWords.bareNames.contains(name.core) ? bareName(column, name, facts) : []
    }
    if HeaderWords.bareNames.contains(name.core) { return bareName(column, name, facts) }
    if HeaderWords.titles.contains(name.core) { return title(column, name, facts) }
    if HeaderWords.phones.contains(name.core) { return phone(column, facts) }
    if HeaderWords.customers.contains(name.core) { return customer(column, facts) }
    return []
  }

  /// `account.name`, `客户/名称` in a list of something else.
  private static func other(
    _ entity: Entity, _ name: HeaderName, column: ColumnEvidence, facts: Facts
  ) -> [ColumnGuess] {
    if HeaderWords.keys.contains(name.core) { return [] }
    if HeaderWords.bareNames.contains(name.core) {
      guard entity == .account || entity == .contact, !(entity == .account && facts.hasReference) else {
        return []
      }
      return [path("\(entity.name).name", rank: 0)].compactMap { $0 }
    }
    return FieldGuess.shared.fields(named: name.core, of: entity).filter {
      allows($0.field, facts, isExplicit: true, core: name.core)
    }
    .map { ColumnGuess(field: $0.field, rank: 10 + $0.rank) }
  }

  private static func bareName(_ column: ColumnEvidence, _ name: HeaderName, _ facts: Facts) -> [ColumnGuess]
  {
    let shares = ValueShares(column)
    switch facts.object {
    case .account, .contact, .opportunity:
      let isPersons = (name.core == "姓名" || name.core == "fullname") && facts.object != .contact
      let entity = isPersons ? Entity.contact : facts.object
      return [path("\(entity.name).name", rank: 0)].compactMap { $0 }
    case .activity:
      return [path(name.core == "姓名" ? "contact.name" : "activity.subject", rank: 0)].compactMap { $0 }
    default:
      if name.core == "姓名" || name.core == "fullname" {
        return [path("contact.name", rank: 0, shares.areCompanies ? [.companies] : [])].compactMap { $0 }
      }
      if shares.areCompanies {
        return [path("account.name", rank: 1, facts.hasCompany ? [] : [.companies])].compactMap { $0 }
      }
      if shares.arePersons {
        return [path("contact.name", rank: 1, shares.person >= 0.8 || facts.hasCompany ? [] : [.persons])]
          .compactMap { $0 }
      }
      let hasOther = facts.isBare("company") || facts.isBare("公司") || facts.isBare("lastname")
      return [
        path(
          hasOther ? "contact.name" : "lead.title", rank: 2,
          column.filled > 0 ? [.neitherPersonNorCompany] : [.byPart])
      ]
      .compactMap { $0 }
    }
  }

  /// A job in people's lists, a subject elsewhere.
  private static func title(_ column: ColumnEvidence, _ name: HeaderName, _ facts: Facts) -> [ColumnGuess] {
    let shares = ValueShares(column)
    let position = path("contact.position", rank: 0)
    switch facts.object {
    case .contact: return [position].compactMap { $0 }
    case .lead:
      if name.core == "头衔" || shares.arePositions { return [position].compactMap { $0 } }
      if name.core == "title", facts.hasPerson {
        let isSalesforce = facts.isBare("lastname") || facts.isBare("company")
        return [path("contact.position", rank: 1, isSalesforce || column.filled == 0 ? [] : [.byPart])]
          .compactMap { $0 }
      }
      return [path("lead.title", rank: 0)].compactMap { $0 }
    case .activity: return [path("activity.subject", rank: 0)].compactMap { $0 }
    default:
      return shares.arePositions && facts.hasPerson
        ? [path("contact.position", rank: 5, [.positions])].compactMap { $0 } : []
    }
  }

  /// A mobile where most numbers are, else a landline; the company's where there is no person.
  private static func phone(_ column: ColumnEvidence, _ facts: Facts) -> [ColumnGuess] {
    let isMobile = mobileShare(column) >= 0.5
    let order = isMobile ? ["contact.mobile", "contact.phone"] : ["contact.phone", "contact.mobile"]
    switch facts.object {
    case .account where !facts.hasPerson || !isMobile:
      return [path("account.phone", rank: 20)].compactMap { $0 }
    case .lead, .contact, .account:
      return order.enumerated().compactMap { path($1, rank: 20 + $0 * 10) }
        + [path("contact.other_phones", rank: 45)].compactMap { $0 }
    default:
      return facts.hasPerson ? order.enumerated().compactMap { path($1, rank: 20 + $0 * 10) } : []
    }
  }

  /// `客户`: a company for most, a person for some.
  private static func customer(_ column: ColumnEvidence, _ facts: Facts) -> [ColumnGuess] {
    let shares = ValueShares(column)
    guard facts.object != .account else { return [path("account.name", rank: 2)].compactMap { $0 } }
    if shares.arePersons { return [path("contact.name", rank: 30, [.persons])].compactMap { $0 } }
    guard !facts.hasReference || facts.object == .lead else { return [] }
    let isSure = shares.areCompanies || column.filled == 0
    return [path("account.name", rank: 3, isSure ? [] : [.neitherPersonNorCompany])].compactMap { $0 }
  }

  /// Few values, all with a digit and without a blank, each in several records.
  private static func areCodes(_ column: ColumnEvidence) -> Bool {
    guard column.filled > 0 else { return false }
    return column.values.prefix(500).allSatisfy { value in
      let text = value.text.trimmingBlanks
      return text.contains { $0.isASCII && $0.isNumber } && !text.contains { $0.isWhitespace }
        && text.utf8.count <= 24
    }
  }

  /// Mainland mobiles among the numbers of a column.
  static func mobileShare(_ column: ColumnEvidence) -> Double {
    var mobiles = 0
    var all = 0
    for (text, count) in column.values.prefix(2_000) {
      var digits = text.filter { $0.isASCII && $0.isNumber }
      guard digits.count >= 7 else { continue }
      all += count
      for prefix in ["0086", "86"] where digits.hasPrefix(prefix) && digits.count > 11 {
        digits.removeFirst(prefix.count)
      }
      let second = digits.dropFirst().first
      if digits.hasPrefix("1"), digits.count >= 11, let second, "3456789".contains(second) {
        mobiles += count
      }
    }
    return all == 0 ? 0 : Double(mobiles) / Double(all)
  }

  // MARK: Headers that say it

  private static func named(_ name: HeaderName, _ column: ColumnEvidence, _ facts: Facts) -> [ColumnGuess] {
    for core in name.core == name.whole ? [name.core] : [name.whole, name.core] {
      let isExplicit = ["客户", "公司", "企业", "单位", "account", "company"].contains(where: core.hasPrefix)
      let found = FieldGuess.shared.ranked(core, object: facts.object).filter {
        allows($0.field, facts, isExplicit: isExplicit, core: core)
      }
      if !found.isEmpty {
        return found.map {
          ColumnGuess(field: $0.field, rank: ($0.field.entity == facts.object ? 10 : 20) + $0.rank)
        }
          + (found.contains { $0.field.type == .phone && $0.field.entity == .contact }
            ? [path("contact.other_phones", rank: 95)].compactMap { $0 } : [])
      }
    }
    return []
  }

  /// Which parts a record of one object may have beside its own. None comes of a word that every list has.
  private static func allows(_ field: Field, _ facts: Facts, isExplicit: Bool, core: String) -> Bool {
    if field.type == .reference || HeaderWords.bareNames.contains(core) && field.entity != facts.object {
      return false
    }
    if field.entity == facts.object { return true }
    if facts.isChild || HeaderWords.ownOnly.contains(core) || field.type == .owner { return false }
    if ["created_at", "updated_at", "remark"].contains(field.name) { return false }
    switch (facts.object, field.entity) {
    case (.lead, .account), (.lead, .contact): return true
    case (.lead, .opportunity):
      return ["name", "stage", "amount", "probability", "expected_close"].contains(field.name)
    case (.lead, .activity): return ["content", "at", "type"].contains(field.name)
    case (.account, .contact):
      return facts.hasPerson || ["mobile", "email", "wechat", "qq", "name"].contains(field.name)
    case (.contact, .account):
      return !facts.hasReference && (isExplicit || ["name", "credit_code"].contains(field.name))
    case (.opportunity, .account), (.activity, .account): return field.name == "name" && !facts.hasReference
    case (.opportunity, .contact), (.activity, .contact):
      return field.name == "name" || (facts.hasPerson && ["mobile", "phone", "email"].contains(field.name))
    default: return false
    }
  }

  private static let prefixes =
    "客户 公司 企业 单位 联系人 主要联系人 首要联系人 第一联系人 对接人 负责 主 主要 最近 个人 预计 所在 所属 默认 注册 业务 billing mailing primary business work main customer company contact person personal home office"
    .split(separator: " ").map(String.init)
  private static let suffixes = "1 一 信息 号码 号 名称 情况 内容 address number no".split(separator: " ").map(
    String.init)

  private static func parts(_ name: HeaderName, _ facts: Facts) -> [ColumnGuess] {
    var cores: [String] = []
    for prefix in prefixes where name.core.hasPrefix(prefix) && name.core.count > prefix.count {
      cores.append(String(name.core.dropFirst(prefix.count)))
    }
    for suffix in suffixes where name.core.hasSuffix(suffix) && name.core.count > suffix.count {
      cores.append(String(name.core.dropLast(suffix.count)))
    }
    for core in cores where !HeaderWords.ownOnly.contains(core) && !HeaderWords.bareNames.contains(core) {
      let found = FieldGuess.shared.ranked(core, object: facts.object).filter {
        allows($0.field, facts, isExplicit: true, core: core)
      }
      if let best = found.first {
        return [ColumnGuess(field: best.field, rank: 200 + best.rank, reasons: [.byPart])]
      }
    }
    return []
  }

  // MARK: Values that say it

  /// A header that nobody knows over values that are plainly of one kind.
  private static func values(_ column: ColumnEvidence, _ facts: Facts) -> [ColumnGuess] {
    guard column.filled >= 3, column.distinct >= 3, !facts.isChild else { return [] }
    let hasContact = facts.object == .lead || facts.object == .contact
    let hasAccount = facts.object == .lead || facts.object == .account
    func share(_ path: String, _ name: String) -> Double {
      guard let field = LeadModel.field(path: path),
        let trial = RuleTrial(field, as: name, of: column, limit: 500), trial.total > 0
      else { return 0 }
      return Double(trial.passed) / Double(trial.total)
    }
    if hasContact, column.values.contains(where: { $0.text.contains("@") }),
      share("contact.email", "email") >= 0.9
    {
      return [path("contact.email", rank: 300, [.byValues])].compactMap { $0 }
    }
    if hasContact, mobileShare(column) >= 0.9, share("contact.mobile", "phone") >= 0.9 {
      return [
        path("contact.mobile", rank: 300, [.byValues]), path("contact.other_phones", rank: 310, [.byValues]),
      ].compactMap { $0 }
    }
    if hasAccount, column.values.contains(where: { $0.text.count == 18 }),
      share("account.credit_code", "credit-code") >= 0.9
    {
      return [path("account.credit_code", rank: 300, [.byValues])].compactMap { $0 }
    }
    let shares = ValueShares(column)
    if hasAccount, !facts.hasCompany, shares.company >= 0.7 {
      return [path("account.name", rank: 320, [.byValues, .companies])].compactMap { $0 }
    }
    if hasContact, !facts.hasPerson, shares.person >= 0.9 {
      return [path("contact.name", rank: 320, [.byValues, .persons])].compactMap { $0 }
    }
    return []
  }
}
