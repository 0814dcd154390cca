import Foundation
import LeadStore
import Records

/// The documents that the newest run went by lie there as they were. A changed one is no fault of the
/// store: but what it says now was not carried over.
struct DocumentCheck {
  let book: FindingBook
  let migrationPath: String

  func run(_ session: StoreSession) throws {
    let newest = try session.statement("SELECT id, documents FROM run ORDER BY id DESC LIMIT 1")
    guard try newest.step(), let text = newest.text(1),
      let digests = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    else { return }
    let run = newest.int(0)
    newest.reset()
    let folder = URL(fileURLWithPath: migrationPath).deletingLastPathComponent()
    for (path, digest) in digests.sorted(by: { $0.key < $1.key }) {
      let place = path.hasPrefix("/") ? path : folder.appendingPathComponent(path).path
      let subject = Subject(run: run, file: path)
      guard let bytes = FileManager.default.contents(atPath: place) else {
        book.notCheckable(.documents, subject, VerificationWording.documentGone)
        continue
      }
      var sha = SHA256()
      bytes.withUnsafeBytes { sha.update($0) }
      if sha.finish() == digest {
        book.holds(.documents)
      } else {
        book.notCheckable(.documents, subject, VerificationWording.documentChanged)
      }
    }
  }
}
