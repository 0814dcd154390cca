/// A sum of decimal numbers, exact: whole units of its smallest place. 38 digits fit; what does not fit
/// is said, and never rounded.
struct ExactSum: Sendable {
  private(set) var units: Int128 = 0
  /// Digits behind the point.
  private(set) var places = 0
  private(set) var isTooLarge = false

  static let mostPlaces = 30

  init() {}

  init(_ number: Int) { units = Int128(number) }

  /// - Parameter digits: decimal digits, the last `places` of them behind the point.
  init?(digits: some Sequence<UInt8>, places: Int, isNegative: Bool) {
    guard places <= Self.mostPlaces else { return nil }
    self.places = places
    for digit in digits {
      let (product, overflow) = units.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int128(digit))
      if overflow || carry { return nil }
      units = sum
    }
    if isNegative { units = -units }
  }

  /// Reads `-?digits(.digits)?`.
  init?(_ text: Span<UInt8>) {
    var at = 0
    let isNegative = text.count > 0 && text[0] == 0x2D
    if isNegative { at = 1 }
    var point = -1
    let first = at
    while at < text.count {
      let digit = text[at] &- 0x30
      if digit < 10 {
        let (product, overflow) = units.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int128(digit))
        if overflow || carry { return nil }
        units = sum
      } else if text[at] == 0x2E, point < 0, at > first {
        point = at
      } else {
        return nil
      }
      at += 1
    }
    places = point < 0 ? 0 : text.count - point - 1
    guard at > first, point != text.count - 1, places <= Self.mostPlaces else { return nil }
    if isNegative { units = -units }
  }

  mutating func add(_ other: ExactSum) { add(other.units, other.places, other.isTooLarge) }
  mutating func subtract(_ other: ExactSum) { add(-other.units, other.places, other.isTooLarge) }

  @inline(__always)
  private mutating func add(_ number: Int128, _ otherPlaces: Int, _ tooLarge: Bool) {
    var number = number
    if otherPlaces != places {
      if otherPlaces > places {
        units = scaled(units, otherPlaces - places)
        places = otherPlaces
      } else {
        number = scaled(number, places - otherPlaces)
      }
    }
    let (sum, overflow) = units.addingReportingOverflow(number)
    units = sum
    if overflow || tooLarge { isTooLarge = true }
  }

  private mutating func scaled(_ number: Int128, _ power: Int) -> Int128 {
    var result = number
    for _ in 0..<power {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { isTooLarge = true }
      result = product
    }
    return result
  }

  var isZero: Bool { units == 0 && !isTooLarge }

  static func == (a: ExactSum, b: ExactSum) -> Bool {
    var difference = a
    difference.subtract(b)
    return difference.isZero
  }

  /// `-1234.50`; `> 10^38` when it did not fit.
  var text: String {
    if isTooLarge { return "> 10^38" }
    var digits = String(units.magnitude)
    if places > 0 {
      digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
    }
    return units < 0 ? "-" + digits : digits
  }
}
