import Base

/// Decimal digits as they are written, never as a binary number.
struct NumberText {
  enum Fault { case invalid, separator, scientific }

  static let limit = 40

  private(set) var digits = InlineArray<40, UInt8>(repeating: 0)
  private(set) var count = 0
  /// How many of the digits stand before the point.
  private(set) var whole = 0
  var isNegative = false

  var isZero: Bool {
    for i in 0..<count where digits[i] != UInt8(ascii: "0") { return false }
    return true
  }

  /// Reads digits, thousands separators (strictly groups of three) and a point, from half-width
  /// text, up to the first byte that is none of these.
  mutating func read(_ text: Span<UInt8>, _ at: inout Int) -> Fault? {
    var group = 0
    var grouped = false
    var point = false
    scan: while at < text.count {
      let byte = text[at]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard count < Self.limit else { return .invalid }
        digits[count] = byte
        count += 1
        if !point { group += 1 }
      case UInt8(ascii: ","), UInt8(ascii: "'"):
        guard !point, grouped ? group == 3 : (1...3).contains(group) else { return .separator }
        grouped = true
        group = 0
      case UInt8(ascii: "."):
        if point { return grouped ? .separator : .invalid }
        if grouped, group != 3 { return .separator }
        point = true
        whole = count
      default:
        break scan
      }
      at += 1
    }
    if !point {
      if grouped, group != 3 { return .separator }
      whole = count
    }
    if count == 0 { return .invalid }
    if at < text.count, text[at] | 0x20 == UInt8(ascii: "e"), isExponent(text, at + 1) { return .scientific }
    return nil
  }

  private func isExponent(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var at = start
    if at < text.count, text[at] == UInt8(ascii: "+") || text[at] == UInt8(ascii: "-") { at += 1 }
    return at < text.count && Damage.isDigit(text[at])
  }

  /// Appends the number times ten to the power `shift`: no leading zeros, no exponent. The fraction
  /// keeps the digits that were written, less those that the shift moves before the point.
  func append(shift: Int, into out: inout ByteArena) {
    let zero = UInt8(ascii: "0")
    if isNegative, !isZero { out.append(UInt8(ascii: "-")) }
    let point = whole + shift
    var started = false
    for i in 0..<max(point, 0) {
      let digit = i < count ? digits[i] : zero
      if digit != zero { started = true }
      if started { out.append(digit) }
    }
    if !started { out.append(zero) }
    guard point < count else { return }
    out.append(UInt8(ascii: "."))
    for i in point..<count { out.append(i < 0 ? zero : digits[i]) }
  }
}
