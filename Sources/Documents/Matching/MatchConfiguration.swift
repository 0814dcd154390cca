/// What matching is told of the records: their columns, how each is compared, which pairs are looked
/// at, and what is done with the weights. Everything that is particular to accounts, contacts or a
/// list of publications stands here; the engine knows columns alone.
public struct MatchConfiguration: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    public var name: String
    /// The source's columns, joined by a blank; null when all of them are.
    public var from: [String]
    public var kind: ColumnKind

    public init(name: String, from: [String], kind: ColumnKind) {
      self.name = name
      self.from = from
      self.kind = kind
    }
  }

  public struct Comparison: Sendable, Equatable {
    public var column: Int
    public var comparator: ComparatorKind
    /// The least similarity of each level, falling; empty: the comparator's own.
    public var thresholds: [Double]
    /// How much a value's own frequency counts, 0…1.
    public var frequency: Double
    /// Weights in bits, from exact to else, for use without training; empty: must be trained.
    public var weights: [Double]
    /// Comparisons of one group speak of one thing (where somebody works): what speaks for a match
    /// among them counts once, by its heaviest. Empty: counts for itself.
    public var group: String

    public init(
      column: Int, comparator: ComparatorKind, thresholds: [Double] = [], frequency: Double = 0,
      weights: [Double] = [], group: String = ""
    ) {
      self.column = column
      self.comparator = comparator
      self.thresholds = thresholds
      self.frequency = frequency
      self.weights = weights
      self.group = group
    }

    /// What its weights stand for: from exact to else.
    public var levels: [String] { ["exact"] + comparator.levels(thresholds) }
  }

  public enum Link: String, Sendable, CaseIterable {
    /// Any two records may be one.
    case within
    /// Only records of different sides.
    case between
    /// Of different sides, and each side is clean: one record has one partner at most.
    case oneToOne = "one-to-one"
  }

  public var name = ""
  public var columns: [Column] = []
  public var comparisons: [Comparison] = []
  public var blocking: [BlockKey] = []
  /// A block of more records than this is not looked at, and its value is named.
  public var blockLimit = 200
  /// More candidate pairs than this per record, and matching does not start.
  public var pairBudget = 100.0
  public var link = Link.within
  /// Keys so strict that records which share one are almost surely the same; they give the prior.
  public var strict: [BlockKey] = []
  /// Which share of all true pairs the strict keys are assumed to find.
  public var assumedRecall = 0.8
  /// Bits that speak for a match before anything is compared, negative; for use without training.
  public var prior: Double?
  /// Blocks to learn from. What a block is made of gets no estimate from it.
  public var training: [BlockKey] = []
  /// Probabilities: at least `accept` is one entity, at least `review` is for a person to decide.
  public var accept = 0.95
  public var review = 0.5
  /// Two clusters are joined only when no pair across them has less than so many bits.
  public var apart = -20.0
  /// Columns of which no cluster may hold two values.
  public var strong: [Int] = []
  /// Clusters of more records go to review.
  public var clusterLimit = 50
  /// A pair that alone joins two groups of records must be at least so probable.
  public var bridge = 0.999
  /// Two likely partners of a record that are plainly two (`apart`, `strong`), and of which neither is
  /// heavier than the other by so many bits: neither is taken.
  public var margin = 3.0
  /// Of a cluster's pairs at least this share must be possible (`review`).
  public var density = 0.3

  public init() {}

  /// Comparisons of a configuration: a pair's levels are four bits each in one word.
  public static let mostComparisons = 16

  public func column(named name: String) -> Int? { columns.firstIndex { $0.name == name } }
}

extension MatchConfiguration {
  /// Comparisons that have not one weight for each level, and how many levels there are.
  public var unweighted: [(comparison: Int, levels: Int)] {
    comparisons.enumerated().compactMap { place, comparison in
      let levels = comparison.levels.count
      return comparison.weights.count == levels ? nil : (place, levels)
    }
  }

  /// All of it in one text, the same for the same configuration in every version of the tool: stores keep
  /// its SHA-256 (`run.matching`), and another one has every pair judged anew. So what is added later is
  /// written only where it is not the standard, and names here stay when properties are renamed. The form is
  /// the one that Swift's reflection gave these values when stores were first written.
  public var canonicalText: String {
    func list<T>(_ items: [T], _ text: (T) -> String) -> String {
      "[" + items.map(text).joined(separator: ", ") + "]"
    }
    func quoted(_ text: String) -> String { text.debugDescription }
    /// `jaro-winkler` as the case that it was written by, `jaroWinkler`.
    func word(_ type: String, _ raw: String) -> String {
      let parts = raw.split(separator: "-")
      let rest = parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
      return "Matching.\(type)." + (parts.prefix(1).map(String.init) + rest).joined()
    }
    func keys(_ keys: [BlockKey]) -> String {
      list(keys) { key in
        let parts = list(key.parts) {
          "Matching.BlockKey.Part(column: \($0.column), function: \(word("KeyFunction", $0.function.rawValue)))"
        }
        return "Matching.BlockKey(name: \(quoted(key.name)), parts: \(parts))"
      }
    }
    let columns = list(columns) {
      "Matching.MatchConfiguration.Column(name: \(quoted($0.name)), from: \(list($0.from, quoted)), "
        + "kind: \(word("ColumnKind", $0.kind.rawValue)))"
    }
    let comparisons = list(comparisons) {
      "Matching.MatchConfiguration.Comparison(column: \($0.column), "
        + "comparator: \(word("ComparatorKind", $0.comparator.rawValue)), "
        + "thresholds: \(list($0.thresholds) { "\($0)" }), frequency: \($0.frequency), "
        + "weights: \(list($0.weights) { "\($0)" }), group: \(quoted($0.group)))"
    }
    let parts = [
      "name: \(quoted(name))", "columns: \(columns)", "comparisons: \(comparisons)",
      "blocking: \(keys(blocking))", "blockLimit: \(blockLimit)", "pairBudget: \(pairBudget)",
      "link: \(word("MatchConfiguration.Link", link.rawValue))", "strict: \(keys(strict))",
      "assumedRecall: \(assumedRecall)", "prior: \(prior.map { "Optional(\($0))" } ?? "nil")",
      "training: \(keys(training))", "accept: \(accept)", "review: \(review)", "apart: \(apart)",
      "strong: \(list(strong) { "\($0)" })", "clusterLimit: \(clusterLimit)", "bridge: \(bridge)",
      "margin: \(margin)", "density: \(density)",
    ]
    return "MatchConfiguration(" + parts.joined(separator: ", ") + ")"
  }
}
