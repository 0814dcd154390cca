import Invented

/// What a migration of the sample must come to: known to the generator because it planted it, not
/// found by running the tool.
struct Facts {
  var seed: UInt64
  var first: Plan
  var second: NextNight

  func json() -> JSONText {
    .object([
      ("seed", .number(Int(seed))),
      ("night1", .object(night(first, feed: first.leads.filter { $0.source == .oa }, held: first))),
      ("night2", .object(night(second.plan, feed: second.feed, held: second.everything) + changes())),
      ("owners", .list(owners())),
      ("mustMerge", .list(merges())),
      ("mustStayApart", .list(apart())),
      ("generics", .list(first.generics.map(generic))),
    ])
  }

  /// - Parameter held: what the store holds afterwards.
  private func night(_ plan: Plan, feed: [LeadRow], held: Plan) -> [(String, JSONText)] {
    let golden = Golden(held)
    return [
      ("files", .list(files(plan, feed: feed))),
      ("quarantined", .list(refusals(plan, feed: feed))),
      (
        "golden",
        .object([
          ("account", .number(golden.accounts)), ("contact", .number(golden.contacts)),
          ("lead", .number(golden.leads)),
        ])
      ),
      (
        "landed",
        .object([
          ("lead", .number(golden.leadRecords)), ("account", .number(golden.customerRecords)),
          ("opportunityParts", .number(golden.opportunityParts)),
          ("activityParts", .number(golden.activityParts)),
        ])
      ),
    ]
  }

  private func files(_ plan: Plan, feed: [LeadRow]) -> [JSONText] {
    var result: [JSONText] = []
    for sheet in [2025, 2026] {
      let rows = plan.leads.filter { $0.sheet == sheet }
      result.append(
        file("线索\(sheet).csv", "excel", "lead", rows.count, rows.count { $0.refusal != nil }, rows.count))
    }
    let customers = plan.customers
    result.append(
      file("u8-customer.xml", "u8", "account", customers.count, customers.count { $0.refusal != nil }, nil))
    result.append(
      file("oa-feed.json", "oa", "lead", feed.count, feed.count { $0.refusal != nil }, feed.count))
    return result
  }

  private func file(
    _ path: String, _ source: String, _ object: String, _ records: Int, _ refused: Int, _ declared: Int?
  ) -> JSONText {
    var members: [(String, JSONText)] = [
      ("path", .text(path)), ("source", .text(source)), ("object", .text(object)),
      ("records", .number(records)), ("quarantined", .number(refused)),
    ]
    if let declared { members.append(("declared", .number(declared))) }
    return .object(members)
  }

  private func refusals(_ plan: Plan, feed: [LeadRow]) -> [JSONText] {
    var result: [JSONText] = []
    func add(_ name: String, _ path: String, _ ordinal: Int, _ refusal: Refusal?) {
      guard let refusal else { return }
      let record = refusal.hidesKey ? "\(name.prefix { $0 != "/" })/" : name
      result.append(
        .object([
          ("record", .text(record)), ("file", .text(path)), ("ordinal", .number(ordinal)),
          ("code", .text(refusal.code)), ("column", .text(refusal.column)),
        ]))
    }
    for sheet in [2025, 2026] {
      for (n, row) in plan.leads.filter({ $0.sheet == sheet }).enumerated() {
        add(row.name, "线索\(sheet).csv", n + 1, row.refusal)
      }
    }
    for (n, row) in plan.customers.enumerated() { add(row.recordName, "u8-customer.xml", n + 1, row.refusal) }
    for (n, row) in feed.enumerated() { add(row.name, "oa-feed.json", n + 1, row.refusal) }
    return result
  }

  private func owners() -> [JSONText] {
    Owners.all.filter(\.hasLeft).map { one in
      let leads = first.leads.count { $0.refusal == nil && $0.ownerCode == one.code }
      let customers = first.customers.count { $0.refusal == nil && $0.ownerCode == one.code }
      return .object([
        ("left", .text(one.code)), ("holder", .text(Owners.holder(of: one.code))), ("leads", .number(leads)),
        ("accounts", .number(customers)),
      ])
    }
  }

  private func merges() -> [JSONText] {
    let golden = Golden(first)
    var result: [JSONText] = []
    for (person, records) in golden.contactRecords.sorted(by: { $0.key < $1.key }) where records.count > 1 {
      result.append(group("contact", first.links[person] ?? "company-person", records))
    }
    for (company, records) in golden.accountRecords.sorted(by: { $0.key < $1.key }) where records.count > 1 {
      result.append(group("account", first.companyLinks[company] ?? "company", records))
    }
    return result
  }

  private func group(_ entity: String, _ reason: String, _ records: [String]) -> JSONText {
    .object([("entity", .text(entity)), ("by", .text(reason)), ("records", .strings(records))])
  }

  private func apart() -> [JSONText] {
    let golden = Golden(first)
    return first.apart.map { one in
      let table = one.isCompany ? golden.accountRecords : golden.contactRecords
      return .object([
        ("entity", .text(one.isCompany ? "account" : "contact")), ("why", .text(one.why)),
        ("records", .strings(one.ids.compactMap { table[$0]?.first })),
      ])
    }
  }

  private func generic(_ one: (kind: String, value: String, records: Int)) -> JSONText {
    .object([("kind", .text(one.kind)), ("value", .text(one.value)), ("records", .number(one.records))])
  }

  private func changes() -> [(String, JSONText)] {
    [
      ("added", .strings(second.added)),
      (
        "updated",
        .list(
          second.updated.map {
            .object([
              ("record", .text($0.record)), ("field", .text($0.field)), ("before", .text($0.before)),
              ("after", .text($0.after)),
            ])
          })
      ),
      ("vanished", .strings(second.vanished)),
      (
        "keptBlanks",
        .list(
          second.keptBlanks.map {
            .object([
              ("record", .text($0.record)), ("field", .text($0.field)), ("value", .text($0.value)),
            ])
          })
      ),
      ("repaired", .strings(second.repaired)),
    ]
  }
}

/// What two leads of one person must not differ in to be one.
struct LeadMarks: Hashable {
  var status: String
  var owner: String
  var product: String

  init(_ row: LeadRow) {
    status = Stages.excel.first { $0.text == row.stage }?.model ?? ""
    owner = row.ownerCode.isEmpty ? "" : Owners.holder(of: row.ownerCode)
    product = row.product
  }

  static func contradict(_ all: Set<LeadMarks>) -> Bool {
    [\LeadMarks.status, \.owner, \.product].contains { mark in
      Set(all.map { $0[keyPath: mark] }.filter { !$0.isEmpty }).count > 1
    }
  }
}

/// The entities that a plan's records stand for, by who and what they are in truth.
struct Golden {
  /// Company → its records, as `u8/000123`.
  var accountRecords: [Int: [String]] = [:]
  /// Person → his records; a contact of a customer is `u8/000123#1`.
  var contactRecords: [Int: [String]] = [:]
  /// By person: his leads in the sheet, and how many he has in the OA.
  var leadsOfPeople: [Int: (sheet: Set<LeadMarks>, feed: Int)] = [:]
  var leadRecords = 0
  var customerRecords = 0
  var opportunityParts = 0
  var activityParts = 0

  /// Leads without a company: their region and address are kept at an account without a name.
  var namelessAccounts = 0

  var accounts: Int { accountRecords.count + namelessAccounts }
  var contacts: Int { contactRecords.count }

  /// In the sheet, which people typed twice, those of one person are one unless they contradict each other;
  /// of the OA each is one; and where both have one of a person, these two are one.
  var leads: Int {
    leadsOfPeople.values.reduce(0) { sum, leads in
      let sheet = LeadMarks.contradict(leads.sheet) ? leads.sheet.count : min(1, leads.sheet.count)
      return sum + (sheet == 1 && leads.feed == 1 ? 1 : sheet + leads.feed)
    }
  }

  init(_ plan: Plan) {
    for row in plan.leads where row.refusal == nil {
      leadRecords += 1
      var leads = leadsOfPeople[row.person.id] ?? ([], 0)
      if row.source == .oa { leads.feed += 1 } else { leads.sheet.insert(LeadMarks(row)) }
      leadsOfPeople[row.person.id] = leads
      contactRecords[row.person.id, default: []].append(row.name)
      if row.company.isEmpty {
        namelessAccounts += 1
      } else {
        accountRecords[row.person.company.id, default: []].append(row.name)
      }
      if row.hasOpportunity { opportunityParts += 1 }
      activityParts += row.followUps.count
    }
    for row in plan.customers where row.refusal == nil {
      customerRecords += 1
      accountRecords[row.company.id, default: []].append(row.recordName)
      for (n, contact) in row.contacts.enumerated() {
        contactRecords[contact.person.id, default: []].append("\(row.recordName)#\(n + 1)")
      }
      activityParts += row.followUps.count
    }
  }
}
