import Base
import Mapping
import Model
import Store

/// One record while it is mapped: where it stands, and by which mapping its cells are read.
struct RecordContext {
  let file: SourceFile
  /// As it was read: what its raw bytes and its cells are counted from.
  let batch: RecordBatch
  /// Index of the record in `batch`; its children follow.
  let record: Int
  /// Of its cells, of the mapping and of the columns; changes with a correction.
  var fingerprint: UInt64
  private let mapping: BoundMapping
  private let corrected: CorrectionOverlay.Corrected?

  /// - Parameters:
  ///   - seed: of the mapping and what else decides how a record lands.
  ///   - corrected: the record with the cells that people gave for it; nil: nobody did.
  init(
    file: SourceFile, batch: RecordBatch, record: Int, mapping: BoundMapping, seed: UInt64,
    corrected: CorrectionOverlay.Corrected?
  ) {
    self.file = file
    self.batch = batch
    self.record = record
    self.mapping = mapping
    self.corrected = corrected
    fingerprint = batch.withRaw(record) { Fingerprint($0, seed: seed).value }
    if let corrected { fingerprint = corrected.fingerprint(of: fingerprint) }
  }

  var ordinal: Int { Int(batch[record].ordinal) }
  var line: Int { Int(batch[record].line) }

  /// Appends the key to an arena.
  func key(into keys: inout ByteArena) -> KeyResult {
    guard let corrected else { return mapping.key(batch, record, into: &keys) }
    return corrected.mapping.key(corrected.batch, 0, into: &keys)
  }

  /// Appends what it lands as.
  func land(into landed: inout LandedWriter, issues: inout [RecordIssue]) -> LandingOutcome {
    guard let corrected else { return mapping.land(batch, record, into: &landed, issues: &issues) }
    return corrected.mapping.land(corrected.batch, 0, into: &landed, issues: &issues)
  }

  /// Its raw bytes alone: no edit of a mapping makes another record of them.
  var rawFingerprint: UInt64 { batch.withRaw(record) { Fingerprint($0).value } }

  /// Appends its raw bytes to a chunk's.
  func keepRaw(in chunk: LandedChunk) -> Range<Int> {
    let start = chunk.raw.count
    batch.withRaw(record) { _ = chunk.raw.append($0) }
    return start..<chunk.raw.count
  }

  /// What quarantine keeps of it beside its raw bytes: the first issue; and what is told of the others.
  func refusal(
    _ issue: RecordIssue, further: [RecordIssue] = [], key: String, fingerprint: UInt64,
    in chunk: LandedChunk
  ) -> LandedChunk.Refusal {
    func value(_ issue: RecordIssue) -> String { batch.text(record, of: issue, file.mapping.file.reads) }
    return LandedChunk.Refusal(
      ordinal: ordinal, line: line, fingerprint: fingerprint, key: key, issue: issue, value: value(issue),
      further: further.map { ($0, value($0)) }, raw: keepRaw(in: chunk))
  }
}
