import Base
import Matching
import Model

/// The parts of records by what they can be matched by, while the run finds them.
final class MatchTables {
  private(set) var present: MatchTable
  /// Changed records as they were before: under which keys they could be met.
  private(set) var former: MatchTable
  private var formerCount: Int32 = 0
  private let index: RecordIndex
  private let scopes: RunScopes

  init(options: MatchOptions, index: RecordIndex, scopes: RunScopes) {
    present = MatchTable(options: options)
    former = MatchTable(options: options)
    self.index = index
    self.scopes = scopes
  }

  /// Adds a record that the index knows.
  func add(_ record: Int, _ landed: Span<UInt8>) {
    let scope = scopes[index.scopes[record - 1]]
    present.add(
      record: Int32(record), identity: index.identities[record - 1],
      firstRun: index.firstRuns[record - 1], trust: scope.trust,
      side: scope.leadSide,
      landed: landed)
    index.flags[record - 1].insert(.matched)
  }

  /// A new record that keeps cells.
  func keep(key: String, of record: Int) { index.keys.add(record, key) }

  func addFormer(_ landed: Span<UInt8>) {
    former.add(
      record: formerCount, identity: Identity(low: 0, high: 0), firstRun: 0, trust: 0,
      side: LeadSide(source: 0, isTypedTwice: false), landed: landed)
    formerCount += 1
  }

  /// Golden rows need the memory.
  func drop() { (present, former) = (MatchTable(), MatchTable()) }
}
