import Base
import Model

/// Computed golden rows on their way to a writer, spread over the columns of their tables. Owned by
/// one thread at a time.
public final class GoldenBatch: @unchecked Sendable {
  public struct Row: Sendable {
    public var row: GoldenRow
    /// Of the row's content: see `GoldenLayout`.
    var digest: Identity
    /// Of how it came about: see `SealSums`.
    var seal: Identity
    /// Where the row's columns start in `columns`.
    var firstColumn: Int
    /// Bit n: column n has a value; bit 63: `origins` has one.
    var present: UInt64
    /// Where the text of the row's id starts in `bytes`.
    var idStart: Int
  }

  /// Where the value of a column lies.
  struct Place: BitwiseCopyable {
    /// In `bytes`; of a relation, the `nr` itself.
    var start: Int
    /// -1 for none, `relation` for a relation.
    var length: Int32

    static let none = Place(start: 0, length: -1)
    static let relation: Int32 = -2
  }

  /// The values of all rows.
  var bytes = ByteArena(capacity: 1 << 18)
  public private(set) var rows: [Row] = []
  /// By row and column.
  private(set) var columns = GrowingBuffer<Place>(capacity: 1 << 12)
  private let layouts = EntityMap<GoldenLayout> { GoldenLayout(GoldenTable.of($0)) }
  /// What became of each row, set by the writer.
  public internal(set) var changes: [GoldenChange] = []

  private let run: Int
  private var sealRow = SealRow()

  /// - Parameter run: the one that writes the rows.
  public init(run: Int) { self.run = run }

  /// The `nr` of the row of another entity that a row points to; nil: it points to none.
  public func relation(_ row: Row, to target: Entity) -> Int? {
    let columns = GoldenTable.of(row.row.entity).columns
    guard let column = columns.firstIndex(where: { $0.source == .relation(target) }) else { return nil }
    let place = self.columns[row.firstColumn + column]
    return place.length == Place.relation ? place.start : nil
  }

  public func removeAll() {
    bytes.removeAll()
    rows.removeAll(keepingCapacity: true)
    columns.removeAll()
    changes.removeAll(keepingCapacity: true)
  }

  /// Appends a row.
  /// - Parameters:
  ///   - values: in landed form, see `GoldenField`.
  ///   - ids: the id of the golden row `nr` of an entity.
  public func append(_ row: GoldenRow, _ values: Span<UInt8>, ids: (Entity, Int) -> UInt64) {
    let layout = layouts[row.entity]
    layout.spread(values)
    let start = bytes.append(values)
    let firstColumn = columns.count
    var present: UInt64 = row.origins.isEmpty ? 0 : 1 << 63
    for column in layout.ranges.indices {
      guard let range = layout.ranges[column] else {
        columns.append(.none)
        continue
      }
      present |= 1 << UInt64(column)
      if layout.isRelation(column) {
        columns.append(Place(start: layout.decimal(values, range), length: Place.relation))
      } else {
        columns.append(Place(start: start + range.lowerBound, length: Int32(range.count)))
      }
    }
    let digest = layout.digest(values, id: row.id, idOf: ids)
    let idStart = bytes.count
    EntityID.write(row.id, into: &bytes)
    rows.append(
      Row(
        row: row, digest: digest, seal: seal(row), firstColumn: firstColumn, present: present,
        idStart: idStart))
  }

  private func seal(_ row: GoldenRow) -> Identity {
    var origins = row.origins
    return origins.withUTF8 {
      SealSums.golden(
        nr: row.nr, records: row.records, run: run,
        origins: $0.isEmpty ? nil : UnsafeRawBufferPointer($0), &sealRow)
    }
  }
}
