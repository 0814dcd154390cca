import Invented

/// What the generator puts into the exports of one night, and what it knows about it.
struct Plan {
  var world: World
  var leads: [LeadRow] = []
  var customers: [CustomerRow] = []
  /// Person → what makes his records one: `mobile`, `email`, `company-person`.
  var links: [Int: String] = [:]
  /// Company → `credit-code` where its names differ; all others are one by `company`.
  var companyLinks: [Int: String] = [:]
  /// People (or companies) who must stay apart, and why.
  var apart: [Apart] = []
  var generics: [(kind: String, value: String, records: Int)] = []

  struct Apart {
    var isCompany: Bool
    var why: String
    var ids: [Int]
  }

  init(seed: UInt64) {
    world = World(seed: seed)
    plantDuplicates()
    plantNearDuplicates()
    plantRefusals()
    fill()
    order()
  }

  /// Records of people about whom nothing special is to be said, up to the size of each export.
  private mutating func fill() {
    while count(.excel, 2025) < 900 { addPlain(world.sheetRow(world.person(), 2025)) }
    while count(.excel, 2026) < 700 { addPlain(world.sheetRow(world.person(), 2026)) }
    while count(.oa, 0) < 1_000 { addPlain(world.feedRow(world.person())) }
    while customers.count < 800 {
      let company = world.company()
      var people: [Person] = []
      for _ in 0..<world.random.below(3) {
        people.append(world.person(at: company, notNamed: Set(people.map(\.name))))
      }
      var row = world.customer(company, contacts: people)
      row.isPlain = true
      customers.append(row)
    }
    dressUp()
  }

  private mutating func addPlain(_ row: LeadRow) {
    var plain = row
    plain.isPlain = true
    leads.append(plain)
  }

  func count(_ source: SourceName, _ sheet: Int) -> Int {
    leads.count { $0.source == source && $0.sheet == sheet }
  }

  /// Wrappers, several numbers in one cell and missing cells, on plain rows of the sheet.
  private mutating func dressUp() {
    for i in leads.indices where leads[i].source == .excel && leads[i].isPlain {
      let person = leads[i].person
      switch world.random.below(24) {
      case 0: leads[i].rawCells[6] = "=\"\(person.landline)\""
      case 1: leads[i].rawCells[6] = "\"=\"\"\(person.landline)\"\"\""
      case 2: leads[i].mobile = "\(person.mobile)/\(person.landline)"
      case 3: leads[i].mobile = "\(person.mobile)、\(world.person().mobile)"
      case 4: leads[i].rawCells[5] = "=\"\(person.mobile)\""
      case 5:
        leads[i].mobile = ""
        leads[i].landline = person.landline
      case 6: leads[i].contact = person.surname + world.random.pick(Vocabulary.honorifics)
      case 7: leads[i].email = "-"
      default: continue
      }
      leads[i].isPlain = false
    }
  }

  /// Shuffles each export and gives its records their keys.
  private mutating func order() {
    world.random.shuffle(&leads)
    world.random.shuffle(&customers)
    numberRecords()
  }

  /// Gives every record its key, but those that must lack one.
  private mutating func numberRecords() {
    var next: [Int: Int] = [:]
    var previous: [Int: Int] = [:]
    for i in leads.indices where leads[i].refusal?.code != "key-blank" {
      let sheet = leads[i].sheet
      if leads[i].refusal?.code == "key-repeated", let before = previous[sheet] {
        leads[i].key = leads[before].key
        // Which of the two is right, nobody can say: neither is taken.
        leads[before].refusal = leads[i].refusal
        leads[before].isPlain = false
        continue
      }
      next[sheet, default: 0] += 1
      let number = next[sheet, default: 0]
      leads[i].key =
        sheet == 0 ? "\(1_876_543_210_987_000_000 + number * 7_919)" : "XS\(sheet)-\(padded(number, 4))"
      if leads[i].refusal == nil { previous[sheet] = i }
    }
    var customer = 0
    for i in customers.indices where customers[i].refusal?.code != "key-blank" {
      customer += 1
      customers[i].key = padded(customer, 6)
    }
  }
}
