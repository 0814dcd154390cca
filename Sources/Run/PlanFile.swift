import Base
import Foundation
import Importing
import Model
import Store

/// The saved result of a dry run: what it saw and what it would do. `apply` accepts it only while
/// all of it still stands.
public struct PlanFile: Codable, Sendable {
  public static let schema = "leadferry-plan/1"

  public struct Document: Codable, Sendable, Equatable {
    public var path: String
    public var sha256: String
  }

  public struct StoreState: Codable, Sendable, Equatable {
    public var path: String
    /// The newest run; 0 for a store that does not exist yet.
    public var run: Int
    public var digest: String
    /// Of what people judged.
    public var judgements: String?
  }

  public var schema = PlanFile.schema
  public var toolVersion: String
  public var madeAt: String
  /// Absolute path of the migration.
  public var migration: String
  /// Migration, mappings and owners table.
  public var documents: [Document]
  public var sources: [RunOutcome.FileState]
  public var store: StoreState
  /// The store's digest when the plan is applied.
  public var digestAfter: String
  /// Of all actions on records, order-free.
  public var actions: String

  public init(
    _ migration: LoadedMigration, path: String, outcome: RunOutcome, run: Int, judgements: ContentDigest
  ) {
    toolVersion = Tool.version
    madeAt = Tool.now()
    self.migration = Tool.absolute(path)
    documents = Self.documents(migration)
    sources = outcome.files
    store = StoreState(
      path: migration.file.storePath, run: run, digest: outcome.digestBefore.hex,
      judgements: judgements.hex)
    digestAfter = outcome.digestAfter.hex
    actions = outcome.actions.hex
  }

  static func documents(_ migration: LoadedMigration) -> [Document] {
    var all = [Document(path: Tool.name(of: migration.file.path), sha256: migration.file.digest)]
    for path in migration.mappings.keys.sorted() {
      all.append(Document(path: Tool.name(of: path), sha256: migration.mappings[path]?.file.digest ?? ""))
    }
    if let owners = migration.owners, let path = migration.file.ownersPath {
      all.append(Document(path: Tool.name(of: path), sha256: owners.digest))
    }
    return all
      + migration.file.matchingFiles.map { Document(path: Tool.name(of: $0.path), sha256: $0.digest) }
  }

  /// - Parameter path: the plan's folder, or its `plan.json`.
  public static func read(path: String) throws(RunError) -> PlanFile {
    let file = isFolder(path) ? path + "/plan.json" : path
    guard let data = FileManager.default.contents(atPath: file),
      let plan = try? JSONDecoder().decode(PlanFile.self, from: data), plan.schema == schema
    else { throw .notAPlan(path: path) }
    return plan
  }

  /// A plan is a folder with `plan.json`, or a JSON file; a migration is YAML.
  public static func isPlan(path: String) -> Bool {
    isFolder(path) || path.hasSuffix(".json")
  }

  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  private static func isFolder(_ path: String) -> Bool {
    var folder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &folder) && folder.boolValue
  }
}

extension PlanFile {
  /// What moved since the plan was made, as far as it shows before the sources are read.
  func movedBefore(
    _ migration: LoadedMigration, run: Int, digest: ContentDigest, judgements: ContentDigest
  ) -> [Bilingual] {
    var moved: [Bilingual] = []
    if toolVersion != Tool.version {
      moved.append(
        Bilingual(
          zh: "程序版本：计划用 \(toolVersion)，现在是 \(Tool.version)",
          en: "the tool: the plan was made with \(toolVersion), this is \(Tool.version)"))
    }
    let now = Self.documents(migration)
    for document in documents where !now.contains(document) {
      moved.append(Bilingual(zh: "\(document.path)：内容变了", en: "\(document.path): its text changed"))
    }
    for document in now where !documents.contains(where: { $0.path == document.path }) {
      moved.append(Bilingual(zh: "\(document.path)：新加入", en: "\(document.path): it is new"))
    }
    if store.run != run || store.digest != digest.hex {
      moved.append(
        Bilingual(
          zh: "线索库：计划之后又有运行(第 \(store.run) 次 → 第 \(run) 次)",
          en: "the store: it has had other runs since (run \(store.run), now run \(run))"))
    }
    if store.judgements != judgements.hex {
      moved.append(Bilingual(zh: "判断：有人在计划之后作了判断", en: "judgements: people have judged since"))
    }
    return moved
  }

  /// Which sources are others than those the plan read.
  func movedSources(_ files: [RunOutcome.FileState]) -> [Bilingual] {
    var moved: [Bilingual] = []
    for planned in sources {
      guard let now = files.first(where: { $0.path == planned.path }) else {
        moved.append(Bilingual(zh: "\(planned.path)：不在了", en: "\(planned.path): it is gone"))
        continue
      }
      if now != planned {
        moved.append(Bilingual(zh: "\(planned.path)：内容变了", en: "\(planned.path): its content changed"))
      }
    }
    for file in files where !sources.contains(where: { $0.path == file.path }) {
      moved.append(Bilingual(zh: "\(file.path)：新出现", en: "\(file.path): it is new"))
    }
    return moved
  }
}

/// How closely the sources are looked at before they are read.
enum FileComparison {
  case size
  case content
}

extension PlanFile {
  /// Which files came, went, or are others than those the plan read, without reading them as records.
  func movedFiles(_ migration: LoadedMigration, comparing: FileComparison = .size) -> [Bilingual] {
    var found: [RunOutcome.FileState] = []
    for input in migration.file.sources.flatMap(\.inputs) {
      // A pattern without any file left: the plan's files of it are gone.
      let paths =
        (try? Importers.expand(globs: input.files, relativeTo: migration.file.directory)) ?? []
      for path in paths {
        let shown = Tool.relative(path, to: migration.file.directory)
        let planned = sources.first { $0.path == shown }
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
        var sha256 = planned?.sha256 ?? ""
        if comparing == .content && size == planned?.bytes {
          sha256 = Self.sha256(path)
        }
        found.append(RunOutcome.FileState(path: shown, bytes: size ?? -1, sha256: sha256))
      }
    }
    return movedSources(found)
  }

  /// Empty when the file cannot be read.
  private static func sha256(_ path: String) -> String {
    guard let file = FileHandle(forReadingAtPath: path) else { return "" }
    var sha = SHA256()
    do {
      while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
        piece.withUnsafeBytes { sha.update($0) }
      }
    } catch {
      return ""
    }
    return sha.finish()
  }
}
