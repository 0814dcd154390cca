import Base
import Evidence
import Model

/// The bytes of refused records as they stand in the files that lie there now, in short: what the stored
/// ones are held against.
struct RefusedBytes {
  enum Answer { case same, different, notThere }

  private var known: [RefusedPlace: UInt32] = [:]

  mutating func add(_ place: RefusedPlace, _ raw: Span<UInt8>) { known[place] = FileTotals.mark(raw) }

  /// - Parameter raw: as the store has it.
  func compare(_ place: RefusedPlace, _ raw: Span<UInt8>) -> Answer {
    guard let mark = known[place] else { return .notThere }
    return mark == FileTotals.mark(raw) ? .same : .different
  }
}
