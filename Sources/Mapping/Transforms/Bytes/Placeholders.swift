import Model

/// What people and systems write where there is nothing to write.
enum Placeholders {
  static let words = ByteMap(SharedWords.placeholders)

  static func isPlaceholder(_ cell: Span<UInt8>, _ range: Range<Int>) -> Bool {
    isRule(cell, range) || words.find(cell, range) >= 0
  }

  /// Only dashes or underscores, of any width: `-`, `--`, `——`, `－`.
  private static func isRule(_ cell: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      switch Scalars.nextNarrow(cell, &at) {
      case 0x2D, 0x5F, 0x2010...0x2015, 0x2212, 0x2500: continue
      default: return false
      }
    }
    return true
  }
}
