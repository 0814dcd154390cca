import Model

/// A key of another file that a column's values name.
public struct DraftLink: Sendable {
  /// The source whose records are named; nil: this one's own.
  public var source: String?
  public var object: Entity
  /// Different values that are there, and all.
  public var found: Int
  public var of: Int
  /// The header says so, not the values alone.
  public var isNamed: Bool
  /// Ids of 15 or 18 characters, which are one.
  public var isSalesforce: Bool
}

/// What becomes of the columns of one kind: each has a rule, or is kept.
struct KindDraft {
  struct Kept {
    var column: String
    /// Empty: it is known, and of no field.
    var reasons: [DraftReason] = []
    /// A rule that waits for something: shown beside it.
    var waiting: DraftRule?
  }

  let object: Entity
  let isChild: Bool
  let key: String?
  private(set) var rules: [DraftRule] = []
  private(set) var kept: [Kept] = []
  /// The column that says who owns the record.
  private(set) var ownerColumn: String?

  private let kind: DraftKind
  private let maker: RuleMaker
  private var taken: Set<String> = []
  private var done: Set<String> = []
  private var hasPerson = false
  private var hasCompany = false
  private var hasReference = false

  init(
    _ kind: DraftKind, object: Entity, key: String?, maker: RuleMaker, links: [String: DraftLink],
    isChild: Bool,
    isStageHistory: Bool = false
  ) {
    self.kind = kind
    self.object = object
    self.key = key
    self.maker = maker
    self.isChild = isChild
    if let key { done.insert(key) }
    let columns = kind.columns.filter { !$0.name.isEmpty && $0.name != key }
    survey(columns)
    addReferences(columns, links)
    if isStageHistory { addStageHistory(columns) }
    addNameParts(columns)
    addRegions(columns)
    assign(columns)
    keepRest(columns)
    rules.sort { ($0.field.entity.rawValue, $0.field.number) < ($1.field.entity.rawValue, $1.field.number) }
  }

  // MARK: What there is

  /// Whether records hold persons and companies: what other columns mean depends on it.
  private mutating func survey(_ columns: [ColumnEvidence]) {
    for column in columns {
      let name = HeaderName(column.name)
      guard name.context == .own || name.context == .entity(.contact) || name.context == .entity(.account)
      else { continue }
      if HeaderWords.lastNames.contains(name.core) || HeaderWords.firstNames.contains(name.core) {
        hasPerson = true
      }
      let isBare = HeaderWords.bareNames.contains(name.core)
      let paths = Set(FieldGuess.shared.fields(named: name.core).map(\.path))
      guard isBare || paths.contains("account.name") || paths.contains("contact.name") else { continue }
      let shares = ValueShares(column)
      if shares.areCompanies || (paths.contains("account.name") && !isBare && !shares.arePersons) {
        hasCompany = true
      } else if shares.arePersons || (paths.contains("contact.name") && !isBare) || name.core == "姓名" {
        hasPerson = true
      }
    }
    if object == .contact { hasPerson = true }
  }

  // MARK: References

  private mutating func addReferences(_ columns: [ColumnEvidence], _ links: [String: DraftLink]) {
    for column in columns {
      let header = HeaderName(column.name)
      let named = FieldGuess.shared.target(of: header, object: object)
      if let link = links[column.name], let field = reference(to: link.object), !taken.contains(field.path) {
        var rule = DraftRule(field, from: column.name)
        if link.source != nil || link.isSalesforce {
          rule.options = [("as", link.isSalesforce ? "salesforce-id" : "reference")]
        }
        if let source = link.source { rule.options.append(("source", source)) }
        if !link.isNamed { rule.reasons.append(.referenceByValues(source: link.source ?? object.name)) }
        if link.found < link.of {
          let reason = DraftReason.referenceMissing(
            source: link.source ?? object.name, count: link.of - link.found, of: link.of)
          guard link.found * 10 >= link.of * 9 else {
            keep(column.name, [reason], waiting: rule)
            continue
          }
          rule.reasons.append(reason)
        }
        add(rule)
        if field.target == .account { hasReference = true }
      } else if let named, let field = reference(to: named), !taken.contains(field.path), !isChild {
        keep(column.name, [.referenceAlone(field: field.path)])
      }
    }
  }

  private func reference(to target: Entity) -> Field? {
    LeadModel.fields(of: object).first { $0.type == .reference && $0.target == target }
  }

  private mutating func addStageHistory(_ columns: [ColumnEvidence]) {
    guard let subject = LeadModel.field(path: "activity.subject"), object == .activity else { return }
    for column in columns
    where ["stagename", "stage", "阶段", "销售阶段", "tostage"].contains(HeaderName(column.name).core) {
      guard !taken.contains(subject.path) else { break }
      var rule = DraftRule(subject, from: column.name)
      rule.reasons = [.stageHistory]
      add(rule)
    }
  }

  // MARK: First and last names

  private mutating func addNameParts(_ columns: [ColumnEvidence]) {
    guard !isChild || object == .contact, object == .lead || object == .contact || object == .account,
      let field = LeadModel.field(path: "contact.name")
    else { return }
    func column(_ words: Set<String>) -> ColumnEvidence? {
      columns.first {
        words.contains(HeaderName($0.name).core) && HeaderName($0.name).context != .owner
          && !done.contains($0.name)
      }
    }
    guard let last = column(HeaderWords.lastNames) else { return }
    // A whole name beside them says the same, and says it as people write it.
    let whole = columns.first { column in
      let name = HeaderName(column.name)
      return name.context == .own
        && (HeaderWords.bareNames.contains(name.core) || name.core == "leadname"
          || name.core == "contactname")
        && (column.filled >= last.filled)
    }
    let first = column(HeaderWords.firstNames)
    if whole != nil {
      for part in [first, last] { if let part { keep(part.name, []) } }
      return
    }
    let isHan = last.values.prefix(50).contains { $0.text.unicodeScalars.contains(where: ValueKind.isHan) }
    guard let first else {
      add(DraftRule(field, from: last.name, [("as", "text")]))
      return
    }
    func braced(_ name: String) -> String {
      "{" + name.replacing("{", with: "{{").replacing("}", with: "}}") + "}"
    }
    guard !first.name.contains("}"), !last.name.contains("}") else { return }
    let template =
      isHan ? braced(last.name) + braced(first.name) : braced(first.name) + " " + braced(last.name)
    add(DraftRule(field, template: template, columns: [first.name, last.name], as: "text"))
  }

  // MARK: Places

  /// `浙江省杭州市西湖区` in one cell: province, city and district are read from it.
  private mutating func addRegions(_ columns: [ColumnEvidence]) {
    guard !isChild, object == .lead || object == .account else { return }
    let names = ["地区", "区域", "省市", "省市区", "所在地区", "客户地区", "所属地区", "归属地"]
    guard
      let column = columns.first(where: {
        names.contains(HeaderName($0.name).core) && $0.filled > 0 && !done.contains($0.name)
      })
    else { return }
    for part in ["province", "city", "district"] {
      guard let field = LeadModel.field(path: "account.\(part)"), !taken.contains(field.path) else {
        continue
      }
      guard
        !columns.contains(where: {
          FieldGuess.shared.fields(named: HeaderName($0.name).core).contains(field) && $0.name != column.name
        })
      else { continue }
      let options = [(name: "as", value: "region"), (name: "part", value: part)]
      guard let trial = RuleTrial(field, as: "region", [(name: "part", value: part)], of: column),
        trial.passed > 0,
        trial.share >= 0.9
      else { continue }
      var rule = DraftRule(field, from: column.name, options)
      if trial.refusals > 0 {
        rule.set("invalid", "keep")
        rule.reasons.append(.refusedKept(count: trial.refusals, of: trial.total, code: trial.code))
      }
      add(rule)
    }
  }

  // MARK: The others

  private mutating func assign(_ columns: [ColumnEvidence]) {
    var offers: [(rank: Int, order: Int, column: ColumnEvidence, guess: ColumnGuess)] = []
    let facts = ColumnGuess.Facts(
      object: object, isChild: isChild, hasPerson: hasPerson, hasCompany: hasCompany,
      hasReference: hasReference,
      isBare: { core in columns.contains { HeaderName($0.name).core == core } })
    for (order, column) in columns.enumerated() where !done.contains(column.name) {
      // A column that holds something is more likely meant than one that never does.
      let penalty = column.filled == 0 && kind.records > 0 ? 150 : 0
      for guess in ColumnGuess.all(column, facts) {
        offers.append((guess.rank + penalty, order, column, guess))
      }
    }
    let isOther = otherPersons(columns)
    offers.sort { ($0.rank, $0.order) < ($1.rank, $1.order) }
    var misfits: [String: DraftReason] = [:]
    for offer in offers where !done.contains(offer.column.name) {
      let path = offer.guess.field.path
      if offer.guess.field.entity == .contact, isOther(offer.column) {
        misfits[offer.column.name] = .otherPerson
        continue
      }
      if path == "contact.other_phones", let index = rules.firstIndex(where: { $0.field.path == path }),
        case .columns(let names) = rules[index].origin
      {
        rules[index].origin = .columns(names + [offer.column.name])
        done.insert(offer.column.name)
        continue
      }
      guard !taken.contains(path) else {
        misfits[offer.column.name] = misfits[offer.column.name] ?? .otherColumn(field: path)
        continue
      }
      let made = maker.make(offer.guess.field, offer.column)
      guard var rule = made.rule else {
        misfits[offer.column.name] =
          misfits[offer.column.name] ?? made.misfit
          ?? .misfits(field: path, count: offer.column.filled, of: offer.column.filled)
        continue
      }
      rule.reasons = offer.guess.reasons + rule.reasons
      guard DraftWriter.passes(rule) else {
        misfits[offer.column.name] = .unknown
        continue
      }
      if rule.field.type == .owner {
        ownerColumn = offer.column.name
        if !maker.hasOwners {
          taken.insert(path)
          keep(offer.column.name, [.needsOwners(field: path)], waiting: rule)
          continue
        }
      }
      let isCut = rule[option: "take"] == "first" && rule.reasons.contains(.severalNumbers)
      add(rule)
      if isCut { addOtherPhones(offer.column) }
    }
    for column in columns where !done.contains(column.name) {
      guard let reason = misfits[column.name] else { continue }
      keep(column.name, [column.filled == 0 && kind.records > 0 ? .empty : reason])
    }
  }

  /// A record that holds two persons, `contact` and `contacts/contact/name`: what is of the one is no fact about
  /// the other.
  private func otherPersons(_ columns: [ColumnEvidence]) -> (ColumnEvidence) -> Bool {
    let headers = columns.map { HeaderName($0.name) }
    let hasNested = headers.contains {
      $0.context == .entity(.contact) && HeaderWords.bareNames.contains($0.core)
    }
    let hasOwn = headers.contains { name in
      name.context == .own
        && FieldGuess.shared.fields(named: name.core).contains { $0.path == "contact.name" }
        && !HeaderWords.bareNames.contains(name.core)
    }
    guard object != .contact, hasNested, hasOwn else { return { _ in false } }
    return { HeaderName($0.name).context == .own }
  }

  /// Of a cell with several numbers none is lost.
  private mutating func addOtherPhones(_ column: ColumnEvidence) {
    guard let field = LeadModel.field(path: "contact.other_phones"),
      object == .lead || object == .contact || hasPerson
    else { return }
    if let index = rules.firstIndex(where: { $0.field == field }),
      case .columns(let names) = rules[index].origin
    {
      rules[index].origin = .columns(names + [column.name])
    } else if let rule = maker.make(field, column).rule {
      add(rule)
    }
  }

  private mutating func keepRest(_ columns: [ColumnEvidence]) {
    for column in columns where !done.contains(column.name) {
      let name = HeaderName(column.name)
      let isKnown =
        name.context == .audit || name.context == .owner || HeaderWords.system.contains(name.core)
        || HeaderWords.auditPeople.contains(name.core)
      guard !isKnown else {
        keep(column.name, [])
        continue
      }
      guard column.filled > 0 || kind.records == 0 else {
        keep(column.name, [.empty])
        continue
      }
      let fields = FieldGuess.shared.fields(named: name.core)
      if let other = fields.first(where: { $0.entity == .lead }), object != .lead,
        !fields.contains(where: { $0.entity == object }), !isChild
      {
        keep(column.name, [.foreign(other.entity)])
      } else {
        keep(column.name, [fields.isEmpty ? .unknown : .noField])
      }
    }
  }

  private mutating func add(_ rule: DraftRule) {
    taken.insert(rule.field.path)
    done.formUnion(rule.columns)
    rules.append(rule)
  }

  private mutating func keep(_ column: String, _ reasons: [DraftReason], waiting: DraftRule? = nil) {
    guard done.insert(column).inserted else { return }
    kept.append(Kept(column: column, reasons: reasons, waiting: waiting))
  }

  /// A mapping has to have a rule: the first column becomes a text that can be corrected.
  mutating func addPlaceholder() {
    let fields = LeadModel.fields(of: object)
    let field = fields.first { $0.type == .text && $0.name != "credit_code" } ?? fields[0]
    let column =
      kept.isEmpty ? (kind.columns.first { !$0.name.isEmpty }?.name ?? ".") : kept.removeFirst().column
    var rule = DraftRule(field, from: column)
    rule.reasons = [.unknown]
    rules.append(rule)
  }
}
