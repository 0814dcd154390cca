import Foundation
import Model

/// Two parts that may be one entity, as a person is asked about them.
public struct ReviewPair: Codable, Sendable {
  /// One of the two, and what it says.
  public struct Side: Codable, Sendable {
    public var record: RunReport.RecordName
    /// 0 for the record's own, 1, 2, … for those of its children.
    public var part: Int
    /// Of the golden row behind which it stands.
    public var id: String
    /// How many parts stand behind that row.
    public var records: Int
    /// In model order.
    public var values: [RunReport.FieldValue]
    /// What else its record says of who it is: whose account, which contact.
    public var context: [RunReport.FieldValue]

    public init(
      record: RunReport.RecordName, part: Int, id: String, records: Int, values: [RunReport.FieldValue],
      context: [RunReport.FieldValue]
    ) {
      self.record = record
      self.part = part
      self.id = id
      self.records = records
      self.values = values
      self.context = context
    }
  }

  /// What one column adds to the score.
  public struct Weight: Codable, Sendable, Equatable {
    /// A field path, or `prior`.
    public var column: String
    /// What was found, as the comparator words it: see `LevelWords`; nil for the prior.
    public var level: String?
    /// Bits: log2 of how much likelier this is for two of one than for two of two.
    public var bits: Double

    public init(column: String, level: String? = nil, bits: Double) {
      self.column = column
      self.level = level
      self.bits = bits
    }
  }

  /// The same for the same two parts in any store; under it an answer comes back.
  public var id: String
  public var entity: Entity
  public var left: Side
  public var right: Side
  /// Why they may be one (`mobile`), and why not (`names-differ`).
  public var reason: String
  public var against: String
  /// Sum of `weights`; nil when keys alone were compared.
  public var score: Double?
  /// How likely the two are one by that score, 0…1.
  public var probability: Double?
  public var weights: [Weight]
  /// Somebody looked at it and could not say: who, and when.
  public var undecidedBy: String?
  public var undecidedAt: String?

  public init(
    id: String, entity: Entity, left: Side, right: Side, reason: String, against: String,
    score: Double? = nil, weights: [Weight] = []
  ) {
    self.id = id
    self.entity = entity
    self.left = left
    self.right = right
    self.reason = reason
    self.against = against
    self.score = score
    probability = score.map { 1 / (1 + exp2(-$0)) }
    self.weights = weights
  }
}

extension ReviewPair {
  /// One field beside the other's.
  struct Line {
    enum Relation {
      /// Both say the same.
      case equal
      /// Both say something, and not the same.
      case unequal
      /// One says nothing.
      case oneSided
    }

    var field: String
    var left: String?
    var right: String?

    var relation: Relation {
      guard let left, let right else { return .oneSided }
      return left == right ? .equal : .unequal
    }
  }

  /// What the two say, field by field, in model order; fields that neither fills are left out.
  var lines: [Line] { Self.lines(left.values, right.values) }

  var contextLines: [Line] { Self.lines(left.context, right.context) }

  private static func lines(_ left: [RunReport.FieldValue], _ right: [RunReport.FieldValue]) -> [Line] {
    let order = Dictionary(
      uniqueKeysWithValues: LeadModel.allFields.enumerated().map { ($1.path, $0) })
    let paths = Set((left + right).map(\.field)).sorted {
      (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1)
    }
    return paths.map { path in
      Line(
        field: path, left: left.first { $0.field == path }?.value,
        right: right.first { $0.field == path }?.value)
    }
  }
}

extension ReviewPair.Weight: SchemaDescribed {
  static let schema = SchemaNotes(nil)
}
