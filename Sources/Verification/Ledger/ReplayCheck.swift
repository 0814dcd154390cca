import Base
import Model
import Store

/// A replay reads no file of a source but the raw bytes of refused records, which the store keeps. So
/// its file is laid beside these: each ordinal is a record refused before, and the digest is that of
/// their raw bytes in order. What was refused again may have moved to a later file since.
struct ReplayCheck {
  let book: FindingBook
  let files: [LedgerFile]

  func run(_ session: StoreSession) throws {
    let refusals = try session.statement(
      """
      SELECT r.ordinal, q.id IS NULL, q.closed_run, q.raw_offset, q.raw_length, b.length, b.bytes,
        q.source = (SELECT source FROM file WHERE id = ?1) AND q.run < ?3
          AND (q.file = ?2 OR q.closed_run IS NOT ?3)
      FROM replayed r LEFT JOIN quarantine q ON q.id = r.refusal LEFT JOIN raw_block b ON b.id = q.raw_block
      WHERE r.file = ?1 AND r.run = ?3 ORDER BY r.ordinal
      """)
    for file in files {
      guard let replays = file.replays else { continue }
      refusals.bind(1, file.id)
      refusals.bind(2, replays)
      refusals.bind(3, file.run)
      var sha = SHA256()
      var expected = 1
      var isSound = true
      while try refusals.step() {
        let raw = raw(refusals)
        if refusals.int(0) != expected || refusals.int(1) != 0 || refusals.int(7) != 1 || raw == nil {
          isSound = false
        }
        ((raw ?? []) + [0x0A]).withUnsafeBytes { sha.update($0) }
        expected += 1
      }
      if isSound && expected - 1 == file.records && sha.finish() == file.sha256 {
        book.holds(.recordCount)
      } else {
        book.violated(
          .recordCount, file.subject, expected: "\(file.records)", actual: "\(expected - 1)",
          VerificationWording.replay)
      }
    }
  }

  /// Nil when there is no such range in the block.
  private func raw(_ row: Statement) -> [UInt8]? {
    let (start, count, length) = (row.int(3), row.int(4), row.int(5))
    guard !row.isNull(6), start >= 0, count >= 0, length >= 0, start <= length - count,
      let block = RawBlocks.expand(row.bytes(6), length: length)
    else { return nil }
    return Array(block[start..<start + count])
  }
}
