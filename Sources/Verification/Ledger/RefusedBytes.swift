import Base
import Model

/// The bytes of refused records as they stand in the files that lie there now, in short: what the stored
/// ones are held against.
struct RefusedBytes {
  struct Place: Hashable {
    var file: Int
    /// Of the record in its file, from 1.
    var ordinal: Int
  }

  enum Answer { case same, different, notThere }

  private var known: [Place: UInt32] = [:]

  mutating func add(_ place: Place, _ raw: Span<UInt8>) { known[place] = FileTotals.mark(raw) }

  /// - Parameter raw: as the store has it.
  func compare(_ place: Place, _ raw: Span<UInt8>) -> Answer {
    guard let mark = known[place] else { return .notThere }
    return mark == FileTotals.mark(raw) ? .same : .different
  }
}
