import Model

/// What the records of a file are: by its name, by columns that only one list has, by the ids in it, and by
/// whether its names are persons or companies.
struct ObjectFinder {
  let object: Entity
  /// Nothing contradicts it, and more than a hunch speaks for it.
  let isSure: Bool
  /// Each record is a stage that an opportunity was in.
  let isStageHistory: Bool

  init(_ kind: DraftKind, name: String, recordPath: String?) {
    var scores: [Entity: Int] = [:]
    let names = Set(kind.columns.map { HeaderName($0.name).core })
    for row in HeaderWords.telling {
      scores[row.entity, default: 0] += min(9, row.weight * row.names.intersection(names).count)
    }
    if let named = Self.entity(ofName: name) { scores[named, default: 0] += 7 }
    let last = recordPath?.split { "/.[*]$".contains($0) }.last.map(String.init)
    if let last, let named = Self.entity(ofName: last) { scores[named, default: 0] += 3 }
    for (entity, weight) in Self.entitiesByValues(kind) { scores[entity, default: 0] += weight }
    Self.addPeople(kind, names, &scores)
    // A list of leads is what people bring most.
    let order: [Entity] = [.lead, .account, .contact, .opportunity, .activity]
    let ranked = order.enumerated().sorted {
      let (left, right) = (scores[$0.element] ?? 0, scores[$1.element] ?? 0)
      return left != right ? left > right : $0.offset < $1.offset
    }.map(\.element)
    object = ranked[0]
    isSure = (scores[object] ?? 0) >= 6 && (scores[object] ?? 0) >= (scores[ranked[1]] ?? 0) + 3
    let folded = HeaderName.folded(name)
    isStageHistory =
      ["opportunityhistory", "stagehistory", "opportunitystage"].contains(where: folded.contains)
      || (object == .activity && names.contains("opportunityid")
        && !names.isDisjoint(with: ["stagename", "stage", "阶段"]))
  }

  static func entity(ofName name: String) -> Entity? {
    let folded = HeaderName.folded(name)
    var found: [(at: Int, index: Int, word: String, entity: Entity)] = []
    for (index, row) in HeaderWords.lists.enumerated() {
      guard let range = folded.range(of: row.word) else { continue }
      let at = folded.distance(from: folded.startIndex, to: range.lowerBound)
      found.append((at, index, row.word, row.entity))
    }
    if let history = found.first(where: { $0.index < 2 }) { return history.entity }
    guard let first = found.min(by: { ($0.at, $0.index) < ($1.at, $1.index) }) else { return nil }
    // In Chinese the word that comes last says what the list is of: 客户联系人.
    guard first.word.unicodeScalars.contains(where: ValueKind.isHan) else { return first.entity }
    return found.max { ($0.at, -$0.index) < ($1.at, -$1.index) }?.entity
  }

  /// Ids that say whose they are, and columns that name the object outright.
  private static func entitiesByValues(_ kind: DraftKind) -> [(Entity, Int)] {
    var found: [(Entity, Int)] = []
    for column in kind.columns {
      let name = HeaderName(column.name)
      if name.core == "id", name.context == .own, let prefix = SalesforceID.commonPrefix(column),
        let entity = HeaderWords.salesforcePrefixes[prefix]
      {
        found.append((entity, 9))
      }
      let says = ["attributes.type", "dataObjectApiName", "object_type", "objectType"].contains(column.name)
      if says, column.distinct == 1, let word = column.values.first?.text, let entity = entity(ofName: word) {
        found.append((entity, 9))
      }
    }
    return found
  }

  /// A person beside a company in one record is a lead; companies alone are accounts, persons alone contacts.
  private static func addPeople(_ kind: DraftKind, _ names: Set<String>, _ scores: inout [Entity: Int]) {
    let guess = FieldGuess.shared
    var hasCompany = false
    var hasPerson = !names.isDisjoint(with: HeaderWords.lastNames)
    for column in kind.columns {
      let name = HeaderName(column.name)
      guard name.context != .owner, name.context != .audit else { continue }
      let fields = guess.fields(named: name.core)
      let shares = ValueShares(column)
      let isNamed =
        fields.contains { ["account.name", "contact.name"].contains($0.path) }
        || HeaderWords.bareNames.contains(name.core)
      guard isNamed else { continue }
      let isAccount =
        fields.contains { $0.path == "account.name" } && !HeaderWords.bareNames.contains(name.core)
      if shares.areCompanies || (isAccount && !shares.arePersons) {
        hasCompany = true
      } else if shares.arePersons || fields.contains(where: { $0.path == "contact.name" }) {
        hasPerson = true
      }
    }
    let hasReference = names.contains("accountid") || names.contains("所属客户")
    switch (hasCompany, hasPerson) {
    case (true, true): scores[.lead, default: 0] += 3
    case (true, false): scores[.account, default: 0] += 2
    case (false, true):
      scores[hasReference ? .contact : .lead, default: 0] += 2
      // Customers who are persons are no companies, whatever their list is called.
      if !names.contains("name"), !hasReference { scores[.account, default: 0] -= 6 }
    case (false, false): break
    }
  }
}

/// Ids of 15 or 18 letters and digits, of which the first three say what the record is.
enum SalesforceID {
  static func isID(_ text: String) -> Bool {
    let count = text.utf8.count
    guard count == 15 || count == 18, text.utf8.allSatisfy({ isAlphanumeric($0) }) else { return false }
    return text.utf8.first == 0x30 || HeaderWords.salesforcePrefixes[String(text.prefix(3))] != nil
      || text.hasPrefix("701")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Nil: not all values are ids, or they are of several objects.
  static func commonPrefix(_ column: ColumnEvidence) -> String? {
    guard let first = column.values.first?.text.prefix(3),
      column.values.allSatisfy({ isID($0.text) && $0.text.hasPrefix(first) })
    else { return nil }
    return String(first)
  }

  static func areIDs(_ column: ColumnEvidence) -> Bool {
    !column.values.isEmpty && column.values.allSatisfy { isID($0.text) }
  }
}
