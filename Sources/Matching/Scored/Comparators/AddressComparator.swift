import Base

/// Addresses: the numbers must agree, the words about.
struct AddressComparator: Comparator {
  init(thresholds: [Double]) {}

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    let alike = Self.bigrams(a.text, b.text)
    let sameNumbers = Self.numbers(a.text) == Self.numbers(b.text)
    if alike.contained >= 0.95 && sameNumbers { return 0 }
    if alike.dice >= 0.6 { return sameNumbers ? 1 : 2 }
    if alike.contained >= 0.8 { return sameNumbers ? 1 : 2 }
    return alike.dice >= 0.4 ? 3 : 4
  }

  /// Shares of character pairs that both have: of all, and of the shorter one's.
  static func bigrams(_ a: Units, _ b: Units) -> (dice: Double, contained: Double) {
    let isForward = Similarity.precedes(a, b)
    let shorter = isForward ? a : b
    let longer = isForward ? b : a
    guard shorter.count >= 2 else { return (0, 0) }
    var bits: [16 of UInt64] = .init(repeating: 0)
    for index in 0..<longer.count - 1 {
      let bit = hash(longer[index], longer[index + 1])
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    var common = 0
    for index in 0..<shorter.count - 1 {
      let bit = hash(shorter[index], shorter[index + 1])
      if bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1 { common += 1 }
    }
    let contained = Double(common) / Double(shorter.count - 1)
    return (2 * Double(common) / Double(shorter.count + longer.count - 2), contained)
  }

  @inline(__always)
  private static func hash(_ a: UInt16, _ b: UInt16) -> Int {
    Int(((UInt32(a) << 16 | UInt32(b)) &* 0x9E37_79B1) >> 22)
  }

  /// A sum over the runs of digits; the order does not matter.
  private static func numbers(_ text: Units) -> UInt64 {
    var sum: UInt64 = 0
    var number: UInt64 = 0
    var isIn = false
    for index in 0...text.count {
      if index < text.count, Words.isDigit(text[index]) {
        number = number &* 10 &+ UInt64(text[index] - 0x30)
        isIn = true
      } else if isIn {
        sum = sum &+ (number &+ 1) &* 0x9E37_79B9_7F4A_7C15
        number = 0
        isIn = false
      }
    }
    return sum
  }
}
