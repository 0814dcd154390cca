import LeadModel
import Records

/// Computed golden rows on their way to a writer, spread over the columns of their tables. Owned by
/// one thread at a time.
public final class GoldenBatch: @unchecked Sendable {
  public struct Row: Sendable {
    public var row: GoldenRow
    /// Of the row's content: see `GoldenLayout`.
    var digest: Identity
    /// Where the row's columns start in `columns`.
    var firstColumn: Int
  }

  /// The values of all rows.
  var bytes = ByteArena(capacity: 1 << 18)
  public private(set) var rows: [Row] = []
  /// By row and column: start in `bytes` and length; -1 for none.
  private(set) var columns: [(start: Int32, length: Int32)] = []
  private let layouts = GoldenTable.all.map(GoldenLayout.init)
  /// What became of each row, set by the writer.
  public internal(set) var changes: [GoldenChange] = []

  public init() {}

  public func removeAll() {
    bytes.removeAll()
    rows.removeAll(keepingCapacity: true)
    columns.removeAll(keepingCapacity: true)
    changes.removeAll(keepingCapacity: true)
  }

  /// Appends a row.
  /// - Parameters:
  ///   - values: in landed form, see `GoldenField`.
  ///   - ids: the id of the golden row `nr` of an entity.
  public func append(_ row: GoldenRow, _ values: Span<UInt8>, ids: (Entity, Int) -> UInt64) {
    let layout = layouts[Int(row.entity.rawValue) - 1]
    layout.spread(values)
    let start = bytes.append(values)
    rows.append(
      Row(row: row, digest: layout.digest(values, id: row.id, idOf: ids), firstColumn: columns.count))
    for range in layout.ranges {
      if let range {
        columns.append((Int32(start + range.lowerBound), Int32(range.count)))
      } else {
        columns.append((0, -1))
      }
    }
  }
}
