import Invented

/// What looks alike and is not one.
extension Plan {
  static let placeholderMobile = "13800138000"

  mutating func plantNearDuplicates() {
    // One mobile, two full names: an agent's, or a family's.
    for _ in 0..<10 {
      let first = world.person()
      let second = world.person(at: world.company(), notNamed: [first.name])
      var a = world.sheetRow(first, 2025)
      var b = world.feedRow(second)
      a.contact = first.name
      b.mobile = first.mobile
      leads += [a, b]
      apart.append(Apart(isCompany: false, why: "same-mobile-different-names", ids: [first.id, second.id]))
    }
    // One name, two credit codes.
    for _ in 0..<6 {
      let first = world.person()
      let other = world.namesake(of: first.company)
      var a = world.sheetRow(first, 2026)
      a.creditCode = first.company.creditCode
      var b = world.customer(other, contacts: [world.person(at: other, notNamed: [first.name])])
      b.creditCode = other.creditCode
      leads.append(a)
      customers.append(b)
      apart.append(
        Apart(isCompany: true, why: "same-name-different-credit-codes", ids: [first.company.id, other.id]))
    }
    plantSharedNumbers()
  }

  /// One full name, at a company and at what may be its short form: no key says that it is one.
  mutating func plantShortName() {
    let person = world.person()
    var first = world.sheetRow(person, 2026)
    first.contact = person.name
    first.email = ""
    let stranger = person.asStranger
    var second = world.feedRow(stranger)
    second.mobile = ""
    second.company = person.company.bareName
    second.creditCode = ""
    leads += [first, second]
    apart.append(Apart(isCompany: false, why: "short-company-name", ids: [person.id, stranger.id]))
    apart.append(
      Apart(isCompany: true, why: "short-company-name", ids: [person.company.id, stranger.company.id]))
  }

  private mutating func plantSharedNumbers() {
    // The front desk of an office tower: many companies, one landline.
    let desk = "0571-88001234"
    var people: [Int] = []
    for _ in 0..<26 {
      let person = world.person()
      var row = world.sheetRow(person, 2026)
      row.contact = person.name
      row.landline = Disguise.landline(desk, &world.random)
      leads.append(row)
      people.append(person.id)
    }
    apart.append(Apart(isCompany: false, why: "front-desk", ids: people))

    // An agency's mobile, in the feed.
    let agency = world.person().mobile
    people = []
    for _ in 0..<24 {
      let person = world.person()
      var row = world.feedRow(person)
      row.mobile = agency
      leads.append(row)
      people.append(person.id)
    }
    apart.append(Apart(isCompany: false, why: "shared-mobile", ids: people))
    generics.append(("mobile", agency, people.count))

    // A number that forms are filled with.
    people = []
    for _ in 0..<22 {
      let person = world.person()
      var row = world.sheetRow(person, 2025)
      row.contact = person.name
      row.mobile = Self.placeholderMobile
      leads.append(row)
      people.append(person.id)
    }
    apart.append(Apart(isCompany: false, why: "placeholder", ids: people))
    generics.append(("mobile", Self.placeholderMobile, people.count))
  }
}
