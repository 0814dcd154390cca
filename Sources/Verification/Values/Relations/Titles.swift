import Model

/// What people put behind a name, or before it.
enum Titles {
  private static let words = Set(SharedWords.titles.map { Letters.of($0) })
  private static let single = Set(Letters.of(SharedWords.shortTitles))
  private static let before = Set(SharedWords.latinTitles)

  /// What stands before a name: Mr., Dr.
  static func isPrefix(_ text: [UInt32]) -> Bool {
    text.isEmpty || text.allSatisfy(Letters.isLatin) && before.contains(Letters.text(text).lowercased())
  }

  /// Titles one after the other, and nothing else; nothing at all is none too many.
  static func areTitles(_ text: [UInt32]) -> Bool {
    if text.isEmpty || text.count == 1 && single.contains(text[0]) { return true }
    if text.allSatisfy(Letters.isLatin), before.contains(Letters.text(text).lowercased()) { return true }
    for count in stride(from: min(6, text.count), through: 1, by: -1) {
      let first = Array(text[..<count])
      let isWord = words.contains(first) || count == 1 && single.contains(first[0])
      if isWord, count == text.count || areTitles(Array(text[count...])) { return true }
    }
    return false
  }
}
