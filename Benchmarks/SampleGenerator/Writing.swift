import Invented

/// How a person's lead gets into the sheet and the OA: fill rates and habits of writing.
extension World {
  static let firstDay = CivilTime.startOfYear(2025)

  /// A row of the Excel sheet of a year.
  mutating func sheetRow(_ person: Person, _ sheet: Int) -> LeadRow {
    let company = person.company
    let owner = random.pick(Owners.all)
    let stage = random.pick(Stages.excel).text
    let created =
      CivilTime.startOfYear(sheet) + random.below(sheet == 2025 ? 340 : 75) * 86_400
      + (8 * 60 + random.below(600)) * 60
    var row = LeadRow(
      source: .excel, sheet: sheet, person: person,
      company: Disguise.company(company.name, &random),
      creditCode: random.chance(45) ? company.creditCode : "",
      contact: person.name + (random.chance(5) ? random.pick(["先生", "女士"]) : ""),
      mobile: Disguise.mobile(person.mobile, &random),
      landline: random.chance(30) ? Disguise.landline(person.landline, &random) : "",
      email: random.chance(55) ? Disguise.email(person.email, &random) : "",
      wechat: random.chance(35) ? person.wechat : "",
      region: random.chance(70) ? company.region : company.place.province + company.place.city,
      address: random.chance(60) ? company.address : "",
      channel: random.pick(Vocabulary.channels), product: random.pick(Vocabulary.products), stage: stage,
      rating: random.chance(80) ? random.pick(Stages.excelRatings) : "",
      amount: random.chance(40) ? "\(5 + random.below(195))" + (random.chance(30) ? ".5" : "") : "",
      owner: !owner.alias.isEmpty && random.chance(20) ? owner.alias : owner.name, ownerCode: owner.code,
      created: created, followed: created + random.below(30) * 86_400 + random.below(20) * 600,
      remark: random.chance(45) ? remark() : "")
    if row.company.hasPrefix(" ") { row.contact += " " }
    return row
  }

  /// An item of the OA's feed.
  mutating func feedRow(_ person: Person) -> LeadRow {
    let company = person.company
    let owner = random.pick(Owners.all)
    let created = Self.firstDay + random.below(420) * 86_400 + random.below(1_440) * 60
    var row = LeadRow(
      source: .oa, sheet: 0, person: person, company: company.name,
      creditCode: random.chance(40) ? company.creditCode : "", contact: person.name,
      mobile: random.chance(30) ? "+86-\(person.mobile)" : person.mobile,
      landline: random.chance(25) ? person.landline : "",
      email: random.chance(60) ? Disguise.email(person.email, &random) : "",
      wechat: random.chance(40) ? person.wechat : "", region: company.region,
      address: random.chance(60) ? company.address : "", channel: random.pick(Vocabulary.channels),
      product: random.pick(Vocabulary.products), stage: random.pick(Stages.oa).text,
      rating: random.chance(70) ? random.pick(Stages.oaRatings) : "",
      amount: random.chance(45)
        ? "\((5 + random.below(195)) * 1_000)" + random.pick(["", ".10", ".00", ".50"]) : "",
      owner: owner.name, ownerCode: owner.code, created: created,
      followed: created + random.below(40) * 86_400, remark: random.chance(30) ? remark() : "")
    for _ in 0..<random.below(3) { row.followUps.append(followUp(after: created)) }
    return row
  }

  /// A customer of the ERP.
  mutating func customer(_ company: Company, contacts people: [Person]) -> CustomerRow {
    let owner = random.pick(Owners.all)
    let seed = Self.firstDay - random.below(700) * 86_400
    let contacts = people.map { person in
      CustomerContact(
        person: person, name: person.name, mobile: person.mobile,
        phone: random.chance(30) ? person.landline : "", email: random.chance(60) ? person.email : "",
        position: person.position)
    }
    var row = CustomerRow(
      company: company, name: company.name, creditCode: random.chance(60) ? company.creditCode : "",
      address: random.chance(80) ? company.place.city + company.address : "",
      level: random.pick(["A", "B", "C", ""]), channel: random.pick(Vocabulary.channels),
      sortCode: "0\(1 + random.below(9))0\(1 + random.below(9))", seed: seed, ownerText: owner.code,
      ownerCode: owner.code, contacts: contacts, followUps: [])
    for _ in 0..<random.below(3) { row.followUps.append(followUp(after: seed)) }
    return row
  }

  mutating func followUp(after start: Int) -> FollowUp {
    followUps += 1
    let owner = random.pick(Owners.all.filter { !$0.hasLeft })
    return FollowUp(
      id: "\(7_300_000_000_000_000_000 + followUps * 7_919)",
      at: start + random.below(60) * 86_400 + (9 * 60 + random.below(480)) * 60,
      kind: random.pick(Stages.followUps), owner: owner, content: remark())
  }

  mutating func remark() -> String {
    let first = random.pick(Vocabulary.remarks)
    switch random.below(8) {
    case 0: return first + "\n" + random.pick(Vocabulary.remarks)
    case 1: return "客户说\"\(random.pick(Vocabulary.products))\"要先试用"
    case 2: return first + ",\(1 + random.below(12))月再看"
    default: return first
    }
  }
}
