import Model
import Run

/// From a value to its bytes, and back: all that stands behind what was asked for. It holds personal
/// data, since that is what was asked for.
public struct TraceReport: Codable, Sendable {
  /// The bytes of a record where they lie.
  public struct Bytes: Codable, Sendable {
    public var file: String
    public var line: Int
    public var ordinal: Int
    /// The run that read this version of the record.
    public var run: Int
    public var encoding: String
    /// `as-read`, `changed`, `gone`, or `compressed` (then nothing is said of its bytes).
    public var disk: String
    /// The file holds these bytes still; nil when it was not looked into.
    public var isThere: Bool?
    /// Where they begin in the file, in bytes from 0.
    public var offset: Int?
    /// As its row stands in the decoded file, and, in the file's own encoding, in hexadecimal digits.
    public var decoded: String
    public var raw: String
  }

  /// One value that landed, and where it went.
  public struct Value: Codable, Sendable {
    public var field: String
    public var value: String
    /// The cells that the rule reads, and what they say.
    public var cells: [Cell]
    /// What made it: the transform's name, and its line in the mapping.
    public var transform: String
    public var mapping: String
    public var mappingLine: Int?
    public var golden: String?
    public var goldenValue: String?
    /// It is the golden row's value.
    public var wins: Bool
    /// `only`, `same`, or what told it from the strongest other, or from the winner: `reference`, `trust`, `recency`,
    /// `completeness`, `length`, `identity`.
    public var rule: String
    /// The record whose value won, when it is another.
    public var winner: String?
  }

  public struct Cell: Codable, Sendable {
    public var column: String
    public var text: String
    /// What a person put beside it.
    public var corrected: String?
    public var author: String?
    /// The row has it from a row above (`fill_down:`), and is blank there itself.
    public var isFilledDown: Bool?
    /// Line of that row; nil: the file is no longer there as it was read.
    public var filledFrom: Int?
  }

  public struct Waiting: Codable, Sendable {
    public var column: String
    /// Number of the child record; 0: the record itself.
    public var child: Int
    public var before: String
    public var after: String
    public var author: String
    /// UTC, ISO 8601.
    public var madeAt: String
  }

  public struct Judgement: Codable, Sendable {
    public var entity: String
    public var verdict: String
    public var reason: String
    public var author: String
    public var score: Double?
    public var other: String
    public var run: Int
    public var revokedRun: Int?
    /// UTC, ISO 8601; of a person's.
    public var judgedAt: String?
    /// Why, in the person's own words.
    public var note: String?
  }

  public struct Hit: Codable, Sendable {
    public var source: String
    public var object: String
    public var key: String
    /// `stored`, `vanished`, `quarantined`, `left-out`.
    public var state: String
    public var firstRun: Int
    public var lastRun: Int
    /// Of a refused record.
    public var refusal: Int?
    public var code: String?
    public var column: String?
    /// Of a record left out: the mapping whose `where:` says so.
    public var leftOutBy: String?
    /// Of a refused record: what people put beside its cells, and no replay has taken yet.
    public var waiting: [Waiting] = []
    public var bytes: Bytes
    public var values: [Value]
    public var judgements: [Judgement]
  }

  public var query: String
  /// What it was taken for: `place`, `id`, `key`, `email`, `phone`.
  public var kind: String
  /// Of an id that a merge swallowed: what it became.
  public var becomes: String?
  public var total: Int
  public var hits: [Hit]
}
