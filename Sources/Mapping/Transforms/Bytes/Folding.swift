import Base

/// Ways to write a text in one form.
enum Folding {
  /// Full-width ASCII becomes half-width; all else stays.
  static func width(_ cell: Span<UInt8>, _ range: Range<Int>, into out: inout ByteArena) {
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = cell[at]
      if byte < 0x80 {
        out.append(byte)
        at += 1
      } else {
        out.append(scalar: Scalars.nextNarrow(cell, &at))
      }
    }
  }

  /// A run of blanks becomes one space; marks without width vanish. Line ends count as blanks.
  static func blanks(_ cell: Span<UInt8>, _ range: Range<Int>, narrow: Bool, into out: inout ByteArena) {
    var at = range.lowerBound
    var pending = false
    while at < range.upperBound {
      let raw = Scalars.next(cell, &at)
      if Scalars.isBlank(raw) || raw == 0xAD {
        if !Scalars.isWidthless(raw) { pending = true }
        continue
      }
      if pending { out.append(0x20) }
      pending = false
      out.append(scalar: narrow ? Scalars.narrow(raw) : raw)
    }
  }

  /// For names: half-width, no blanks between Chinese characters (or such a character and a
  /// bracket), one space elsewhere.
  static func name(_ cell: Span<UInt8>, _ range: Range<Int>, into out: inout ByteArena) {
    var at = range.lowerBound
    var pending = false
    var last: UInt32 = 0
    while at < range.upperBound {
      let raw = Scalars.next(cell, &at)
      if Scalars.isBlank(raw) || raw == 0xAD {
        if !Scalars.isWidthless(raw) { pending = last != 0 }
        continue
      }
      let scalar = Scalars.narrow(raw)
      if pending, !joins(last, scalar) { out.append(0x20) }
      pending = false
      out.append(scalar: scalar)
      last = scalar
    }
  }

  private static func joins(_ left: UInt32, _ right: UInt32) -> Bool {
    let han = (Scalars.isHan(left), Scalars.isHan(right))
    if han.0 && han.1 { return true }
    return (han.0 && isBracket(right)) || (han.1 && isBracket(left))
  }

  private static func isBracket(_ scalar: UInt32) -> Bool { scalar == 0x28 || scalar == 0x29 }
}
