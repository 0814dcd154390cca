/// Unified social credit codes (GB 32100-2015) with both check characters right.
public enum CreditCode {
  static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

  /// 18 characters: `91`, the six digits of the place, and an organization code (GB 11714).
  /// - Parameter serial: below 10^8; different serials of one place make different codes.
  public static func make(place: Int, serial: Int) -> [UInt8] {
    var code = Array("91".utf8) + digits(place, 6) + digits(serial, 8)
    let organizationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
    var sum = 0
    for i in 0..<8 { sum += Int(code[8 + i] - 48) * organizationWeights[i] }
    let check = 11 - sum % 11
    code.append(check == 10 ? UInt8(ascii: "X") : check == 11 ? UInt8(ascii: "0") : UInt8(48 + check))
    code.append(checkCharacter(code))
    return code
  }

  /// - Parameter code: the first 17 characters.
  static func checkCharacter(_ code: [UInt8]) -> UInt8 {
    var weight = 1
    var sum = 0
    for byte in code.prefix(17) {
      sum += (alphabet.firstIndex(of: byte) ?? 0) * weight
      weight = weight * 3 % 31
    }
    return alphabet[(31 - sum % 31) % 31]
  }

  static func digits(_ number: Int, _ width: Int) -> [UInt8] {
    var result = [UInt8](repeating: 48, count: width)
    var rest = number
    for i in stride(from: width - 1, through: 0, by: -1) {
      result[i] = UInt8(48 + rest % 10)
      rest /= 10
    }
    return result
  }
}
