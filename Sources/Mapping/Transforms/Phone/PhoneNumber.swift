import Base

/// One number, understood.
struct PhoneNumber {
  enum Kind { case mobile, landline, service, foreign }

  var kind: Kind
  /// The scan's digits that make the number, less `code`.
  var main: Range<Int>
  /// Of a foreign number: the calling code (and an area code that is added), where it is known.
  var code: [UInt8] = []
  var isForeignMobile = false
  /// For a landline: how many of `main` are the area code; 0 when it has to be added.
  var areaCount = 0
  /// The area code stands without its 0, as it does after +86.
  var lacksZero = false
  var line: Range<Int> = 0..<0
  var isMobile: Bool { kind == .mobile || isForeignMobile }

  /// Appends the canonical form.
  /// - Parameter area: for a landline without an area code.
  func append(_ scan: PhoneScan, area: PhoneArea? = nil, into out: inout ByteArena) {
    switch kind {
    case .mobile:
      append(scan, main, into: &out)
    case .service:
      let low = main.lowerBound
      append(scan, low..<low + 3, into: &out)
      out.append(UInt8(ascii: "-"))
      append(scan, low + 3..<low + 6, into: &out)
      out.append(UInt8(ascii: "-"))
      append(scan, low + 6..<main.upperBound, into: &out)
    case .landline:
      if areaCount == 0 {
        area?.append(into: &out)
      } else {
        if lacksZero { out.append(UInt8(ascii: "0")) }
        append(scan, main.lowerBound..<main.lowerBound + areaCount, into: &out)
      }
      out.append(UInt8(ascii: "-"))
      append(scan, main.lowerBound + areaCount..<main.upperBound, into: &out)
    case .foreign:
      out.append(UInt8(ascii: "+"))
      for byte in code { out.append(byte) }
      append(scan, main, into: &out)
    }
  }

  func append(_ scan: PhoneScan, _ range: Range<Int>, into out: inout ByteArena) {
    for i in range { out.append(scan[i]) }
  }

  /// The area code of this landline, for a number after it in the same cell that has none.
  func area(_ scan: PhoneScan) -> PhoneArea? {
    guard kind == .landline, areaCount > 0 else { return nil }
    var digits: [UInt8] = lacksZero ? [UInt8(ascii: "0")] : []
    for i in 0..<areaCount { digits.append(scan[main.lowerBound + i]) }
    return PhoneArea(digits)
  }
}

/// An area code with its 0: 010, 02x, and four digits from 03xx to 09xx.
struct PhoneArea: Sendable, Equatable {
  private let digits: [UInt8]

  init?(_ digits: [UInt8]) {
    for digit in digits where !Damage.isDigit(digit) { return nil }
    guard digits.count >= 3, digits[0] == UInt8(ascii: "0") else { return nil }
    guard Self.size(digits[1], digits[2]) == digits.count else { return nil }
    self.digits = digits
  }

  /// How many digits an area code has that begins with 0 and these two; 0 when there is none.
  static func size(_ first: UInt8, _ second: UInt8) -> Int {
    switch first {
    case UInt8(ascii: "1"): second == UInt8(ascii: "0") ? 3 : 0
    case UInt8(ascii: "2"): second == UInt8(ascii: "6") ? 0 : 3
    case UInt8(ascii: "3")...UInt8(ascii: "9"): 4
    default: 0
    }
  }

  /// Cities with three-digit codes have eight-digit numbers; elsewhere there are seven or eight.
  func takes(local count: Int) -> Bool { count == 8 || (count == 7 && digits.count == 4) }

  func append(into out: inout ByteArena) { for digit in digits { out.append(digit) } }
}
