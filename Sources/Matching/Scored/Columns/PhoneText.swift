/// Phone numbers as the digits of the country, then `x` and the extension.
///
/// The fact: bits 0–39 the last ten digits without extension, 40–59 the extension and one before it,
/// bit 62 a mainland landline, bit 63 a mainland mobile.
enum PhoneText {
  static let mobile: UInt64 = 1 << 63
  static let landline: UInt64 = 1 << 62
  static let tail: UInt64 = 1 << 40 - 1

  static func clean(_ text: inout [UInt16]) -> UInt64 {
    var digits: [UInt16] = []
    var extensionDigits: [UInt16] = []
    var isExtension = false
    var groups = 0
    var inGroup = false
    for (index, unit) in text.enumerated() {
      if Words.isDigit(unit) {
        if !inGroup { groups += 1 }
        inGroup = true
        if isExtension { extensionDigits.append(unit) } else { digits.append(unit) }
        continue
      }
      // 转, 分机, 内线, ext, x, #: what follows is dialled behind the number.
      if !digits.isEmpty, dialledBehind.contains(unit) { isExtension = true }
      // A short last group after seven digits or more: 021-51234567-803.
      if unit == 0x2D, inGroup, !isExtension, isLandline(digits) {
        let rest = text[(index + 1)...].count { Words.isDigit($0) }
        if rest > 0 && rest <= 5 { isExtension = true }
      }
      // A second number in the cell.
      if unit == 0x2F || unit == 0x3B || unit == 0x3001, digits.count >= 7 {
        if !startsArea(digits) { break }
      }
      inGroup = false
    }
    strip(&digits)
    text.removeAll(keepingCapacity: true)
    guard digits.count >= 5 else { return 0 }
    text += digits
    if !extensionDigits.isEmpty { text += [0x78] + extensionDigits.prefix(5) }
    return fact(digits, extensionDigits.prefix(5))
  }

  private static let dialledBehind: Set<UInt16> = [0x8F6C, 0x5206, 0x5185, 0x78, 0x23, 0x65]

  /// With its area code and all digits, or a number of the 400 kind.
  private static func isLandline(_ digits: [UInt16]) -> Bool {
    if digits.count >= 10, digits[0] == 0x30 || digits[0] == 0x34 { return true }
    return digits.count >= 12 && digits.starts(with: [0x38, 0x36]) && digits[2] != 0x31
      || digits.count == 12 && digits.starts(with: [0x38, 0x36, 0x31, 0x30])
  }

  /// Three digits and a slash: 310/246-1501.
  private static func startsArea(_ digits: [UInt16]) -> Bool { digits.count <= 4 }

  private static func fact(_ digits: [UInt16], _ extra: ArraySlice<UInt16>) -> UInt64 {
    var number: UInt64 = 0
    for digit in digits.suffix(10) { number = number * 10 + UInt64(digit - 0x30) }
    var dialled: UInt64 = extra.isEmpty ? 0 : 1
    for digit in extra { dialled = dialled * 10 + UInt64(digit - 0x30) }
    var fact = number & tail | dialled << 40
    if digits.count == 11, digits[0] == 0x31, digits[1] >= 0x33 { fact |= mobile }
    if digits[0] == 0x30, digits.count >= 10 { fact |= landline }
    return fact
  }

  /// Country codes of China and North America, and 0086.
  private static func strip(_ digits: inout [UInt16]) {
    if digits.starts(with: [0x30, 0x30, 0x38, 0x36]) { digits.removeFirst(4) }
    if digits.starts(with: [0x38, 0x36]), digits.count >= 12 {
      digits.removeFirst(2)
      // +86 571 88888888: the area code loses its 0 behind the country's.
      let isMobile = digits.count == 11 && digits[0] == 0x31 && digits[1] >= 0x33
      if !isMobile, digits[0] != 0x30, digits[0] != 0x34 { digits.insert(0x30, at: 0) }
    }
    if digits.count == 11, digits[0] == 0x31, digits[1] == 0x30 || digits[1] == 0x31 || digits[1] == 0x32 {
      // 1 and ten digits that no mainland mobile has; 10 and eight digits is Peking without its 0.
      if digits[1] == 0x32 { digits.removeFirst() }
    }
    // A mobile dialled from another province: 0138…
    if digits.count == 12, digits[0] == 0x30, digits[1] == 0x31, digits[2] >= 0x33 { digits.removeFirst() }
  }
}
