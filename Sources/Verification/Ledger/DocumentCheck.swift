import Evidence
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
    guard let newest = try RunEntry.newest(session), let text = newest.documents else { return }
    let folder = URL(fileURLWithPath: migrationPath).deletingLastPathComponent()
    for (path, digest) in KeptDocuments.digests(text).sorted(by: { $0.key < $1.key }) {
      let place = path.hasPrefix("/") ? path : folder.appendingPathComponent(path).path
      let subject = Subject(run: newest.number, file: path)
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
    let documents = try KeptDocument.all(session)
    var whole: Set<String> = []
    var first = Int.max
    while let document = try documents.next() {
      first = min(first, document.run)
      if KeptDocuments.isWhole(document.bytes, document.sha256) {
        whole.insert(document.sha256)
      } else {
        book.violated(
          .documents, Subject(run: document.run, object: "document"), expected: document.sha256,
          VerificationWording.keptDocumentDiffers)
      }
    }
    for run in try RunEntry.all(session) where run.number >= first {
      for (path, digest) in KeptDocuments.digests(run.documents ?? "").sorted(by: { $0.key < $1.key }) {
        if whole.contains(digest) {
          book.holds(.documents)
        } else {
          book.violated(
            .documents, Subject(run: run.number, file: path, object: "document"), expected: digest,
            VerificationWording.keptDocumentGone)
        }
      }
    }
  }
}
