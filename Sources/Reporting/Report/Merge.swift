import Model

extension RunReport {
  /// Two or more records that are one entity.
  public struct Merge: Codable, Sendable {
    public var entity: Entity
    public var id: String
    /// `mobile`, `email`, `credit-code`, `company-person`, `company`
    public var reasons: [String]
    public var sides: [Side]
    /// The golden values.
    public var result: [FieldValue]

    public init(entity: Entity, id: String, reasons: [String], sides: [Side], result: [FieldValue]) {
      self.entity = entity
      self.id = id
      self.reasons = reasons
      self.sides = sides
      self.result = result
    }
  }

  /// One side of a merge: a record and what it says.
  public struct Side: Codable, Sendable {
    public var record: RecordName
    /// Field path → value, in model order.
    public var values: [FieldValue]

    public init(record: RecordName, values: [FieldValue]) {
      self.record = record
      self.values = values
    }
  }

  /// Two records that may be one, and were left apart.
  public struct Possible: Codable, Sendable {
    public var entity: Entity
    public var left: RecordName
    public var right: RecordName
    /// Why they may be one (`mobile`), and why not (`names-differ`).
    public var reason: String
    public var against: String
    /// Bits; nil when keys alone were compared.
    public var score: Double?
    /// What the score is made of; empty without one.
    public var weights: [ReviewPair.Weight]?

    public init(
      entity: Entity, left: RecordName, right: RecordName, reason: String, against: String,
      score: Double? = nil, weights: [ReviewPair.Weight]? = nil
    ) {
      self.entity = entity
      self.left = left
      self.right = right
      self.reason = reason
      self.against = against
      self.score = score
      self.weights = weights
    }
  }
}

extension RunReport.Merge: SchemaDescribed {
  static let schema = SchemaNotes("merge", "Records that are one entity.")
}

extension RunReport.Side: SchemaDescribed {
  static let schema = SchemaNotes("side", "A record and what it says.")
}

extension RunReport.Possible: SchemaDescribed {
  static let schema = SchemaNotes(
    "possible", "Two records that may be one, left apart.",
    [
      "score": .about("Log2 odds; absent when keys alone were compared."),
      "weights": .about("What the score is made of, the prior first; they sum to it."),
    ])
}

/// A merge laid out by field: what each side says, what won, and from which side.
extension RunReport.Merge {
  struct Line: Equatable {
    var field: String
    /// Nil: the golden row has no such value.
    var result: String?
    /// Index of the side that the result came from; nil when it is of none of them.
    var won: Int?
    /// By side; nil where a side is silent.
    var values: [String?]
  }

  /// Fields of the result first, in its order, then those that only sides have.
  var lines: [Line] {
    var at: [String: Int] = [:]
    var lines: [Line] = []
    func index(of field: String) -> Int {
      if let index = at[field] { return index }
      at[field] = lines.count
      lines.append(Line(field: field, values: Array(repeating: nil, count: sides.count)))
      return lines.count - 1
    }
    for value in result {
      let line = index(of: value.field)
      lines[line].result = value.value
      lines[line].won = value.side.flatMap { sides.indices.contains($0) ? $0 : nil }
    }
    for (number, side) in sides.enumerated() {
      for value in side.values {
        let line = index(of: value.field)
        lines[line].values[number] = value.value
        // Where the report does not record the winner, the first side with that value stands for it.
        if lines[line].won == nil, lines[line].result == value.value { lines[line].won = number }
      }
    }
    return lines
  }
}
