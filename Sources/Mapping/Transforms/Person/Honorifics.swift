import Model

/// Titles that stand behind a name in a cell.
enum Honorifics {
  /// Two characters or more: they end no real name.
  static let words = SharedWords.titles.map(Scalars.all).sorted { $0.count > $1.count }

  /// One character: a title after a family name alone, or after a name too long to hold it.
  static let single = Set(Scalars.all(SharedWords.shortTitles))
  static let boss: UInt32 = 0x603B

  /// Whether a title ends with the character, from U+4E00 on.
  static let ends: [Bool] = {
    var ends = [Bool](repeating: false, count: 0x5200)
    for last in words.compactMap(\.last) + Array(single) { ends[Int(last - 0x4E00)] = true }
    return ends
  }()

  /// Before a Latin name, in lower case, longest first.
  static let prefixes = SharedWords.latinTitles.map(Scalars.all)
}
