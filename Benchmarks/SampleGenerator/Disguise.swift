import Invented

/// The ways in which people and programs write one and the same value.
enum Disguise {
  static func mobile(_ number: String, _ random: inout SplitMix64) -> String {
    let a = number.prefix(3)
    let b = number.dropFirst(3).prefix(4)
    let c = number.suffix(4)
    switch random.below(12) {
    case 0: return "\(a) \(b) \(c)"
    case 1: return "\(a)-\(b)-\(c)"
    case 2: return "+86 \(number)"
    case 3: return "0086-\(number)"
    case 4: return fullWidth(number)
    case 5: return "'\(number)"
    case 6: return " \(number) "
    case 7: return "+86-\(a)-\(b)-\(c)"
    default: return number
    }
  }

  /// - Parameter number: `0571-88886666`.
  static func landline(_ number: String, _ random: inout SplitMix64) -> String {
    let parts = number.split(separator: "-").map(String.init)
    switch random.below(8) {
    case 0: return "(\(parts[0]))\(parts[1])"
    case 1: return "\(parts[0]) \(parts[1])"
    case 2: return "\(number)转\(801 + random.below(90))"
    case 3: return fullWidth(number)
    case 4: return "\(parts[0])\(parts[1])"
    default: return number
    }
  }

  static func email(_ address: String, _ random: inout SplitMix64) -> String {
    switch random.below(5) {
    case 0: return address.uppercased()
    case 1: return address.prefix(1).uppercased() + address.dropFirst()
    case 2: return " \(address)"
    default: return address
    }
  }

  /// Blanks, width and brackets: nothing that makes it another name.
  static func company(_ name: String, _ random: inout SplitMix64) -> String {
    switch random.below(10) {
    case 0: return " \(name)"
    case 1: return "\(name)　"
    case 2: return "\(name) "
    default: return name
    }
  }

  static func fullWidth(_ text: String) -> String {
    String(
      text.unicodeScalars.map { scalar -> Character in
        guard (0x21...0x7E).contains(scalar.value), let wide = Unicode.Scalar(scalar.value + 0xFEE0) else {
          return Character(scalar)
        }
        return Character(wide)
      })
  }
}
