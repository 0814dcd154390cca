import Base
import Documents

/// The records to match, by column; read once, then shared by all threads.
public final class MatchRecords: @unchecked Sendable {
  let columns: [ColumnStore]
  /// Which list a record is from; linking compares different ones.
  private(set) var sides = GrowingBuffer<UInt8>()
  /// What names a record, whatever the order in which records came.
  private(set) var identities = GrowingBuffer<UInt64>()
  /// Per record the numbers of its values, column by column.
  private(set) var rows = GrowingBuffer<UInt32>(capacity: 1)
  private let configuration: MatchConfiguration

  public var count: Int { sides.count }
  var isLink: Bool { configuration.link != .within }

  public init(_ configuration: MatchConfiguration) {
    self.configuration = configuration
    columns = configuration.columns.map { ColumnStore($0.kind) }
  }

  /// Columns that the configuration takes and the source does not have.
  public func missing(in layout: [String]) -> [String] {
    configuration.columns.flatMap(\.from).filter { !layout.contains($0) }
  }

  /// - Parameters:
  ///   - identity: the column that names a record; its values differ within a side.
  ///   - threads: columns are cleaned side by side.
  public func append(_ batches: [RecordBatch], side: UInt8, identity: Int, threads: Int) {
    for batch in batches {
      for record in 0..<batch.count {
        sides.append(side)
        identities.append(batch.withCell(record, identity) { Fingerprint($0, seed: UInt64(side)).value })
      }
    }
    Threads.each(columns.count, threads: threads) { column in
      let store = columns[column]
      for batch in batches {
        let names = batch.layout.columns
        let from = configuration.columns[column].from.compactMap { names.firstIndex(of: $0) }
        for record in 0..<batch.count { store.append(batch, record: record, columns: from) }
      }
    }
  }

  /// One record of texts, by column; for small lists.
  public func append(_ values: [String], side: UInt8 = 0, identity: String) {
    sides.append(side)
    identities.append(Fingerprint(identity, seed: UInt64(side)).value)
    for (column, store) in columns.enumerated() { store.append(column < values.count ? values[column] : "") }
  }

  /// Rows of one side.
  /// - Parameter fill: puts the cells of a row's column into the cleaner; called by several threads.
  func append(
    rows count: Int, threads: Int, identity: (Int) -> UInt64,
    fill: @Sendable (Int, Int, inout Cleaner) -> Void
  ) {
    sides.append(repeating: 0, count: count)
    for row in 0..<count { identities.append(identity(row)) }
    Threads.each(columns.count, threads: threads) { column in
      for row in 0..<count { columns[column].append { fill(row, column, &$0) } }
    }
  }

  /// No more records come.
  public func close() {
    let width = columns.count
    rows = GrowingBuffer(capacity: max(1, count * width))
    for record in 0..<count { for column in 0..<width { rows.append(columns[column].ids[record]) } }
    for column in columns { column.close() }
  }

  @inline(__always)
  func id(_ record: Int, _ column: Int) -> UInt32 { rows[record * columns.count + column] }

  /// A cleaned value, for people. Nil when it is null.
  public func text(_ record: Int, _ column: Int) -> String? {
    let id = columns[column].ids[record]
    return id == 0 ? nil : columns[column].text(id).string
  }

  /// Values that were there and said nothing, by column.
  public var placeholderCounts: [Int] { columns.map(\.placeholderCount) }

  /// Which pairs of records are to be compared at all.
  @inline(__always)
  func isPair(_ a: Int, _ b: Int) -> Bool {
    a != b && (configuration.link == .within || sides[a] != sides[b])
  }
}
