import Base
import Model

/// Every part of every record of a store, in memory, with its strong keys: what is judged to be one
/// entity is found from here.
///
/// About 125 bytes a record of an account, a contact and a lead, and 40 more while clustering; no
/// values are kept, only hashes.
/// Record numbers are the store's own, 0 or more, and dense: memory is taken up to the highest.
public final class MatchTable {
  var columns = MatchColumns()
  private let options: MatchOptions

  public init(options: MatchOptions = MatchOptions()) {
    self.options = options
    if let scored = options.scored, scored.use.isScored { columns.scored = ScoredColumns(scored) }
  }

  /// Takes memory for so many records at once. Not needed, but spares growing.
  public func reserve(records: Int) { columns.reserve(records) }

  /// Adds a landed record, in the place of one of the same number.
  ///
  /// - Parameters:
  ///   - identity: of (source, object, key); settles what age and trust leave open.
  ///   - firstRun: the run that first landed the record.
  ///   - trust: of its source; higher is trusted more.
  ///   - side: its source, by any number; leads of one source are told apart by their keys.
  /// - Returns: how many parts it has.
  @discardableResult
  public func add(
    record: Int32, identity: Identity, firstRun: Int32, trust: Int16, side: LeadSide,
    landed: Span<UInt8>
  ) -> Int {
    columns.add(
      record: record, origin: Origin(identity: identity, firstRun: firstRun, trust: trust, side: side),
      landed: landed)
  }

  /// Takes a record out again.
  public func remove(record: Int32) { columns.remove(record: record) }

  /// A contact of `record` works for the account of `other`: a resolved reference. Without it, a
  /// contact's company is the account in its own record.
  /// - Parameter part: number of the contact in its record.
  public func refer(record: Int32, part: UInt16 = 0, toAccountOf other: Int32) {
    columns.references.append((Int64(record) << 16 | Int64(part), other))
  }

  /// A record names another by its key: beside its object, its own part of that entity is the other's,
  /// whatever stands in it.
  public func identify(_ entity: Entity, of record: Int32, with other: Int32) {
    columns.named[NamedPart(entity: entity.rawValue, record: record)] = other
  }

  /// What a person said of two parts of an entity: goes before all rules, in whatever order it is
  /// told. Nothing comes of it while one of the parts is not there.
  /// - Parameters:
  ///   - left: record, and number of the part in it.
  public func judge(
    _ entity: Entity, _ left: (record: Int32, number: UInt16), right: (record: Int32, number: UInt16),
    verdict: JudgementVerdict
  ) {
    columns.judged.append(
      PersonsJudgement(entity: entity, left: left, right: right, verdict: verdict))
  }

  /// Judges all that was added. May be called again after more was added or removed.
  public func cluster() -> Clusters {
    columns.compact()
    // Moved there and back: the keys are sorted in place.
    var taken = MatchColumns()
    swap(&taken, &columns)
    var clustering = Clustering(taken, options)
    taken = MatchColumns()
    let clusters = clustering.run()
    swap(&columns, &clustering.columns)
    return clusters
  }
}

/// Where a record comes from, as far as it decides which of two goes first.
struct Origin {
  var identity = Identity(low: 0, high: 0)
  var firstRun: Int32 = 0
  var trust: Int16 = 0
  var side: LeadSide
}

/// What is kept of an account. Hashes; 0: not there.
struct AccountDetail {
  var creditCode: UInt32 = 0
  var company: UInt32 = 0
}

/// An entity of a record that it names by the key of another record.
struct NamedPart: Hashable {
  var entity: UInt8
  var record: Int32
}

/// The table's columns.
struct MatchColumns {
  var parts: [MatchPart] = []
  var leads: [LeadDetail] = []
  /// By whom it names: the other record.
  var named: [NamedPart: Int32] = [:]
  var accounts: [AccountDetail] = []
  var contacts: [PersonName] = []
  var creditCodes: [Key] = []
  var companies: [Key] = []
  var shortNames: [Key] = []
  /// Full legal names, without their legal form.
  var bareNames: [Key] = []
  var mobiles: [Key] = []
  var emails: [Key] = []
  var roleEmails: [Key] = []
  /// The kind's raw value stands in the lowest byte of the hash.
  var placeholders: [Key] = []
  /// By record and part number.
  var references: [(contact: Int64, other: Int32)] = []
  var judged: [PersonsJudgement] = []
  /// Nil: nothing is scored.
  var scored: ScoredColumns?

  /// By record number.
  var firstParts: [Int32] = []
  var identities: [Identity] = []
  var firstRuns: [Int32] = []
  var trusts: [Int16] = []

  private var text = FoldedText()
  private var hasRemoved = false

  mutating func reserve(_ records: Int) {
    firstParts.reserveCapacity(records)
    identities.reserveCapacity(records)
    firstRuns.reserveCapacity(records)
    trusts.reserveCapacity(records)
    parts.reserveCapacity(records * 3)
    accounts.reserveCapacity(records)
    contacts.reserveCapacity(records)
    companies.reserveCapacity(records)
    bareNames.reserveCapacity(records)
    mobiles.reserveCapacity(records)
    emails.reserveCapacity(records)
  }

  mutating func add(record: Int32, origin: Origin, landed: Span<UInt8>) -> Int {
    guard record >= 0 else { return 0 }
    let index = Int(record)
    if index < firstParts.count {
      if firstParts[index] >= 0 { remove(record: record) }
    } else {
      let more = index + 1 - firstParts.count
      firstParts.append(contentsOf: repeatElement(-1, count: more))
      identities.append(contentsOf: repeatElement(Identity(low: 0, high: 0), count: more))
      firstRuns.append(contentsOf: repeatElement(0, count: more))
      trusts.append(contentsOf: repeatElement(0, count: more))
    }
    identities[index] = origin.identity
    firstRuns[index] = origin.firstRun
    trusts[index] = origin.trust

    let first = parts.count
    scored?.keys = nil
    let texts = scored?.texts
    Landed.forEachPart(landed) { part in
      guard let entity = Entity(rawValue: part.entity) else { return }
      let place = Int32(parts.count)
      var detail: Int32 = -1
      switch entity {
      case .account: detail = addAccount(landed, part, place)
      case .contact: detail = addContact(landed, part, place)
      case .lead: detail = addLead(landed, part, origin.side)
      default: break
      }
      texts?.add(landed, part)
      parts.append(
        MatchPart(
          record: record, detail: detail, number: part.number, entity: part.entity, isRemoved: false))
    }
    if parts.count > first { firstParts[index] = Int32(first) }
    return parts.count - first
  }

  private mutating func addAccount(_ landed: Span<UInt8>, _ part: LandedPart, _ place: Int32) -> Int32 {
    var detail = AccountDetail()
    Landed.forEachValue(landed, part) { field, range in
      guard !range.isEmpty else { return }
      if field == FieldNumbers.creditCode {
        text.load(landed.extracting(range))
        let hash = text.hash(seed: 0x6372_6564_6974)
        detail.creditCode = MatchColumns.short(hash)
        creditCodes.append(Key(hash, part: place))
      } else if field == FieldNumbers.accountName {
        text.load(landed.extracting(range))
        text.simplify()
        let key = CompanyKey.make(&text)
        switch key.worth {
        case .none: return
        case .placeholder: addPlaceholder(.company, key, place)
        case .weak: shortNames.append(Key(key.hash, part: place))
        case .strong:
          companies.append(Key(key.hash, part: place))
          if key.bare != 0 { bareNames.append(Key(key.bare, part: place)) }
        }
        if key.worth != .placeholder { detail.company = MatchColumns.short(key.hash) }
      }
    }
    accounts.append(detail)
    return Int32(accounts.count - 1)
  }

  private mutating func addContact(_ landed: Span<UInt8>, _ part: LandedPart, _ place: Int32) -> Int32 {
    var name = PersonName.nobody
    var gender: Gender?
    Landed.forEachValue(landed, part) { field, range in
      guard !range.isEmpty else { return }
      if field == FieldNumbers.contactName {
        text.load(landed.extracting(range))
        text.simplify()
        name = PersonName.make(&text)
      } else if field == FieldNumbers.honorific {
        text.load(landed.extracting(range))
        gender = Gender(text, 0..<text.count)
      } else if field == FieldNumbers.mobile {
        let key = MobileKey.make(landed.extracting(range))
        if key.worth == .placeholder { addPlaceholder(.mobile, key, place) }
        if key.worth == .strong { mobiles.append(Key(key.hash, part: place)) }
      } else if field == FieldNumbers.email {
        text.load(landed.extracting(range))
        let key = EmailKey.make(text)
        if key.worth == .placeholder { addPlaceholder(.email, key, place) }
        if key.worth == .weak { roleEmails.append(Key(key.hash, part: place)) }
        if key.worth == .strong { emails.append(Key(key.hash, part: place)) }
      }
    }
    name.gender = gender ?? name.gender
    contacts.append(name)
    return Int32(contacts.count - 1)
  }

  private mutating func addLead(_ landed: Span<UInt8>, _ part: LandedPart, _ side: LeadSide) -> Int32 {
    var detail = LeadDetail(side: side)
    if side.isTypedTwice {
      Landed.forEachValue(landed, part) { field, range in
        guard let place = LeadDetail.place(of: field) else { return }
        // Without the words of the source behind a choice.
        var end = range.lowerBound
        while end < range.upperBound, landed[end] != FieldType.companionSeparator { end += 1 }
        guard end > range.lowerBound else { return }
        let print = Fingerprint(landed.extracting(range.lowerBound..<end), seed: UInt64(field))
        detail.marks[place] = print.value == 0 ? 1 : print.value
      }
    }
    leads.append(detail)
    return Int32(leads.count - 1)
  }

  private mutating func addPlaceholder(_ kind: MatchReason, _ key: KeyValue, _ place: Int32) {
    placeholders.append(Key(key.hash & ~0xFF | UInt64(kind.rawValue), part: place))
  }

  static func short(_ hash: UInt64) -> UInt32 {
    let folded = UInt32(truncatingIfNeeded: hash >> 32) ^ UInt32(truncatingIfNeeded: hash)
    return folded == 0 ? 1 : folded
  }

  mutating func remove(record: Int32) {
    guard record >= 0, Int(record) < firstParts.count, firstParts[Int(record)] >= 0 else { return }
    var index = Int(firstParts[Int(record)])
    while index < parts.count && parts[index].record == record {
      parts[index].isRemoved = true
      index += 1
    }
    firstParts[Int(record)] = -1
    hasRemoved = true
  }

  /// Drops the keys of records that were taken out.
  mutating func compact() {
    guard hasRemoved else { return }
    let parts = parts
    func isRemoved(_ key: Key) -> Bool { parts[Int(key.part)].isRemoved }
    creditCodes.removeAll(where: isRemoved)
    companies.removeAll(where: isRemoved)
    shortNames.removeAll(where: isRemoved)
    bareNames.removeAll(where: isRemoved)
    mobiles.removeAll(where: isRemoved)
    emails.removeAll(where: isRemoved)
    roleEmails.removeAll(where: isRemoved)
    placeholders.removeAll(where: isRemoved)
    hasRemoved = false
  }
}

/// Numbers of the fields that keys are made of.
enum FieldNumbers {
  static let accountName = number("account.name")
  static let creditCode = number("account.credit_code")
  static let contactName = number("contact.name")
  static let honorific = number("contact.honorific")
  static let mobile = number("contact.mobile")
  static let email = number("contact.email")

  private static func number(_ path: String) -> UInt8 { LeadModel.number(path) }
}
