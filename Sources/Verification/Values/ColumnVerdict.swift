import Model

/// What was found of the values of one rule of a mapping: of all records that it landed, and of
/// their former versions.
public struct ColumnVerdict: Sendable, Codable, Equatable {
  /// How many values are their cells by a rule that has a name.
  public struct ByRule: Sendable, Codable, Equatable {
    public var rule: LikenessRule
    public var title: Bilingual
    /// The value alone does not say which cell it was.
    public var isLossy: Bool
    public var count: Int
  }

  /// The sources that read with this mapping, in alphabetical order.
  public var sources: [String]
  public var mapping: String
  /// Of the source; of child records with their path. Empty: the mapping's constant.
  public var columns: [String]
  /// `contact.mobile`
  public var field: String
  /// Byte for byte what the cell says.
  public var equal: Int
  public var byRule: [ByRule]
  public var different: Int
  /// The cells say nothing, and the field holds nothing.
  public var blank: Int

  /// Values that are equal by a rule.
  public var ruled: Int { byRule.reduce(0) { $0 + $1.count } }
}

extension SourceShapes {
  /// Of every rule of every mapping, in the mappings' order; complete when all records have passed. A
  /// mapping that changed from run to run has its rules once, and those that it no longer has.
  func verdicts() -> [ColumnVerdict] {
    var verdicts: [ColumnVerdict] = []
    for (view, sources) in used {
      let children = view.children
      for (kind, rules) in view.kinds.enumerated() {
        for field in rules.groups.flatMap(\.fields) {
          let verdict = ColumnVerdict(
            sources: sources, mapping: view.file.name,
            columns: field.columns.map { view.fullName($0, ofKind: kind, children: children) },
            field: field.field.path, equal: field.tally.equal,
            byRule: field.tally.byRule.map {
              ColumnVerdict.ByRule(
                rule: $0.rule, title: $0.rule.title, isLossy: $0.rule.isLossy, count: $0.count)
            },
            different: field.tally.different, blank: field.tally.blank)
          if let known = verdicts.firstIndex(where: { $0.isOfSameRule(as: verdict) }) {
            verdicts[known].add(verdict)
          } else {
            verdicts.append(verdict)
          }
        }
      }
    }
    return verdicts
  }
}

extension ColumnVerdict {
  fileprivate func isOfSameRule(as other: ColumnVerdict) -> Bool {
    mapping == other.mapping && field == other.field && columns == other.columns
      && sources.contains(where: other.sources.contains)
  }

  fileprivate mutating func add(_ other: ColumnVerdict) {
    sources = Set(sources + other.sources).sorted()
    equal += other.equal
    different += other.different
    blank += other.blank
    for rule in other.byRule {
      if let place = byRule.firstIndex(where: { $0.rule == rule.rule }) {
        byRule[place].count += rule.count
      } else {
        byRule.append(rule)
      }
    }
  }
}
