import GRDB
import Model

extension Schema {
  /// What the last run that judged its records left to people. A night that judges a part of the
  /// records knows of the others from here.
  static let possiblePairs = """
    CREATE TABLE possible_pair ( -- parts of two entities that may be one: what the newest run left to people
      entity INTEGER NOT NULL,
      left_record INTEGER NOT NULL, -- left is the senior
      left_part INTEGER NOT NULL,
      right_record INTEGER NOT NULL,
      right_part INTEGER NOT NULL,
      reason TEXT NOT NULL, -- what they share
      against TEXT NOT NULL, -- what stands against it
      score REAL, -- bits; null: keys alone were compared
      weights TEXT, -- JSON: what the score is made of, as in judgement
      undecided INTEGER NOT NULL, -- 1: somebody looked, and could not say
      run INTEGER NOT NULL, -- that said so first
      PRIMARY KEY (entity, left_record, left_part, right_record, right_part)
    ) STRICT, WITHOUT ROWID;

    """
}

/// Parts of two entities that may be one, and were left apart.
public struct PossiblePairRow: Hashable, Sendable {
  public var entity: UInt8
  /// The rows of the two parts (`PartID`); left is the senior.
  public var left: Int
  public var right: Int
  public var reason: String
  public var against: String
  /// Bits.
  public var score: Double?
  /// JSON, as in `judgement`.
  public var weights: String?
  public var isUndecided: Bool

  public init(
    entity: UInt8, left: Int, right: Int, reason: String, against: String, score: Double?,
    weights: String?, isUndecided: Bool
  ) {
    self.entity = entity
    self.left = left
    self.right = right
    self.reason = reason
    self.against = against
    self.score = score
    self.weights = weights
    self.isUndecided = isUndecided
  }

  /// In the order of the table's key.
  public func precedes(_ other: PossiblePairRow) -> Bool {
    (entity, left, right) < (other.entity, other.left, other.right)
  }
}

extension StoreSession {
  /// All that stand, by entity and age.
  public func forEachPossiblePair(_ body: (PossiblePairRow) throws -> Void) throws {
    let rows = try Statement(
      db, path: path,
      """
      SELECT entity, \(PartID.sqlRow(record: "left_record", part: "left_part")),
        \(PartID.sqlRow(record: "right_record", part: "right_part")), reason, against,
        score, weights, undecided FROM possible_pair
      ORDER BY entity, left_record, left_part, right_record, right_part
      """)
    while try rows.step() {
      try body(
        PossiblePairRow(
          entity: UInt8(truncatingIfNeeded: rows.int(0)), left: rows.int(1), right: rows.int(2),
          reason: rows.text(3) ?? "", against: rows.text(4) ?? "",
          score: rows.isNull(5) ? nil : rows.double(5), weights: rows.text(6), isUndecided: rows.int(7) == 1))
    }
  }

  /// Behind which golden row a part stands.
  public final class RowFinder {
    private let member: Statement

    fileprivate init(_ member: Statement) { self.member = member }

    /// - Parameter part: the row of a part (`PartID`).
    /// - Returns: `nr` of the row.
    public func row(_ entity: UInt8, _ part: Int) throws -> Int {
      member.bind(1, Int(entity))
      member.bind(2, PartID(row: part).record)
      member.bind(3, PartID(row: part).part)
      defer { member.reset() }
      return try member.step() ? member.int(0) : part
    }
  }

  public func rowFinder() throws -> RowFinder {
    RowFinder(
      try Statement(
        db, path: path, "SELECT nr FROM member WHERE entity = ? AND record = ? AND part = ?"))
  }

  /// Makes those of the records judged by a run the given ones. A row that says the same stays.
  /// - Parameters:
  ///   - pairs: in the order of `PossiblePairRow.precedes`, in which a table without row ids is written fast.
  ///   - former: those of the same records that stand.
  public func setPossiblePairs(_ pairs: [PossiblePairRow], insteadOf former: [PossiblePairRow], run: Int)
    throws
  {
    let standing = Set(former)
    let wanted = former.isEmpty ? [] : Set(pairs)
    let delete = try Statement(
      db, path: path,
      """
      DELETE FROM possible_pair WHERE entity = ? AND left_record = ? AND left_part = ?
        AND right_record = ? AND right_part = ?
      """)
    for pair in former where !wanted.contains(pair) {
      try change(pair, wasThere: true) {
        for (index, value) in Self.key(pair).enumerated() { delete.bind(index + 1, value) }
        try delete.run()
      }
    }
    let insert = try Statement(
      db, path: path, "INSERT INTO possible_pair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for pair in pairs where !standing.contains(pair) {
      try change(pair, wasThere: false) {
        for (index, value) in Self.key(pair).enumerated() { insert.bind(index + 1, value) }
        insert.bind(6, copying: pair.reason)
        insert.bind(7, copying: pair.against)
        insert.bindNull(8)
        insert.bindNull(9)
        if let score = pair.score { insert.bind(8, score) }
        if let weights = pair.weights { insert.bind(9, copying: weights) }
        insert.bind(10, pair.isUndecided ? 1 : 0)
        insert.bind(11, run)
        try insert.run()
      }
    }
  }

  private static func key(_ pair: PossiblePairRow) -> [Int] {
    [
      Int(pair.entity), PartID(row: pair.left).record, PartID(row: pair.left).part,
      PartID(row: pair.right).record, PartID(row: pair.right).part,
    ]
  }

  private func change(_ pair: PossiblePairRow, wasThere: Bool, _ body: () throws -> Void) throws {
    let key = Self.key(pair)
    try sums.changing(
      .possible, in: self, key[0], key[1], key[2], key[3], key[4], wasThere: wasThere, body)
  }
}
