/// The digits of one number in a cell, and what stood between them.
struct PhoneScan {
  static let limit = 32

  private(set) var digits = InlineArray<32, UInt8>(repeating: 0)
  private(set) var count = 0
  private(set) var hasPlus = false
  /// Where the digits after 转, ext. or # begin; -1 when there is no such mark.
  private(set) var extensionStart = -1
  /// Bit i: a dash or bracket stands before digit i.
  private var dashes: UInt32 = 0
  /// Bit i: a blank stands before digit i.
  private var blanks: UInt32 = 0
  /// Bit i: a point stands before digit i.
  private var points: UInt32 = 0

  subscript(index: Int) -> UInt8 { digits[index] }

  func isDash(before index: Int) -> Bool { dashes >> UInt32(index) & 1 == 1 }
  func isBlank(before index: Int) -> Bool { blanks >> UInt32(index) & 1 == 1 }
  func isParted(before index: Int) -> Bool { (dashes | blanks) >> UInt32(index) & 1 == 1 }

  /// Whether a blank, dash, bracket or point stands there.
  func isGrouped(before index: Int) -> Bool { (dashes | blanks | points) >> UInt32(index) & 1 == 1 }

  /// Whether digits from a place on are grouped as in North America, 3-3-4, and may be a number there.
  func isNorthAmerican(from start: Int) -> Bool {
    guard count >= start + 10, isGrouped(before: start + 3),
      isGrouped(before: start + 6) || isDash(before: start + 3) && isDash(before: start)
    else { return false }
    return digits[start] >= UInt8(ascii: "2") && digits[start + 3] >= UInt8(ascii: "2")
  }

  /// Reads one number, up to a separator, a new label or the end.
  /// - Parameter dropsText: other text parts numbers instead of being refused.
  /// - Returns: a code when there is something that is no number.
  mutating func read(_ cell: Span<UInt8>, _ at: inout Int, _ end: Int, dropsText: Bool = false) -> String? {
    while at < end {
      let here = at
      let scalar = Scalars.nextNarrow(cell, &at)
      if Scalars.isDigit(scalar) {
        guard count < Self.limit - 1 else { return PhoneTransform.digits }
        digits[count] = UInt8(scalar)
        count += 1
        continue
      }
      switch scalar {
      case 0x2D, 0x28, 0x29, 0x5B, 0x5D, 0x2010...0x2015, 0x2212, 0x3010, 0x3011, 0x30FC:
        dashes |= 1 << UInt32(count)
      case 0x2E, 0xB7:
        points |= 1 << UInt32(count)
      case 0x2B:
        guard count == 0 else {
          at = here
          return nil
        }
        hasPlus = true
      case 0x23, 0x2A:
        guard markExtension() else { return PhoneTransform.text }
      case 0x2C, 0x3B, 0x2F, 0x5C, 0x7C, 0x26, 0x3001, 0x0A, 0x0D, 0x1F:
        if count > 0 { return nil }
      case 0x3A where count == 0:
        continue
      default:
        if Scalars.isBlank(scalar) {
          if !Scalars.isWidthless(scalar) { blanks |= 1 << UInt32(count) }
          continue
        }
        at = here
        let word = Self.word(cell, &at, end)
        if PhoneWords.extensions.find(cell, word) >= 0, markExtension() {
          if at < end, cell[at] == UInt8(ascii: ".") || cell[at] == UInt8(ascii: ":") { at += 1 }
          continue
        }
        let parts = PhoneWords.parting.find(cell, word) >= 0 || PhoneWords.labels.find(cell, word) >= 0
        guard parts || dropsText else { return PhoneTransform.text }
        if count > 0 { return nil }
      }
    }
    return nil
  }

  private mutating func markExtension() -> Bool {
    guard count > 0, extensionStart < 0 else { return false }
    extensionStart = count
    return true
  }

  /// A run of letters of one script; one scalar when it is no letter.
  private static func word(_ cell: Span<UInt8>, _ at: inout Int, _ end: Int) -> Range<Int> {
    let start = at
    let first = Scalars.next(cell, &at)
    let isHan = Scalars.isHan(first)
    guard isHan || Scalars.isLatinLetter(first) else { return start..<at }
    while at < end {
      var next = at
      let scalar = Scalars.next(cell, &next)
      guard isHan ? Scalars.isHan(scalar) : Scalars.isLatinLetter(scalar) else { break }
      at = next
    }
    return start..<at
  }
}

/// The words that stand round numbers in a cell.
enum PhoneWords {
  static let extensions = ByteMap([
    "转", "分机", "转分机", "分机号", "内线", "ext", "Ext", "EXT", "x", "X", "extension", "Extension",
  ])
  static let parting = ByteMap(["或", "和", "及", "或者", "以及", "or", "and"])
  static let labels = ByteMap([
    "手机", "手机号", "手机号码", "移动电话", "电话", "电话号码", "联系电话", "座机", "固话", "固定电话", "办公", "办公电话",
    "公司电话", "总机", "传真", "办", "宅", "家", "家庭", "tel", "Tel", "TEL", "t", "T", "mobile", "Mobile", "MOBILE",
    "mob",
    "Mob", "m", "M", "phone", "Phone", "PHONE", "p", "P", "cell", "Cell", "fax", "Fax", "FAX", "office",
    "Office",
  ])
}
