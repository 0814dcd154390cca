import GRDB
import Model

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
      try check(row: rows.int(1), of: .possiblePair, "left_record")
      try check(row: rows.int(2), of: .possiblePair, "right_record")
      try body(
        PossiblePairRow(
          entity: try rows.entity(0, of: .possiblePair), left: rows.int(1), right: rows.int(2),
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
    let rows = try writer(.possiblePair)
    for pair in pairs where !standing.contains(pair) {
      try change(pair, wasThere: false) {
        try rows.write(isSealed: false) { row in
          row.put("entity", Int(pair.entity))
          row.put("left_record", PartID(row: pair.left).record)
          row.put("left_part", PartID(row: pair.left).part)
          row.put("right_record", PartID(row: pair.right).record)
          row.put("right_part", PartID(row: pair.right).part)
          row.put("reason", pair.reason)
          row.put("against", pair.against)
          row.put("score", pair.score)
          row.put("weights", pair.weights)
          row.put("undecided", pair.isUndecided ? 1 : 0)
          row.put("run", run)
        }
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
      .possiblePair, in: self, key[0], key[1], key[2], key[3], key[4], wasThere: wasThere, body)
  }
}
