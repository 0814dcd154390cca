import Invented

/// An invented company, as it is in truth; exports write its name in many ways.
struct Company {
  var id: Int
  var name: String
  /// The name without its legal form: 杭州安昂科技.
  var bareName: String
  /// Short form: 安昂科技.
  var shortName: String
  var place: Place
  var district: String
  var address: String
  var creditCode: String
  var industry: String

  var postalCode: String { "\(place.code)" }
  /// 浙江省杭州市西湖区, or 上海市浦东新区.
  var region: String { (place.isMunicipality ? "" : place.province) + place.city + district }
}

/// An invented person. Nobody shares a mobile or an email in truth: where records do, it is planted.
struct Person {
  var id: Int
  var company: Company
  var name: String
  var mobile: String
  var landline: String
  var email: String
  var wechat: String
  var position: String

  var surname: String { String(name.prefix(1)) }

  /// The same person at the same company, where no record can tell so: counted as another one.
  var asStranger: Person {
    var other = self
    other.id = -id
    other.company.id = -company.id
    return other
  }
}

/// Invents companies and people, each only once.
struct World {
  var random: SplitMix64
  private var brands: [String] = []
  private var companies = 0
  private var people = 0
  private var landlines = 0
  var followUps = 0

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    for first in Vocabulary.brandFirst {
      for second in Vocabulary.brandSecond { brands.append(first + second) }
    }
    random.shuffle(&brands)
  }

  mutating func company() -> Company {
    let place = random.pick(Place.all)
    let brand = brands[companies]
    companies += 1
    let bare = place.short + brand + random.pick(Vocabulary.trades)
    let district = random.pick(place.districts)
    return Company(
      id: companies, name: bare + random.pick(Vocabulary.legalForms), bareName: bare,
      shortName: String(bare.dropFirst(place.short.count)), place: place, district: district,
      address: district + random.pick(Vocabulary.roads) + "\(1 + random.below(980))号",
      creditCode: code(place), industry: random.pick(Vocabulary.industries))
  }

  /// Another company of the same name, with a credit code of its own.
  mutating func namesake(of company: Company) -> Company {
    companies += 1
    var other = company
    other.id = companies
    other.creditCode = code(company.place)
    return other
  }

  mutating func person(at company: Company, notNamed taken: Set<String> = []) -> Person {
    people += 1
    var name = ""
    repeat {
      name =
        random.pick(Vocabulary.surnames) + random.pick(Vocabulary.givenFirst)
        + (random.chance(80) ? random.pick(Vocabulary.givenSecond) : "")
    } while taken.contains(name)
    let local = random.pick(Vocabulary.syllables) + random.pick(Vocabulary.syllables) + "\(people)"
    let prefix = random.pick(["138", "139", "136", "137", "150", "158", "186", "189", "135", "177"])
    // 7,919 and 10^8 have no common factor: no two people get the same eight digits.
    let digits = padded(people * 7_919_173 % 100_000_000, 8)
    return Person(
      id: people, company: company, name: name, mobile: prefix + digits,
      landline: landline(company.place), email: "\(local)@\(random.pick(domains))",
      wechat: "\(local)_wx", position: random.pick(Vocabulary.positions))
  }

  mutating func person() -> Person { person(at: company()) }

  mutating func landline(_ place: Place) -> String {
    // 1,297 and 10^7 have no common factor: each landline is somebody's alone unless the plan shares it.
    landlines += 1
    return "\(place.areaCode)-8" + padded(landlines * 1_297 % 10_000_000, 7)
  }

  private mutating func code(_ place: Place) -> String {
    String(
      decoding: CreditCode.make(place: place.code, serial: companies * 12_347 % 100_000_000), as: UTF8.self)
  }

  private let domains = [
    "qq.example", "163.example", "126.example", "sina.example", "corp.example", "outlook.example",
  ]
}

/// Decimal digits with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}
