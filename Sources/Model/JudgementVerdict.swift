/// What a judgement says of two parts. Stored and written by its raw value.
public enum JudgementVerdict: String, Sendable, CaseIterable, Codable {
  /// They are one entity.
  case same
  /// They are two.
  case different
  /// Somebody looked and could not say: they stay apart, and in question.
  case undecided

  public var title: Bilingual {
    switch self {
    case .same: Bilingual(zh: "相同", en: "same")
    case .different: Bilingual(zh: "不同", en: "different")
    case .undecided: Bilingual(zh: "不确定", en: "undecided")
    }
  }
}
