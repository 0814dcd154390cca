import Base
import Mapping
import Model
import Reporting
import Run
import Store

/// Finds everything that records in quarantine are refused for. The store keeps the first cause of each, and
/// its raw bytes: the mapping, as it is now, is laid beside these once more, with what people corrected.
struct RefusalJudge {
  private let session: StoreSession
  private let migration: LoadedMigration
  private var corrections: [UInt64: [Correction]] = [:]

  init(_ session: StoreSession, _ migration: LoadedMigration) throws {
    self.session = session
    self.migration = migration
    for correction in try session.correctionsInForce(forReplay: true) {
      corrections[correction.rawFingerprint, default: []].append(correction)
    }
  }

  /// By number in `quarantine`; without the records that nothing reads again.
  func faults() throws -> [Int: [RunReport.RefusedCell]] {
    let open = try session.openRecords().filter { !Replay.isFaulty($0) }
    var found: [Int: [RunReport.RefusedCell]] = [:]
    for (file, records) in Dictionary(grouping: open, by: \.file) {
      guard let shape = try session.fileShape(file),
        let mapping = migration.mapping(of: records[0], shape),
        mapping.file.reads != .csv || shape.columns != nil
      else { continue }
      // What cannot be read again keeps the cause that the store has.
      if let own = try? faults(of: records, shape, mapping) { found.merge(own) { $1 } }
    }
    return found
  }

  private func faults(
    of records: [OpenRecord], _ shape: FileShape, _ mapping: CompiledMapping
  ) throws -> [Int: [RunReport.RefusedCell]] {
    // Without a name: it is there for as long as somebody holds it.
    let file = try ReplayFile(records, shape, mapping)
    defer { withExtendedLifetime(file) {} }
    let reader = try file.open(displayPath: shape.path)
    let batch = RecordBatch()
    var bound: BoundMapping?
    var found: [Int: [RunReport.RefusedCell]] = [:]
    var read = 0
    while try reader.read(into: batch) {
      for at in 0..<batch.count where batch[at].kind == 0 {
        let number = Int(batch[at].ordinal) - 1
        guard records.indices.contains(number) else { return [:] }
        read += 1
        let record = records[number]
        let own = corrections[record.rawFingerprint, default: []].filter {
          $0.source == record.source && $0.object == record.object && $0.fits(batch, at)
        }
        if !own.isEmpty {
          found[record.id] = cells(
            record, try corrected(batch, at, corrections: own, mapping: mapping), corrections: own,
            place: (batch, at, mapping))
          continue
        }
        if bound == nil || bound?.layout !== batch.layout { bound = try mapping.bind(batch.layout) }
        guard let bound else { continue }
        found[record.id] = cells(
          record, issues(bound, batch, at), corrections: [], place: (batch, at, mapping))
      }
    }
    // Rows that were read as another number of rows: which is whose is not known.
    return read == records.count ? found : [:]
  }

  private func issues(_ bound: BoundMapping, _ batch: RecordBatch, _ at: Int) -> [RecordIssue] {
    var issues: [RecordIssue] = []
    var writer = LandedWriter()
    _ = bound.land(batch, at, into: &writer, issues: &issues)
    return issues
  }

  private func corrected(
    _ batch: RecordBatch, _ at: Int, corrections: [Correction], mapping: CompiledMapping
  ) throws -> [RecordIssue] {
    let layout = batch.layout.adding(corrections.map { (batch.kind(at + $0.child), $0.column) })
    let fixed = RecordBatch()
    fixed.copy(batch, at, layout: layout) { child, column in
      corrections.last { $0.child == child && $0.column == column }?.value
    }
    return issues(try mapping.bind(layout), fixed, 0)
  }

  /// The cause that the store has, first; then what else is found.
  private func cells(
    _ record: OpenRecord, _ issues: [RecordIssue], corrections: [Correction],
    place: (batch: RecordBatch, at: Int, mapping: CompiledMapping)
  ) -> [RunReport.RefusedCell] {
    let (batch, at, reads) = (place.batch, place.at, place.mapping.file.reads)
    var others = issues.eachCellOnce
    var first = RunReport.RefusedCell(
      RecordIssue(code: record.code, column: record.column, field: record.field), value: record.value)
    if let same = others.firstIndex(where: { $0.code == record.code && $0.column == record.column }) {
      others.remove(at: same)
    } else {
      first.corrected =
        corrections.last {
          batch.layout.kinds[batch.kind(at + $0.child)].fullName($0.column, reads) == record.column
        }?.value
    }
    return [first] + others.map { RunReport.RefusedCell($0, value: batch.text(at, of: $0, reads)) }
  }
}
