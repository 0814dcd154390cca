import Invented

/// One invented person at one invented company, as it is in truth.
struct LeadFacts {
  var place: Place
  var brand: String
  var trade: String
  var form: String
  /// 杭州分公司; empty for a parent.
  var branch: String
  var code: [UInt8]
  var switchboard: Int
  var domain: String
  var road: String
  var houseNumber: Int
  var surname: String
  var given: String
  var mobile: Int
  var phoneExtension: Int
  var local: String
  var wechat: String
  var position: String

  static let givenFirst = Vocabulary.givenFirst + "伟强刚宏振梓若诗一君晨泽依可家振瑞博立世景".map(String.init)
  static let givenSecond = Vocabulary.givenSecond + "铭莉君洁健惠新婧雷毅博源然彤萱泽恒康林松阳哲诚凯".map(String.init)

  /// People of one company are neighbours. Planted: two brothers at one company, a namesake at another,
  /// a number handed to a new owner, a company and its branch.
  static func make(_ person: Int, seed: UInt64) -> LeadFacts {
    var facts = company(person / 4, seed)
    var random = SplitMix64(seed: seed, item: UInt64(person), salt: 2)
    (facts.surname, facts.given) = name(person, seed)
    facts.mobile = mobile(person, seed)
    switch person % 50 {
    case 1:
      // Its neighbour's brother: one character differs.
      let (surname, given) = name(person - 1, seed)
      let first = given.prefix(1)
      let other = givenSecond[(person / 50) % givenSecond.count]
      facts.surname = surname
      facts.given =
        String(first) + (given.hasSuffix(other) ? givenSecond[(person / 50 + 1) % givenSecond.count] : other)
    case 11 where person > 400: (facts.surname, facts.given) = name(person - 211, seed)
    case 23 where person > 1100: facts.mobile = mobile(person - 1020, seed)
    default: break
    }
    facts.phoneExtension = 100 + random.below(900)
    let syllables = Vocabulary.syllables
    facts.local = random.pick(syllables) + random.pick(syllables) + String(random.below(1000))
    facts.wechat = random.pick(syllables) + "_" + String(100_000 + random.below(900_000))
    facts.position = random.pick(Vocabulary.positions)
    return facts
  }

  private static func company(_ number: Int, _ seed: UInt64) -> LeadFacts {
    let isBranch = number % 20 == 7
    let parent = isBranch ? number - 1 : number
    var random = SplitMix64(seed: seed, item: UInt64(parent), salt: 1)
    let place = random.pick(Place.all)
    var brand = random.pick(Vocabulary.brandFirst) + random.pick(Vocabulary.brandSecond)
    if random.chance(60) { brand += random.pick(Vocabulary.brandSecond) }
    let syllables = Vocabulary.syllables
    var facts = LeadFacts(
      place: place, brand: brand, trade: random.pick(Vocabulary.trades),
      form: random.pick(Vocabulary.legalForms),
      branch: "", code: CreditCode.make(place: place.code, serial: number % 100_000_000),
      switchboard: 50_000_000 + random.below(39_999_999),
      domain: random.pick(syllables) + random.pick(syllables) + String(random.below(10_000)) + ".com",
      road: random.pick(place.districts) + random.pick(Vocabulary.roads), houseNumber: 1 + random.below(1500),
      surname: "", given: "", mobile: 0, phoneExtension: 0, local: "", wechat: "", position: "")
    if isBranch {
      // Its own place and code; the parent's switchboard and domain.
      var own = SplitMix64(seed: seed, item: UInt64(number), salt: 5)
      let place = own.pick(Place.all)
      facts.branch = place.short + "分公司"
      facts.road = own.pick(place.districts) + own.pick(Vocabulary.roads)
      facts.houseNumber = 1 + own.below(1500)
    }
    return facts
  }

  private static func name(_ person: Int, _ seed: UInt64) -> (String, String) {
    var random = SplitMix64(seed: seed, item: UInt64(person), salt: 3)
    let surname = random.pick(Vocabulary.surnames)
    if random.chance(12) { return (surname, random.pick(givenSecond)) }
    return (surname, random.pick(givenFirst) + random.pick(givenSecond))
  }

  private static func mobile(_ person: Int, _ seed: UInt64) -> Int {
    var random = SplitMix64(seed: seed, item: UInt64(person), salt: 4)
    return (13 + random.below(7)) * 1_000_000_000 + random.below(1_000_000_000)
  }
}
