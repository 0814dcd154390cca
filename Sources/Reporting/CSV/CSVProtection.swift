/// How a cell is kept from a spreadsheet: Excel turns long digits into 1.38E+10, drops leading zeros,
/// reads `3-4` as a date and runs what starts like a formula (CWE-1236). Every guard can be undone:
/// `unprotected` gives the value back, and so do the importer's text transforms.
///
/// | value | written | why |
/// | --- | --- | --- |
/// | `=1+1`, `@x`, `＋x`, TAB or CR first, `'x` | `'=1+1` | would run, or would be taken for a guard |
/// | `13800138000123`, `0571`, `1E5`, `3-4`, `2026-03-09` | the value and a TAB | would become a number or a date |
/// | `+8613800138000`, `+86-571-8888` | `="+8613800138000"` | a phone that would become 8.6E+12 or a difference |
/// | `-12.5`, `-`, `+86 571 8888` | as it is | a number, a placeholder or a phone, not a formula |
public enum CSVProtection {
  enum Guard {
    case none
    case apostrophe
    case tab
    case formula
  }

  /// The longest number that Excel shows with all its digits in a cell of ordinary width.
  private static let longestNumber = 11

  static func needed(_ bytes: UnsafeBufferPointer<UInt8>) -> Guard {
    guard let first = bytes.first, let last = bytes.last else { return .none }
    if isDangerous(bytes, first) {
      guard isNumberOrPhone(bytes) else { return .apostrophe }
      let isComputed = bytes.dropFirst().contains(where: isJoint)
      return isComputed || digits(bytes) > longestNumber ? .formula : .none
    }
    // These look like guards: a second one keeps them apart.
    if first == UInt8(ascii: "'") || last == 0x09 { return .apostrophe }
    return wouldConvert(bytes, first) ? .tab : .none
  }

  /// The value behind a guard; a value without one comes back as it is.
  public static func unprotected(_ text: String) -> String {
    if text.hasPrefix("'") { return String(text.dropFirst()) }
    if text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count >= 3 {
      return String(text.dropFirst(2).dropLast())
    }
    return text.hasSuffix("\t") ? String(text.dropLast()) : text
  }

  private static func isDangerous(_ bytes: UnsafeBufferPointer<UInt8>, _ first: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D, 0x0A, 0x00:
      return true
    case 0xEF where bytes.count >= 3 && bytes[1] == 0xBC:
      // ＋ U+FF0B, － U+FF0D, ＝ U+FF1D, ＠ U+FF20
      return [0x8B, 0x8D, 0x9D, 0xA0].contains(bytes[2])
    default: return false
    }
  }

  /// Wholly a sign and then digits, blanks, points and commas; after `+` also hyphens and brackets, as
  /// phones have them; or a lone `-`.
  private static func isNumberOrPhone(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let isPlus = bytes[0] == UInt8(ascii: "+")
    guard isPlus || bytes[0] == UInt8(ascii: "-") else { return false }
    if bytes.count == 1 { return !isPlus }
    let isPlain = bytes.dropFirst().allSatisfy { byte in
      isDigit(byte) || byte == UInt8(ascii: " ") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
        || (isPlus && isJoint(byte))
    }
    return isPlain && digits(bytes) > 0
  }

  /// Hyphens and brackets between the digits of a phone, which a formula would compute with.
  private static func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
  }

  private static func digits(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.reduce(0) { $0 + (isDigit($1) ? 1 : 0) }
  }

  /// Digits that are long or start with a zero, powers of ten, and what reads as a date or a time.
  private static func wouldConvert(_ bytes: UnsafeBufferPointer<UInt8>, _ first: UInt8) -> Bool {
    guard isDigit(first), bytes.count > 1, bytes.count <= 40 else { return false }
    var digits = 0
    var points = 0
    var others = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."): points += 1
      case UInt8(ascii: "E"), UInt8(ascii: "e"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ":"),
        UInt8(ascii: " "), UInt8(ascii: "+"), UInt8(ascii: "T"), UInt8(ascii: "Z"):
        others += 1
      default: return false
      }
    }
    if others > 0 { return true }
    if points > 1 { return false }
    let hasLeadingZero = first == UInt8(ascii: "0") && bytes[1] != UInt8(ascii: ".")
    return hasLeadingZero || digits > (points == 0 ? longestNumber : 15)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
