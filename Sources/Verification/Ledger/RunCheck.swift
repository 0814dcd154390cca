import Evidence
import Store

/// Runs follow each other: numbered from 1, each from the digest at which the one before ended.
struct RunCheck {
  let book: FindingBook

  /// - Returns: number and digest of the newest run; nil when there is none.
  func run(_ session: StoreSession) throws -> (number: Int, digest: String)? {
    var newest: (number: Int, digest: String)?
    for run in try RunEntry.all(session) {
      let (number, before) = (run.number, run.digestBefore)
      let expected = newest?.digest ?? ContentDigest().hex
      if number != (newest?.number ?? 0) + 1 {
        book.violated(
          .runs, Subject(run: number), expected: "\((newest?.number ?? 0) + 1)",
          actual: "\(number)", VerificationWording.runNumber)
      } else if before != expected {
        book.violated(
          .runs, Subject(run: number), expected: expected, actual: before,
          VerificationWording.runDigest)
      } else {
        book.holds(.runs)
      }
      newest = (number, run.digestAfter)
    }
    return newest
  }
}
