import Model

/// The words that people write into a decision column, in either language.
public enum DecisionWords {
  public enum Answer: Sendable, Equatable {
    case judged(JudgementVerdict)
    /// An earlier judgement is taken back.
    case open
  }

  private static let words: [(answer: Answer, words: [String])] = [
    (.judged(.same), ["相同", "同一", "同一个", "是", "合并", "same", "yes", "y", "merge"]),
    (.judged(.different), ["不同", "不是", "否", "不合并", "different", "no", "n", "apart"]),
    (.judged(.undecided), ["不确定", "不清楚", "undecided", "unsure", "u", "?"]),
    (.open, ["待定", "撤销", "open"]),
  ]

  /// What a cell says; nil when it is not one of the words. Case, full width and blanks do not matter.
  public static func answer(_ cell: String) -> Answer? {
    let folded = fold(cell)
    return words.first { $0.words.contains(folded) }?.answer
  }

  public static func isEmpty(_ cell: String) -> Bool { fold(cell).isEmpty }

  /// The words to choose from, for messages.
  public static let choices = Bilingual(zh: "相同、不同、不确定、待定", en: "same, different, undecided, open")

  public static func word(_ answer: Answer, _ language: Language) -> String {
    switch answer {
    case .judged(let verdict): verdict.title.text(language)
    case .open: language == .zh ? "待定" : "open"
    }
  }

  private static func fold(_ cell: String) -> String {
    var text = ""
    for scalar in CSVProtection.unprotected(cell).unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        if let narrow = UnicodeScalar(scalar.value - 0xFEE0) { text.unicodeScalars.append(narrow) }
      case 0x3000, 0xA0, 0xFEFF: text.unicodeScalars.append(" ")
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text.trimmed.lowercased()
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
