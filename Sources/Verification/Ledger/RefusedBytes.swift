import Base
import Evidence
import Model

/// The bytes of refused records as they stand in the files that lie there now, in short: what the stored
/// ones are held against.
struct RefusedBytes {
  enum Answer { case same, different, notThere }

  private var known: [RefusedPlace: UInt32] = [:]
  /// Without what they may have from rows above them.
  private var alone: [RefusedPlace: UInt32] = [:]
  /// What these have from rows above is not known: how their file was read is not.
  private var loose: Set<RefusedPlace> = []

  mutating func add(_ place: RefusedPlace, _ raw: Span<UInt8>, isLoose: Bool) {
    known[place] = FileTotals.mark(raw)
    if isLoose { loose.insert(place) }
  }

  /// - Parameter row: as the file has it.
  mutating func add(_ place: RefusedPlace, alone row: Span<UInt8>) { alone[place] = FileTotals.mark(row) }

  /// - Parameter raw: as the store has it.
  func compare(_ place: RefusedPlace, _ raw: Span<UInt8>) -> Answer {
    guard let mark = known[place] else { return .notThere }
    let own = FileTotals.mark(raw)
    if mark == own || alone[place] == own { return .same }
    guard loose.contains(place) else { return .different }
    let start = InheritedCells.read(raw)
    return start > 0 && mark == FileTotals.mark(raw.extracting(start..<raw.count)) ? .same : .different
  }
}
