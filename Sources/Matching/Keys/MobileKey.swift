import Base

/// The key of a mobile number: a mainland mobile (11 digits, 1[3-9]…) or an E.164 number. A mainland
/// landline is none: an office shares it.
enum MobileKey {
  private static let seed: UInt64 = 0x6D6F_6269_6C65

  static func make(_ bytes: Span<UInt8>) -> KeyValue {
    guard bytes.count >= 8, bytes.count <= 16 else { return .none }
    var start = 0
    let plus: UInt8 = 0x2B
    if bytes[0] == plus { start = 1 }
    for index in start..<bytes.count where bytes[index] &- 0x30 >= 10 { return .none }
    // +86 and eleven digits is a mainland mobile, however the source wrote it.
    if start == 1 && bytes.count == 14 && bytes[1] == 0x38 && bytes[2] == 0x36 { start = 3 }
    let isMainland = start != 1
    if isMainland {
      guard bytes.count - start == 11, bytes[start] == 0x31, bytes[start + 1] >= 0x33 else { return .none }
    }
    var number: UInt64 = isMainland ? 86 : 0
    for index in start..<bytes.count { number = number * 10 + UInt64(bytes[index] - 0x30) }
    var hash = Fingerprint(value: seed)
    hash.combine(number)
    return KeyValue(worth: isPlaceholder(bytes, start) ? .placeholder : .strong, hash: hash.value)
  }

  /// A number nobody has: its last seven digits are one digit, or eight of them count up or down, or
  /// it has no more than two different digits; and the one that every form's example shows.
  private static func isPlaceholder(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    let end = bytes.count
    var digits: UInt16 = 0
    var same = 1
    var up = 1
    var down = 1
    var longest = 1
    for index in start..<end {
      digits |= 1 << UInt16(bytes[index] - 0x30)
      guard index > start else { continue }
      let before = bytes[index - 1]
      same = bytes[index] == before ? same + 1 : 1
      up = bytes[index] == before + 1 ? up + 1 : 1
      down = bytes[index] + 1 == before ? down + 1 : 1
      longest = max(longest, max(up, down))
    }
    if same >= 7 || longest >= 8 || digits.nonzeroBitCount <= 2 { return true }
    let tail = example
    guard end - start == tail.count else { return false }
    for index in 0..<tail.count where bytes[start + index] != tail[index] { return false }
    return true
  }

  private static let example = Array("13800138000".utf8)
}
