import Model

/// What an accountant adds up on both sides: what the files hold by this side's own reading of their
/// cells, what landed, what the golden rows hold, and by which names these differ.
public struct ControlTotals: Sendable, Codable, Equatable {
  /// What is added up. Raw values are stable.
  public enum Measure: String, Sendable, Codable, CaseIterable {
    /// Records: in the files, and in the store.
    case records
    /// Keys of records, and the sum of their digits.
    case keys
    /// Parts of records that land as an entity, and its golden rows.
    case rows
    /// Values by what they say: owners, statuses, stages, sources of leads.
    case values
    /// Points in time by their month, in their own zone.
    case months
    /// Amounts by their currency, and their exact sum.
    case money
    /// Phone numbers, and the sum of their digits.
    case digits
  }

  /// How many, and what they add up to: exact decimal text; nil: nothing is added up.
  public struct Figure: Sendable, Codable, Equatable {
    public var count: Int
    public var sum: String?

    public init(count: Int, sum: String? = nil) {
      self.count = count
      self.sum = sum
    }
  }

  /// One named reason for which two figures differ, with its sign: what it adds to the figure before it.
  public struct Difference: Sendable, Codable, Equatable {
    /// Stable: a disposition (`quarantined`), or the rule by which a value may differ from its cell.
    public var name: String
    public var title: Bilingual
    public var figure: Figure
  }

  /// One line: `files` + `toLanded` + `unexplained` = `landed`; `landed` + `toGolden` = `golden`, unless
  /// a finding says otherwise.
  public struct Line: Sendable, Codable, Equatable {
    /// Nil: over all sources.
    public var source: String?
    /// Nil: over all files. Golden rows belong to no file.
    public var file: String?
    public var measure: Measure
    /// `lead.status`, `contact`; empty for records and keys.
    public var field: String
    public var title: Bilingual
    /// The value, the month or the currency; nil: the sum over all groups, or a measure without any.
    public var group: String?
    /// Nil: the files do not say it.
    public var files: Figure?
    public var toLanded: [Difference]
    public var landed: Figure
    public var toGolden: [Difference]
    public var golden: Figure?
    /// What no name explains, before and behind the landed values; nil: nothing.
    public var unexplained: Figure?
  }

  public var lines: [Line] = []
  /// Fields of which groups were put together as `others`, since there are too many.
  public var folded: [String] = []

  public init() {}
}

extension ControlTotals {
  /// Texts that fewer rows hold may name a person: a cell may stand in the wrong column.
  static let fewest = 5

  /// The same, with rare texts, and words that are not those of their field, shown by their shape.
  var masked: ControlTotals {
    var copy = self
    let often = Set(lines.filter { $0.file == nil && $0.landed.count >= Self.fewest }.map(Self.name))
    for (index, line) in lines.enumerated() {
      guard let group = line.group, !GroupLabel.isOwnWord(group, of: LeadModel.field(path: line.field)),
        !often.contains(Self.name(of: line))
      else { continue }
      copy.lines[index].group = ValueMask.mask(group)
    }
    return copy
  }

  private static func name(of line: Line) -> String { line.field + "\u{1F}" + (line.group ?? "") }
}
