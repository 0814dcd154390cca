/// What a title says of whom it stands beside: 王女士 and 王先生 are two.
enum Gender: UInt8, Sendable {
  case male, female

  /// Nil: the title is another, or none.
  init?(_ text: FoldedText, _ title: Range<Int>) {
    var title = title
    // Ms. is Ms
    if title.count > 1, text.scalars[title.upperBound - 1] == 0x2E { title = title.dropLast() }
    if Self.males.contains(text, title) {
      self = .male
    } else if Self.females.contains(text, title) {
      self = .female
    } else {
      return nil
    }
  }

  private static let males = WordList("先生 mr sir mister")
  private static let females = WordList("女士 小姐 太太 夫人 老板娘 mrs ms miss madam")
}
