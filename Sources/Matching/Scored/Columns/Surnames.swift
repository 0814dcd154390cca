import Model

/// Chinese surnames: which characters can begin a name, and the compound ones of two.
enum Surnames {
  static let single = SharedWords.frequentSurnames

  /// Two-character surnames.
  static let compound: Set<UInt32> = {
    Set(
      (SharedWords.compoundSurnames + SharedWords.rareCompoundSurnames).map { word in
        let units = Array(word.utf16)
        return pair(units[0], units[1])
      })
  }()

  @inline(__always)
  static func pair(_ a: UInt16, _ b: UInt16) -> UInt32 { UInt32(a) << 16 | UInt32(b) }
}
