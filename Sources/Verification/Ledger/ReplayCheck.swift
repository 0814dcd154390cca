import Base
import Evidence
import Model
import Store

/// A replay reads no file of a source but the raw bytes of refused records, which the store keeps. So
/// its file is laid beside these: each ordinal is a record refused before, and the digest is that of
/// their raw bytes in order. What was refused again may have moved to a later file since.
struct ReplayCheck {
  let book: FindingBook
  let files: [LedgerFile]

  func run(_ session: StoreSession) throws {
    for file in files {
      guard let replays = file.replays else { continue }
      let refusals = try Replayed.of(file: file.id, replays: replays, run: file.run, session)
      var sha = SHA256()
      var expected = 1
      var isSound = true
      while let refusal = try refusals.next() {
        if refusal.ordinal != expected || !refusal.isItsOwn || refusal.raw == nil { isSound = false }
        ((refusal.raw ?? []) + [0x0A]).withUnsafeBytes { sha.update($0) }
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
}
