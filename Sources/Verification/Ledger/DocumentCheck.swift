import Foundation
import Store

/// The documents that runs went by: what the store keeps of them is what they read, and those of the newest
/// run lie there as they were. One that was changed since is no fault of the store: its values are laid
/// beside the one that was kept, and what it says now was not carried over.
struct DocumentCheck {
  let book: FindingBook
  /// Nil: only what the store keeps is looked at.
  let migrationPath: String?

  func run(_ session: StoreSession) throws {
    try checkKept(session)
    guard let migrationPath else { return }
    let newest = try session.statement("SELECT id, documents FROM run ORDER BY id DESC LIMIT 1")
    guard try newest.step(), let text = newest.text(1) else { return }
    let run = newest.int(0)
    newest.reset()
    let folder = URL(fileURLWithPath: migrationPath).deletingLastPathComponent()
    for (path, digest) in KeptDocuments.digests(text).sorted(by: { $0.key < $1.key }) {
      let place = path.hasPrefix("/") ? path : folder.appendingPathComponent(path).path
      let subject = Subject(run: run, file: path)
      guard let bytes = FileManager.default.contents(atPath: place) else {
        book.notCheckable(.documents, subject, VerificationWording.documentGone)
        continue
      }
      if KeptDocuments.isWhole([UInt8](bytes), digest) {
        book.holds(.documents)
      } else {
        book.notCheckable(.documents, subject, VerificationWording.documentChanged)
      }
    }
  }

  /// Each document that a run named is kept, and has the digest that the run wrote down. Runs of
  /// older versions kept none.
  private func checkKept(_ session: StoreSession) throws {
    let rows = try session.statement("SELECT sha256, run, bytes FROM document ORDER BY sha256")
    var whole: Set<String> = []
    var first = Int.max
    while try rows.step() {
      first = min(first, rows.int(1))
      let digest = rows.text(0) ?? ""
      if KeptDocuments.isWhole([UInt8](rows.bytes(2)), digest) {
        whole.insert(digest)
      } else {
        book.violated(
          .documents, Subject(run: rows.int(1), object: "document"), expected: digest,
          VerificationWording.keptDocumentDiffers)
      }
    }
    let runs = try session.statement("SELECT id, documents FROM run WHERE documents IS NOT NULL ORDER BY id")
    while try runs.step() {
      guard runs.int(0) >= first else { continue }
      for (path, digest) in KeptDocuments.digests(runs.text(1) ?? "").sorted(by: { $0.key < $1.key }) {
        if whole.contains(digest) {
          book.holds(.documents)
        } else {
          book.violated(
            .documents, Subject(run: runs.int(0), file: path, object: "document"), expected: digest,
            VerificationWording.keptDocumentGone)
        }
      }
    }
  }
}
