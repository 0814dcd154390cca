import Base

extension ByteArena {
  /// Appends a scalar as UTF-8; a value from `Scalars.invalid` on as the byte that it carries.
  mutating func append(scalar: UInt32) {
    switch scalar {
    case 0..<0x80:
      append(UInt8(scalar))
    case 0x80..<0x800:
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x1_0000:
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    case 0x1_0000..<Scalars.invalid:
      append(UInt8(0xF0 | scalar >> 18))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    default:
      append(UInt8(truncatingIfNeeded: scalar))
    }
  }

  /// Appends two digits.
  @inline(__always)
  mutating func append(two number: Int) {
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10))
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Appends `number` in decimal, with leading zeros up to `width` digits.
  mutating func append(number: Int, width: Int = 1) {
    var size = width
    var limit = 1
    for _ in 0..<width { limit *= 10 }
    while number >= limit {
      size += 1
      limit *= 10
    }
    let start = count
    for _ in 0..<size { append(UInt8(ascii: "0")) }
    var rest = number
    var at = start + size - 1
    while rest > 0 {
      self[at] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
      at -= 1
    }
  }
}
