import Model

/// Whether a former verification saw what this one sees, thing by thing. What is no longer there cannot be
/// checked; what is there and differs is a violation.
struct ManifestCheck {
  let book: FindingBook
  let former: Manifest
  let now: Manifest
  /// SHA-256 of a file as it lies there now, relative to the migration; nil: it is gone.
  let digest: (String) -> String?

  func run() {
    // Years later it is another: no fault, but to be known when anything differs.
    if former.toolVersion != now.toolVersion {
      book.state(VerificationWording.manifestTool(former: former.toolVersion, now: now.toolVersion))
    }
    documents()
    sources()
    store()
  }

  private func documents() {
    for document in former.documents {
      let subject = Subject(file: document.path, object: "document", field: "sha256")
      let known = now.documents.first { $0.path == document.path }?.sha256 ?? digest(document.path)
      if let known {
        compare(subject, document.sha256, known)
      } else {
        book.notCheckable(.manifest, subject, VerificationWording.manifestGone)
      }
    }
    for document in now.documents where !former.documents.contains(where: { $0.path == document.path }) {
      book.violated(
        .manifest, Subject(file: document.path, object: "document"), VerificationWording.manifestNew)
    }
  }

  private func sources() {
    for source in former.sources {
      func subject(_ field: String) -> Subject {
        Subject(source: source.source, file: source.path, object: "source", field: field)
      }
      guard
        let other = now.sources.first(where: { isSame($0, source) })
      else {
        // No run of the store read what lies there; its bytes can be looked at all the same.
        if let found = digest(source.path) {
          compare(subject("sha256"), source.sha256, found)
        } else {
          book.notCheckable(.manifest, subject("sha256"), VerificationWording.manifestGone)
          continue
        }
        book.notCheckable(.manifest, subject("digest"), VerificationWording.manifestUnread)
        continue
      }
      compare(subject("sha256"), source.sha256, other.sha256)
      compare(subject("bytes"), "\(source.bytes)", "\(other.bytes)")
      compare(subject("records"), "\(source.records)", "\(other.records)")
      guard let digest = source.digest else { continue }
      if let found = other.digest {
        compare(subject("digest"), digest, found)
      } else {
        book.notCheckable(.manifest, subject("digest"), VerificationWording.mappingUnknown)
      }
    }
    for source in now.sources
    where !former.sources.contains(where: { isSame($0, source) }) {
      book.violated(
        .manifest, Subject(source: source.source, file: source.path, object: "source"),
        VerificationWording.manifestNew)
    }
  }

  private func isSame(_ a: Manifest.Source, _ b: Manifest.Source) -> Bool {
    a.path == b.path && a.source == b.source && a.object == b.object
      && (a.mapping == b.mapping || a.mapping == nil || b.mapping == nil)
  }

  private func store() {
    func subject(_ field: String) -> Subject { Subject(object: "store", field: field) }
    compare(subject("runs"), "\(former.store.runs)", "\(now.store.runs)")
    compare(subject("records"), "\(former.store.records)", "\(now.store.records)")
    compare(subject("goldenRows"), "\(former.store.goldenRows)", "\(now.store.goldenRows)")
    compare(subject("digest"), former.store.digest, now.store.digest)
    compare(subject("seal"), former.store.seal ?? "", now.store.seal ?? "")
  }

  private func compare(_ subject: Subject, _ expected: String, _ actual: String) {
    if expected == actual {
      book.holds(.manifest)
    } else {
      book.violated(
        .manifest, subject, expected: expected, actual: actual, VerificationWording.manifestDiffers)
    }
  }
}
