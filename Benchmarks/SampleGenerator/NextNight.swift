import Invented

/// The exports of the following night, and what is different in them.
struct NextNight {
  var plan: Plan
  /// Leads of the feed that it carries: only what changed (it is no snapshot).
  var feed: [LeadRow] = []
  var added: [String] = []
  var updated: [Change] = []
  /// Records that are in the exports no more; the store keeps them.
  private(set) var goneLeads: [LeadRow] = []
  private(set) var goneCustomers: [CustomerRow] = []
  var keptBlanks: [Kept] = []
  var repaired: [String] = []

  struct Change {
    var record: String
    var field: String
    /// Canonical values, as the store writes them.
    var before: String
    var after: String
  }

  struct Kept {
    var record: String
    var field: String
    var value: String
  }

  var vanished: [String] { goneLeads.map(\.name) + goneCustomers.map(\.recordName) }

  /// What the store holds after this night: the exports' records, and those that are gone.
  var everything: Plan {
    var whole = plan
    whole.leads += goneLeads
    whole.customers += goneCustomers
    return whole
  }

  init(after first: Plan) {
    plan = first
    changeSheet()
    changeFeed()
    changeCustomers()
    addRecords()
  }

  /// Plain rows of this year's sheet, each taken once.
  private func plainRows(_ source: SourceName, _ sheet: Int) -> [Int] {
    plan.leads.indices.filter {
      plan.leads[$0].isPlain && plan.leads[$0].source == source && plan.leads[$0].sheet == sheet
    }
  }

  private mutating func changeSheet() {
    var rows = plainRows(.excel, 2026)
    for i in rows.prefix(12) {
      let other = plan.world.person().mobile
      let row = plan.leads[i]
      updated.append(
        Change(record: row.name, field: "contact.mobile", before: row.person.mobile, after: other))
      plan.leads[i].mobile = other
    }
    rows.removeFirst(12)
    for i in rows.prefix(15) { changeStage(i, Stages.excel) }
    rows.removeFirst(15)
    for i in rows.prefix(8) { changeOwner(i) }
    rows.removeFirst(8)
    // Blanks: what is there stays.
    let filled = rows.filter { !plan.leads[$0].email.isEmpty && !plan.leads[$0].wechat.isEmpty }
    for (n, i) in filled.prefix(6).enumerated() {
      let row = plan.leads[i]
      if n % 2 == 0 {
        let email = row.person.email
        keptBlanks.append(Kept(record: row.name, field: "contact.email", value: email))
        plan.leads[i].email = ""
      } else {
        keptBlanks.append(Kept(record: row.name, field: "contact.wechat", value: row.wechat))
        plan.leads[i].wechat = ""
      }
    }
    let gone = rows.filter { !filled.contains($0) }.prefix(7)
    goneLeads = gone.map { plan.leads[$0] }
    for i in plan.leads.indices where plan.leads[i].refusal?.code == "phone-scientific" {
      plan.leads[i].mobile = plan.leads[i].person.mobile
      plan.leads[i].refusal = nil
      repaired.append(plan.leads[i].name)
      break
    }
    for i in gone.sorted(by: >) { plan.leads.remove(at: i) }
  }

  private mutating func changeFeed() {
    var rows = plainRows(.oa, 0)
    for i in rows.prefix(14) {
      changeStage(i, Stages.oa)
      feed.append(plan.leads[i])
    }
    rows.removeFirst(14)
    for i in rows.prefix(6) {
      changeOwner(i)
      feed.append(plan.leads[i])
    }
    rows.removeFirst(6)
    // The same again, as feeds that look a little further back send it.
    for i in rows.prefix(10) { feed.append(plan.leads[i]) }
  }

  private mutating func changeCustomers() {
    var rows = plan.customers.indices.filter {
      plan.customers[$0].isPlain && !plan.customers[$0].contacts.isEmpty
    }
    for i in rows.prefix(6) {
      let row = plan.customers[i]
      let address = row.company.place.city + row.company.district + "新城大道\(100 + i)号"
      updated.append(
        Change(record: row.recordName, field: "account.address", before: row.address, after: address))
      plan.customers[i].address = address
    }
    rows.removeFirst(6)
    for i in rows.prefix(4) {
      let row = plan.customers[i]
      let other = plan.world.person().mobile
      updated.append(
        Change(
          record: row.recordName + "#1", field: "contact.mobile", before: row.contacts[0].mobile, after: other
        ))
      plan.customers[i].contacts[0].mobile = other
    }
    rows.removeFirst(4)
    let gone = rows.prefix(4)
    goneCustomers = gone.map { plan.customers[$0] }
    for i in gone.sorted(by: >) { plan.customers.remove(at: i) }
  }

  private mutating func addRecords() {
    let leadsBefore = plan.leads.count
    let customersBefore = plan.customers.count
    for _ in 0..<22 { plan.leads.append(plan.world.sheetRow(plan.world.person(), 2026)) }
    for _ in 0..<17 { plan.leads.append(plan.world.feedRow(plan.world.person())) }
    for _ in 0..<8 {
      let person = plan.world.person()
      plan.customers.append(plan.world.customer(person.company, contacts: [person]))
    }
    // People who are known already, from the sheet, turn up in the feed.
    for i in plainRows(.excel, 2025).prefix(3) {
      let person = plan.leads[i].person
      plan.links[person.id] = "mobile"
      plan.leads.append(plan.world.feedRow(person))
    }
    plan.numberNewRecords(leadsFrom: leadsBefore, customersFrom: customersBefore)
    for row in plan.leads[leadsBefore...] {
      added.append(row.name)
      if row.source == .oa { feed.append(row) }
    }
    added += plan.customers[customersBefore...].map(\.recordName)
  }

  private mutating func changeStage(_ i: Int, _ stages: [(text: String, model: String)]) {
    let before = stages.first { $0.text == plan.leads[i].stage }?.model ?? ""
    let choices = stages.filter { $0.model != before }
    let after = plan.world.random.pick(choices)
    updated.append(
      Change(record: plan.leads[i].name, field: "lead.status", before: before, after: after.model))
    plan.leads[i].stage = after.text
  }

  private mutating func changeOwner(_ i: Int) {
    let before = Owners.holder(of: plan.leads[i].ownerCode)
    let choices = Owners.all.filter { !$0.hasLeft && $0.code != before }
    let after = plan.world.random.pick(choices)
    updated.append(
      Change(record: plan.leads[i].name, field: "lead.owner", before: before, after: after.code))
    plan.leads[i].owner = after.name
    plan.leads[i].ownerCode = after.code
  }
}

extension Plan {
  /// Keys for records appended after the first night: the next numbers of each export.
  mutating func numberNewRecords(leadsFrom: Int, customersFrom: Int) {
    // Beyond every number of the first night, also those of rows that are gone since.
    var next = [2026: 900, 0: 1_200]
    for i in leads.indices.dropFirst(leadsFrom) {
      let sheet = leads[i].sheet
      next[sheet, default: 0] += 1
      let number = next[sheet, default: 0]
      leads[i].key =
        sheet == 0 ? "\(1_876_543_210_987_000_000 + number * 7_919)" : "XS\(sheet)-\(padded(number, 4))"
    }
    for (n, i) in customers.indices.dropFirst(customersFrom).enumerated() {
      customers[i].key = padded(1_001 + n, 6)
    }
  }
}
