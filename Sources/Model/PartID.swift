/// One entity of one record: the record's number in the store, and the number of the part in it.
///
/// The store numbers a golden row after the oldest part behind it. `row` is that number, as the columns
/// `nr` and those of relations hold it: the record's number times 4,096, plus the part's. So rows of one
/// record stand side by side, and the order of rows is the order of records. Stored: never change it.
@frozen
public struct PartID: Hashable, Sendable, BitwiseCopyable, Comparable {
  /// As stored: `record << 12 | part`.
  public let row: Int

  /// The part whose number a row has in the store.
  @inlinable public init(row: Int) { self.row = row }

  /// - Parameters:
  ///   - record: counted from 1.
  ///   - part: 0 for the record's own, 1, 2, … up to `Landed.maximumNumber` for those of its children.
  @inlinable public init(record: Int, part: Int) { row = record << 12 | part }

  /// The number of the record, counted from 1.
  @inlinable public var record: Int { row >> 12 }

  /// The number of the part in its record: 0 for the record's own, 1, 2, … for those of its children.
  @inlinable public var part: Int { row & 0xFFF }

  /// As landed bytes have it.
  @inlinable public var partNumber: UInt16 { UInt16(truncatingIfNeeded: row & 0xFFF) }

  /// It belongs to the record itself, and to no child of it.
  @inlinable public var isOwn: Bool { row & 0xFFF == 0 }

  @inlinable public static func < (left: Self, right: Self) -> Bool { left.row < right.row }
}

/// The same in SQL, for statements that take rows apart.
extension PartID {
  /// The record of the row that an SQL expression gives.
  public static func sqlRecord(of row: String) -> String { "\(row) / 4096" }

  /// The part of the row that an SQL expression gives.
  public static func sqlPart(of row: String) -> String { "\(row) % 4096" }

  /// The row of a record and a part that SQL expressions give.
  public static func sqlRow(record: String, part: String) -> String { "\(record) * 4096 + \(part)" }
}
