import Invented

/// The same people and companies more than once: across the three systems, and within one.
extension Plan {
  mutating func plantDuplicates() {
    // One mobile, written differently.
    for _ in 0..<110 { pair("mobile") { [$0.sheetRow($1, 2025), $0.feedRow($1)] } }
    for _ in 0..<45 { pair("mobile") { [$0.sheetRow($1, 2025), $0.sheetRow($1, 2026)] } }
    for _ in 0..<20 { pair("mobile") { [$0.feedRow($1), $0.feedRow($1)] } }
    for _ in 0..<8 {
      pair("mobile") {
        var second = $0.sheetRow($1, 2026)
        second.company = ""
        second.creditCode = ""
        return [$0.sheetRow($1, 2025), second]
      }
    }
    for _ in 0..<15 {
      // 张总 and 张伟, with one mobile.
      pair("mobile") {
        var second = $0.sheetRow($1, 2025)
        second.contact = $1.surname + $0.random.pick(Vocabulary.honorifics)
        return [second, $0.feedRow($1)]
      }
    }
    for _ in 0..<90 { withCustomer(sheets: [2026], inFeed: false) }
    for _ in 0..<50 { withCustomer(sheets: [2025], inFeed: true) }

    // One email; the OA has no mobile.
    for _ in 0..<70 {
      pair("email") {
        var first = $0.sheetRow($1, 2026)
        var second = $0.feedRow($1)
        first.email = $1.email
        second.email = $1.email.uppercased()
        second.mobile = ""
        return [first, second]
      }
    }
    // One person in one company; nothing else in common.
    for i in 0..<46 {
      if i % 8 == 7 {
        plantShortName()
        continue
      }
      pair("company-person") {
        var first = $0.sheetRow($1, 2026)
        var second = $0.feedRow($1)
        first.contact = $1.name
        first.email = ""
        second.mobile = ""
        return [first, second]
      }
    }
    plantSharedCompanies()
  }

  private mutating func pair(_ link: String, _ make: (inout World, Person) -> [LeadRow]) {
    let person = world.person()
    links[person.id] = link
    leads += make(&world, person)
  }

  private mutating func withCustomer(sheets: [Int], inFeed: Bool) {
    let person = world.person()
    links[person.id] = "mobile"
    for sheet in sheets { leads.append(world.sheetRow(person, sheet)) }
    if inFeed { leads.append(world.feedRow(person)) }
    customers.append(world.customer(person.company, contacts: [person]))
  }

  /// One company with different people in it.
  private mutating func plantSharedCompanies() {
    for i in 0..<120 {
      let first = world.person()
      let second = world.person(at: first.company, notNamed: [first.name])
      var row = world.sheetRow(first, i % 2 == 0 ? 2025 : 2026)
      row.creditCode = first.company.creditCode
      var customer = world.customer(first.company, contacts: [second])
      customer.creditCode = first.company.creditCode
      if i < 15 {
        // Renamed since: only the credit code says that it is the same company.
        customer.name = world.company().name
        companyLinks[first.company.id] = "credit-code"
      }
      leads.append(row)
      customers.append(customer)
    }
    // Twice in the ERP, under two codes.
    for _ in 0..<12 {
      let first = world.person()
      let second = world.person(at: first.company, notNamed: [first.name])
      for person in [first, second] {
        var customer = world.customer(first.company, contacts: [person])
        customer.creditCode = first.company.creditCode
        customers.append(customer)
      }
    }
  }
}
