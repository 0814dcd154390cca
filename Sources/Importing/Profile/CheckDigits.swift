/// Check digits that show that an identifier is no longer what it was.
enum CheckDigits {
  private static let citizenWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let citizenDigits = Array("10X98765432".utf8)
  /// Value of a character in GB 32100 by byte; 255: not of its alphabet.
  private static let creditValues: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, byte) in "0123456789ABCDEFGHJKLMNPQRTUWXY".utf8.enumerated() {
      values[Int(byte)] = UInt8(value)
    }
    return values
  }()

  /// GB 11643: 17 digits and a check digit (ISO 7064 MOD 11-2).
  static func isCitizenNumber(_ cell: Span<UInt8>) -> Bool {
    guard cell.count == 18 else { return false }
    var sum = 0
    for index in 0..<17 {
      guard cell[index] >= 0x30, cell[index] <= 0x39 else { return false }
      sum += Int(cell[index] - 0x30) * citizenWeights[index]
    }
    let last = cell[17] == UInt8(ascii: "x") ? UInt8(ascii: "X") : cell[17]
    return last == citizenDigits[sum % 11]
  }

  /// GB 32100: 18 characters, weights 3^i mod 31, check character mod 31.
  static func isCreditCode(_ cell: Span<UInt8>) -> Bool {
    guard cell.count == 18 else { return false }
    var sum = 0
    var weight = 1
    for index in 0..<17 {
      let value = creditValues[Int(cell[index])]
      guard value != 255 else { return false }
      sum += Int(value) * weight
      weight = weight * 3 % 31
    }
    return Int(creditValues[Int(cell[17])]) == (31 - sum % 31) % 31
  }

  /// 18 digits with the shape of a citizen number (a date of birth from the seventh on) or of an
  /// all-digit credit code (93…, 91…), whose check digit does not fit.
  static func isBroken(_ cell: Span<UInt8>) -> Bool {
    guard cell.count == 18 else { return false }
    func number(_ from: Int, _ count: Int) -> Int {
      var value = 0
      for index in from..<(from + count) { value = value * 10 + Int(cell[index] &- 0x30) }
      return value
    }
    let hasBirth =
      (1900...2100).contains(number(6, 4)) && (1...12).contains(number(10, 2))
      && (1...31).contains(number(12, 2))
    let isCode = cell[0] == UInt8(ascii: "9")
    return (hasBirth || isCode) && !isCitizenNumber(cell) && !isCreditCode(cell)
  }
}
