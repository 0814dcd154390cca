import Base

/// Decimal digits as they are written, never as a binary number.
struct NumberText {
  enum Fault {
    case invalid, separator, scientific
    /// A blank stands where no group of three begins: there are two numbers.
    case several
  }

  static let limit = 40

  private(set) var digits = InlineArray<40, UInt8>(repeating: 0)
  private(set) var count = 0
  /// How many of the digits stand before the point.
  private(set) var whole = 0
  var isNegative = false
  /// What parts groups of three; 0: nothing did.
  private(set) var separator: UInt8 = 0

  var isZero: Bool {
    for i in 0..<count where digits[i] != UInt8(ascii: "0") { return false }
    return true
  }

  /// One to three digits, a point and three digits: also how `1.234` writes a thousand where the comma is
  /// the point.
  var mayBeThousands: Bool {
    separator == 0 && (1...3).contains(whole) && count == whole + 3 && digits[0] != UInt8(ascii: "0")
  }

  /// Reads digits, separators of groups of three (one kind of `,`, `'`, one blank, and `.` where the comma is
  /// the point) and a point, from half-width text, up to the first byte that is none of these.
  mutating func read(_ text: Span<UInt8>, _ at: inout Int, point mark: UInt8 = UInt8(ascii: ".")) -> Fault? {
    let comma = mark == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")
    var group = 0
    var point = false
    scan: while at < text.count {
      let byte = text[at]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard count < Self.limit else { return .invalid }
        digits[count] = byte
        count += 1
        if !point { group += 1 }
      case mark:
        if point { return separator != 0 ? .separator : .invalid }
        if separator != 0, group != 3 { return ungrouped }
        point = true
        whole = count
      case comma, UInt8(ascii: "'"), 0x20:
        // A blank behind the number parts nothing.
        if byte == 0x20, at + 1 == text.count || !Damage.isDigit(text[at + 1]) { break scan }
        guard !point, separator == 0 ? (1...3).contains(group) : separator == byte && group == 3 else {
          return byte == 0x20 || separator == 0x20 ? .several : .separator
        }
        separator = byte
        group = 0
      default:
        break scan
      }
      at += 1
    }
    if !point {
      if separator != 0, group != 3 { return ungrouped }
      whole = count
    }
    if count == 0 { return .invalid }
    if at < text.count, text[at] | 0x20 == UInt8(ascii: "e"), isExponent(text, at + 1) { return .scientific }
    return nil
  }

  private var ungrouped: Fault { separator == 0x20 ? .several : .separator }

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
