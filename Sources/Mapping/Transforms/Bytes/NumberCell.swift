import Base
import Model

/// The text of a number before its digits are read: half-width, and of its blanks only those that may mean
/// something.
enum NumberCell {
  /// A line end between two things: they are two.
  static let lineEnd: UInt8 = 0x0A
  /// Several blanks, or a TAB, between two digits: no group of a number is parted so.
  static let wideGap: UInt8 = 0x09

  private enum Gap { case none, blank, wide, line }

  /// Blanks beside signs, units and currencies go; one blank between digits or separators stays, since it may
  /// part groups of three, and line ends stay always.
  static func normalise(
    _ cell: Span<UInt8>, _ range: Range<Int>, capitals: Bool, into out: inout ByteArena
  ) {
    var at = range.lowerBound
    var gap = Gap.none
    let start = out.count
    while at < range.upperBound {
      let scalar = Scalars.nextNarrow(cell, &at)
      if scalar == 0x1F {
        out.append(FieldType.companionSeparator)
        gap = .none
        continue
      }
      if Scalars.isBlank(scalar) {
        if Scalars.isWidthless(scalar) { continue }
        gap =
          isLineEnd(scalar) ? .line : gap == .none && scalar != 0x09 ? .blank : gap == .line ? .line : .wide
        continue
      }
      if gap == .line {
        out.append(lineEnd)
      } else if gap != .none, out.count > start, isNumeric(out[out.count - 1]), scalar < 0x80,
        isNumeric(UInt8(scalar))
      {
        out.append(gap == .blank ? 0x20 : wideGap)
      }
      gap = .none
      switch scalar {
      case 0x61...0x7A where capitals: out.append(UInt8(scalar - 0x20))
      case 0x2019: out.append(UInt8(ascii: "'"))
      default: out.append(scalar: scalar)
      }
    }
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    Damage.isDigit(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "'")
  }

  private static func isLineEnd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
