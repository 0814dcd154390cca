import Base
import Evidence
import Model
import Store

/// What people put beside cells of refused records, by the raw bytes for which it holds. A corrected
/// record is looked at with its corrected cells; its raw bytes stay what they are.
final class CorrectedCells {
  struct Correction {
    /// The run that landed the record with it.
    var run: Int
    var child: Int
    var column: [UInt8]
    var value: [UInt8]
  }

  private struct Raw: Hashable {
    var source: String
    var object: String
    var fingerprint: UInt64
  }

  /// No record landed with it: it waits for a replay, or a condition left the corrected record out.
  private static let waiting = Int.max

  private var known: [Raw: [Correction]] = [:]

  init(_ session: StoreSession) throws {
    let all = try CorrectionRow.all(session)
    while let row = try all.next() {
      let raw = Raw(
        source: row.source, object: Entity(rawValue: UInt8(truncatingIfNeeded: row.object))?.name ?? "",
        fingerprint: row.fingerprint)
      known[raw, default: []].append(
        Correction(
          run: row.usedRun ?? Self.waiting, child: row.child, column: Array(row.column.utf8),
          value: Array(row.value.utf8)))
    }
  }

  /// What may have been in force when a record of these bytes landed, the newest first; of each cell
  /// the newest correction that a run had used by then.
  /// - Parameter withWaiting: those, too, that no record landed with.
  func sets(_ file: LedgerFile, _ raw: Span<UInt8>, withWaiting: Bool = false) -> [[Correction]] {
    guard !known.isEmpty else { return [] }
    let all = all(file, raw)
    let runs = Set(all.map(\.run)).filter { withWaiting || $0 != Self.waiting }
    return runs.sorted(by: >).map { run in newest(all.filter { $0.run <= run }) }
  }

  /// What may have been in force when a record of these bytes was refused: the corrections that people had
  /// made by then, used or not.
  func setsInOrder(_ file: LedgerFile, _ raw: Span<UInt8>) -> [[Correction]] {
    guard !known.isEmpty else { return [] }
    let all = all(file, raw)
    return all.indices.map { newest(all[...$0]) }
  }

  /// Of each cell the newest correction.
  private func newest(_ corrections: some Sequence<Correction>) -> [Correction] {
    var set: [Correction] = []
    for correction in corrections {
      set.removeAll { $0.child == correction.child && $0.column == correction.column }
      set.append(correction)
    }
    return set.sorted {
      ($0.child, String(decoding: $0.column, as: UTF8.self))
        < ($1.child, String(decoding: $1.column, as: UTF8.self))
    }
  }

  /// In the order in which they were made.
  private func all(_ file: LedgerFile, _ raw: Span<UInt8>) -> [Correction] {
    find(file, raw) ?? find(file, raw.extracting(0..<Self.lengthWithoutLineEnd(raw))) ?? []
  }

  private func find(_ file: LedgerFile, _ raw: Span<UInt8>) -> [Correction]? {
    known[Raw(source: file.source, object: file.object, fingerprint: Fingerprint(raw).value)]
  }

  /// A row of a file has its line end, where a stored one has none.
  static func lengthWithoutLineEnd(_ raw: Span<UInt8>) -> Int {
    var end = raw.count
    while end > 0, raw[end - 1] == 10 || raw[end - 1] == 13 { end -= 1 }
    return end
  }

  /// A corrected record has another fingerprint than the uncorrected one of the same bytes.
  static func digest(_ corrections: [Correction]) -> UInt64 {
    var digest = Fingerprint(value: 0)
    for correction in corrections {
      digest.combine(UInt64(correction.child))
      digest = Fingerprint(correction.column.span, seed: digest.value)
      digest = Fingerprint(correction.value.span, seed: digest.value)
    }
    return digest.value
  }
}

extension SourceCells {
  /// Lays the corrected cells over those that were read.
  func lay(_ corrections: [CorrectedCells.Correction]) {
    for correction in corrections where correction.child < rows.count {
      replace(row: correction.child, column: correction.column, value: correction.value)
    }
    finish()
  }
}
