import Model

/// The country whose numbers come without a country code. China has rules of its own; the others have a
/// numbering plan: calling code, what leads at home, how long a number is, and which are mobiles.
struct PhoneCountry: Sendable {
  static let china = PhoneCountry()
  /// Every country that `country:` may name, by ISO 3166.
  static let names = (["CN"] + NumberingPlan.all.keys).sorted()

  let isChina: Bool
  let code: [UInt8]
  private let trunk: [UInt8]
  private let sizes: ClosedRange<Int>
  /// How many digits a number without its area code has at most.
  private let local: Int
  private let mobiles: [[UInt8]]
  /// What stands before a calling code at home, beside `00`.
  private let exit: [UInt8]
  /// `area:`, without what leads at home.
  private(set) var area: [UInt8] = []

  private init() {
    isChina = true
    (code, trunk, sizes, local) = (Array("86".utf8), [UInt8(ascii: "0")], 10...11, 8)
    (mobiles, exit) = ([], [])
  }

  private init(_ plan: NumberingPlan) {
    isChina = false
    (code, trunk, sizes, local) = (Array(plan.code.utf8), Array(plan.trunk.utf8), plan.sizes, plan.local)
    mobiles = plan.mobiles.map { Array($0.utf8) }
    exit = Array((NumberingPlan.exits[plan.code] ?? "").utf8)
  }

  /// - Returns: nil when there is no such country.
  static func named(_ name: String) -> PhoneCountry? {
    name == "CN" ? china : NumberingPlan.all[name].map(PhoneCountry.init)
  }

  /// By calling code.
  private static let byCode: [Int: PhoneCountry] = {
    var all: [Int: PhoneCountry] = [:]
    for (code, plan) in NumberingPlan.byCode { all[Int(code) ?? 0] = PhoneCountry(plan) }
    return all
  }()

  /// Takes `area:` of a country other than China; false: it is no area code there.
  mutating func take(area text: String) -> Bool {
    var digits = Array(text.utf8)
    if !trunk.isEmpty, digits.starts(with: trunk) { digits.removeFirst(trunk.count) }
    guard local > 0, (1...5).contains(digits.count), digits.allSatisfy(Damage.isDigit) else { return false }
    area = digits
    return true
  }

  // MARK: Reading

  /// A number with its calling code; a 0 that leads at home falls away: `+44 (0)20 …`.
  static func international(_ scan: PhoneScan, _ range: Range<Int>) -> PhoneNumber? {
    guard range.count >= 7, scan[range.lowerBound] != UInt8(ascii: "0") else { return nil }
    var value = 0
    for size in 1...3 {
      value = value * 10 + Int(scan[range.lowerBound + size - 1] &- UInt8(ascii: "0"))
      guard let country = byCode[value] else { continue }
      return country.behindCode(scan, range.lowerBound + size..<range.upperBound)
    }
    // E.164: at most 15 digits.
    return range.count <= 15 ? PhoneNumber(kind: .foreign, main: range) : nil
  }

  private func behindCode(_ scan: PhoneScan, _ range: Range<Int>) -> PhoneNumber? {
    var low = range.lowerBound
    let isPlain = trunk.count == 1 && trunk[0] == UInt8(ascii: "0")
    if starts(scan, range, trunk), isPlain || !sizes.contains(range.count) { low += trunk.count }
    let count = range.upperBound - low
    // Of North America alone it is certain how long every number is.
    guard (code == [UInt8(ascii: "1")] ? 10...10 : 4...15 - code.count).contains(count) else { return nil }
    return number(scan, low..<range.upperBound)
  }

  private func number(_ scan: PhoneScan, _ main: Range<Int>) -> PhoneNumber {
    var number = PhoneNumber(kind: .foreign, main: main, code: code)
    number.isForeignMobile = mobiles.contains { starts(scan, main, $0) }
    return number
  }

  /// A number at home, or one with its calling code and no `+`.
  func read(_ scan: PhoneScan, _ range: Range<Int>) -> PhoneNumber? {
    if !exit.isEmpty, starts(scan, range, exit), range.count >= exit.count + 7 {
      return Self.international(scan, range.lowerBound + exit.count..<range.upperBound)
    }
    if !trunk.isEmpty, starts(scan, range, trunk), sizes.contains(range.count - trunk.count) {
      return number(scan, range.lowerBound + trunk.count..<range.upperBound)
    }
    // Where a number may be as long as one with its code, only the length decides.
    if starts(scan, range, code), !sizes.contains(range.count), range.count > code.count {
      guard let found = behindCode(scan, range.lowerBound + code.count..<range.upperBound),
        sizes.contains(found.main.count)
      else { return nil }
      return found
    }
    if !area.isEmpty, isLocal(range), sizes.contains(range.count + area.count) {
      return PhoneNumber(kind: .foreign, main: range, code: code + area)
    }
    guard sizes.contains(range.count), range.count > local,
      trunk != [UInt8(ascii: "0")] || scan[range.lowerBound] != UInt8(ascii: "0")
    else { return nil }
    return number(scan, range)
  }

  /// It may be a number that lacks its area code.
  func isLocal(_ range: Range<Int>) -> Bool { local > 0 && (4...local).contains(range.count) }

  private func starts(_ scan: PhoneScan, _ range: Range<Int>, _ digits: [UInt8]) -> Bool {
    guard range.count > digits.count else { return false }
    for i in digits.indices where scan[range.lowerBound + i] != digits[i] { return false }
    return true
  }
}
