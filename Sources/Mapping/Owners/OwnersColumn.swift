import Model

extension OwnersColumn {
  init?(header: String) { self.init(folded: String(decoding: NameFolding.fold(header), as: UTF8.self)) }

  /// An empty cell says that the person is there.
  static func status(_ text: String) -> Owner.Status? {
    let word = text.lowercased()
    return activeWords.contains(word) ? .active : leftWords.contains(word) ? .left : nil
  }

  /// Of a column that says who has left.
  static func gone(_ text: String) -> Owner.Status? {
    let word = text.lowercased()
    return notGoneWords.contains(word) ? .active : goneWords.contains(word) ? .left : nil
  }

  /// `;`, `；`, `、`, `,` and `，` stand between aliases.
  static func split(_ text: String) -> [String] {
    text.split { aliasSeparators.contains($0) }
      .map { String(decoding: NameFolding.trimmed(String($0)), as: UTF8.self) }
      .filter { !$0.isEmpty }
  }
}
