import Base
import Documents
import Evidence
import Foundation
import Store

/// Mappings and owners tables as the runs went by them: the store keeps their bytes, and their SHA-256
/// is among what each run wrote down. What does not have that digest is not used.
final class KeptDocuments {
  private var runs: [Int: [String: String]] = [:]
  private var kept: [String: KeptDocument] = [:]
  private var mappings: [String: MappingFile] = [:]
  private var owners: [String: OwnerNames] = [:]
  private var views: [String: MappingView] = [:]

  init(_ session: StoreSession) throws {
    for run in try RunEntry.all(session) where run.documents != nil {
      runs[run.number] = Self.digests(run.documents ?? "")
    }
    let documents = try KeptDocument.all(session)
    while let document = try documents.next() {
      guard Self.isWhole(document.bytes, document.sha256) else { continue }
      kept[document.sha256] = document
    }
  }

  /// By path; empty when the text is not what a run writes down.
  static func digests(_ text: String) -> [String: String] {
    (try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))) ?? [:]
  }

  /// Whether bytes have a SHA-256.
  static func isWhole(_ bytes: [UInt8], _ digest: String) -> Bool {
    var sha = SHA256()
    bytes.withUnsafeBytes { sha.update($0) }
    return sha.finish() == digest
  }

  var isEmpty: Bool { !kept.values.contains { $0.kind == DocumentRow.Kind.mapping.rawValue } }

  /// The mappings of that name that a run went by.
  func mappings(named name: String, run: Int) -> [MappingView] {
    let owners = digests(of: run, .owners).first
    return digests(of: run, .mapping).compactMap { digest in
      guard let file = mapping(digest), file.name == name else { return nil }
      let key = "\(digest) \(owners ?? "")"
      let view = views[key] ?? MappingView(file, owners: owners.flatMap(ownerNames))
      views[key] = view
      return view
    }
  }

  /// The newest owners table that a run went by; nil: no run had one, or it was not kept.
  var newestOwners: (run: Int, owners: OwnerNames)? {
    for run in runs.keys.sorted(by: >) {
      if let owners = digests(of: run, .owners).first.flatMap(ownerNames) { return (run, owners) }
    }
    return nil
  }

  /// Of every owners table that runs went by.
  var ownerCodes: Set<String> {
    Set(
      kept.filter { $0.value.kind == DocumentRow.Kind.owners.rawValue }
        .flatMap { ownerNames($0.key)?.rows.map(\.code) ?? [] })
  }

  /// In the order of their paths.
  private func digests(of run: Int, _ kind: DocumentRow.Kind) -> [String] {
    (runs[run] ?? [:]).sorted { $0.key < $1.key }.map(\.value).filter { kept[$0]?.kind == kind.rawValue }
  }

  private func mapping(_ digest: String) -> MappingFile? {
    if let known = mappings[digest] { return known }
    guard let bytes = kept[digest]?.bytes,
      let text = SourceText(path: "mapping", bytes: Data(bytes)),
      let file = MappingFile.load(text: text).value
    else { return nil }
    mappings[digest] = file
    return file
  }

  private func ownerNames(_ digest: String) -> OwnerNames? {
    if let known = owners[digest] { return known }
    guard let bytes = kept[digest]?.bytes, let table = SmallTable.read(bytes) else { return nil }
    let names = OwnerNames(table)
    owners[digest] = names
    return names
  }
}
