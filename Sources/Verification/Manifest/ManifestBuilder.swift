import Base
import Evidence
import Foundation
import Store

/// Writes down what this verification saw.
struct ManifestBuilder {
  let session: StoreSession
  let fresh: FreshCount

  func build(_ result: VerificationResult, _ files: FileTotals, toolVersion: String) throws -> Manifest {
    var manifest = Manifest(
      toolVersion: toolVersion,
      store: Manifest.Store(
        runs: result.runs, records: result.records, goldenRows: result.goldenRows, digest: result.digest,
        seal: nil))
    if let newest = try RunEntry.newest(session) {
      manifest.store.seal = newest.seal.map { SHA256.hex(of: $0) }
      for path in KeptDocuments.digests(newest.documents ?? "").keys.sorted() {
        guard let sha256 = fresh.sha256(path) else { continue }
        manifest.documents.append(Manifest.Document(path: path, sha256: sha256))
      }
    }
    manifest.sources = files.files.map { read in
      Manifest.Source(
        source: read.file.source, object: read.file.object, path: read.file.path,
        mapping: read.file.mapping, bytes: read.file.bytes, sha256: read.file.sha256,
        records: read.file.records, digest: read.hasCells ? read.digest.hex : nil)
    }.sorted {
      ($0.source, $0.path, $0.object, $0.mapping ?? "") < ($1.source, $1.path, $1.object, $1.mapping ?? "")
    }
    return manifest
  }
}
