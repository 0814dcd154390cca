import Invented

/// Writes one lead down: cleanly for the first record, with faults in every column for a duplicate.
struct LeadText {
  static let columns = [
    "id", "company", "code", "name", "title", "mobile", "phone", "email", "wechat", "address",
  ]
  private var random: SplitMix64
  private let faulty: Bool
  private let facts: LeadFacts

  /// - Parameter record: what it gets wrong depends on it alone.
  init(_ facts: LeadFacts, record: Int, faulty: Bool, seed: UInt64) {
    self.facts = facts
    self.faulty = faulty
    random = SplitMix64(seed: seed, item: UInt64(record), salt: 9)
  }

  private mutating func fault(_ percent: Int) -> Bool { random.chance(percent) && faulty }

  mutating func cells(_ id: Int) -> [String] {
    // What is known of somebody at all does not depend on the record.
    var known = SplitMix64(seed: 77, item: UInt64(facts.mobile), salt: 8)
    let hasMobile = known.chance(88)
    let hasEmail = known.chance(65) || !hasMobile
    let hasPhone = known.chance(60)
    let hasCode = known.chance(35)
    let hasWechat = known.chance(45)
    let hasAddress = known.chance(65)
    return [
      String(id), company(), hasCode ? code() : "", name(), title(), hasMobile ? mobile() : "",
      hasPhone ? phone() : "", hasEmail ? email() : "", hasWechat ? wechat() : "",
      hasAddress ? address() : "",
    ]
  }

  private mutating func company() -> String {
    let full = facts.place.short + facts.brand + facts.trade + facts.form + facts.branch
    guard faulty else { return full }
    switch random.below(100) {
    case 0..<8: return facts.brand + facts.trade + facts.form + facts.branch
    case 8..<14: return facts.place.city + facts.brand + facts.trade + facts.form + facts.branch
    case 14..<20: return facts.brand + "（" + facts.place.short + "）" + facts.trade + facts.form + facts.branch
    case 20..<26: return facts.branch.isEmpty ? facts.place.short + facts.brand + facts.trade : full
    case 26..<30: return facts.branch.isEmpty ? facts.brand + facts.trade : full
    case 30..<33: return full.replacing("有限公司", with: "有限责任公司")
    case 33..<36: return full.replacing("限", with: "")
    case 36..<39: return " " + full + " "
    case 39..<42: return full.replacing("公司", with: "公 司")
    case 42..<45: return ""
    default: return full
    }
  }

  private mutating func code() -> String {
    var code = facts.code
    if fault(25) { return "" }
    if fault(3) { code.swapAt(9, 12) }
    let text = String(decoding: code, as: UTF8.self)
    return fault(10) ? text.lowercased() : text
  }

  private static let homophones: [Character: Character] = [
    "明": "铭", "建": "健", "佳": "嘉", "丽": "莉", "晓": "小", "华": "桦", "军": "君", "杰": "洁", "宇": "雨", "欣": "新",
    "静": "婧", "慧": "惠",
    "伟": "炜", "志": "智", "文": "雯", "涛": "滔", "辉": "晖", "斌": "彬", "燕": "艳", "玲": "铃", "思": "斯", "海": "海",
  ]
  private static let traditional: [Character: Character] = [
    "伟": "偉", "丽": "麗", "华": "華", "军": "軍", "强": "強", "刚": "剛", "陈": "陳", "张": "張", "刘": "劉", "杨": "楊",
    "赵": "趙", "国": "國",
    "飞": "飛", "鹏": "鵬", "轩": "軒", "马": "馬", "罗": "羅", "郑": "鄭", "谢": "謝",
  ]

  private mutating func name() -> String {
    let full = facts.surname + facts.given
    guard faulty else { return full }
    switch random.below(100) {
    case 0..<4: return facts.surname + random.pick(Vocabulary.honorifics)
    case 4..<9: return String(full.map { Self.traditional[$0] ?? $0 })
    case 9..<12: return facts.surname + " " + facts.given
    case 12..<15: return facts.surname + String(facts.given.map { Self.homophones[$0] ?? $0 })
    case 15..<17: return ""
    case 17..<20: return full + "（" + facts.position + "）"
    case 20..<22: return full + "先生"
    default: return full
    }
  }

  private mutating func title() -> String {
    if random.chance(20) { return "" }
    return fault(25) ? random.pick(Vocabulary.positions) : facts.position
  }

  private mutating func mobile() -> String {
    var digits = Array(String(facts.mobile))
    if fault(9) { return random.chance(30) ? "13800138000" : "" }
    if fault(5) {
      return String(facts.mobile / 1_000_000_000 * 1_000_000_000 + random.below(1_000_000_000))
    }
    if fault(3) { digits.swapAt(6, 7) }
    if fault(3) { digits[8] = Character(String(random.below(10))) }
    let text = String(digits)
    switch faulty ? random.below(10) : 0 {
    case 7: return "+86 " + text
    case 8: return text.prefix(3) + "-" + text.dropFirst(3).prefix(4) + "-" + text.dropFirst(7)
    case 9: return "86" + text
    default: return text
    }
  }

  private mutating func phone() -> String {
    let number = String(facts.switchboard)
    let area = facts.place.areaCode
    let extra = String(facts.phoneExtension)
    if fault(15) { return "" }
    if fault(4) { return area + "-" + String(50_000_000 + random.below(39_999_999)) }
    switch faulty ? random.below(8) : 0 {
    case 1: return number
    case 2: return area + number
    case 3: return "(" + area + ")" + number
    case 4: return area + "-" + number + "转" + extra
    case 5: return "+86-" + area.dropFirst() + "-" + number
    default: return area + "-" + number + "-" + extra
    }
  }

  private mutating func email() -> String {
    if fault(14) { return "" }
    if fault(6) { return facts.local + "@" + random.pick(["qq.com", "163.com", "126.com", "gmail.com"]) }
    var local = Array(facts.local)
    if fault(4) { local.swapAt(1, 2) }
    let text = String(local) + "@" + facts.domain
    return fault(10) ? text.uppercased() : text
  }

  private mutating func wechat() -> String {
    if fault(20) { return "" }
    var text = Array(facts.wechat)
    if fault(4) { text.removeLast() }
    return String(text)
  }

  private mutating func address() -> String {
    let city = facts.branch.isEmpty ? facts.place.city : String(facts.branch.dropLast(3)) + "市"
    if fault(15) { return "" }
    if fault(5) { return city + random.pick(Vocabulary.roads) + String(random.below(900) + 1) + "号" }
    let street = facts.road + String(facts.houseNumber) + "号"
    switch faulty ? random.below(6) : 0 {
    case 1: return street
    case 2:
      return facts.place.isMunicipality || !facts.branch.isEmpty
        ? city + street : facts.place.province + city + street
    case 3: return city + " " + facts.road + " " + String(facts.houseNumber) + "号"
    default: return city + street
    }
  }
}
