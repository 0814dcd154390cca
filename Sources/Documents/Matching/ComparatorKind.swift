/// The comparators by the names that a configuration writes, and what the levels of each mean. What puts two
/// values on a level is Matching's.
public enum ComparatorKind: String, Sendable, CaseIterable {
  case exact, edit
  case jaroWinkler = "jaro-winkler"
  case words, prefix, names, date, number, email, phone, person, company, address, code

  /// The least similarity of each level where a configuration gives none; nil: its levels are no
  /// similarities.
  public var usualThresholds: [Double]? {
    switch self {
    case .edit: [0.85, 0.7]
    case .jaroWinkler: [0.92, 0.8]
    case .words: [0.9, 0.7, 0.5]
    case .number: [0.99, 0.9]
    default: nil
    }
  }

  /// What the levels mean, the most alike first; the last is everything else. Values that are equal once
  /// cleaned are `exact`, and null has no level: neither stands here.
  /// - Parameter thresholds: of a configuration; empty: the usual ones.
  public func levels(_ thresholds: [Double]) -> [String] {
    switch self {
    case .edit, .jaroWinkler, .words, .number:
      (thresholds.isEmpty ? usualThresholds ?? [] : thresholds).map { "at least \($0)" } + ["else"]
    case .exact: ["else"]
    case .names:
      [
        "parts exchanged", "one part equal, one alike", "all parts alike", "one holds the other",
        "initials fit", "one part equal", "one part alike", "else",
      ]
    case .date:
      [
        "month and day exchanged, or one digit off", "two of year, month, day equal", "two slips",
        "same year", "else",
      ]
    case .person:
      [
        "same sound and tone", "same sound", "one character looks alike", "the same in pinyin",
        "one character left out", "surname alone", "same given name", "one character differs", "same surname",
        "else",
      ]
    case .company:
      [
        "same but for the legal form or the place left out", "short name", "brand and trade sound alike",
        "nearly alike", "abbreviated", "parent and branch", "same brand, other trade or place", "else",
      ]
    case .prefix: ["one begins the other", "begin alike", "else"]
    case .email: ["one slip", "same local part", "local parts alike", "same domain", "else"]
    case .phone: ["same number", "one slip", "two slips", "same number, other extension", "else"]
    case .address: ["one holds the other", "alike, same numbers", "alike", "some in common", "else"]
    case .code: ["one slip", "two slips", "else"]
    }
  }
}
