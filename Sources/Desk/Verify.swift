import Base
import Documents
import Foundation
import Model
import Reporting
import Run
import Store
import Verification

extension Desk {
  /// `verify`, as a report.
  /// - Parameter showValues: values and keys of records as they are; otherwise by their shape alone.
  /// - Parameter manifest: path of what a former verification saw.
  public static func verification(
    target: String, showValues: Bool, manifest: String? = nil
  ) throws(RunError) -> VerificationReport {
    let (startedAt, clock) = (Tool.now(), PhaseClock())
    let found = try verify(target: target, manifest: manifest)
    let migration = try migration(for: target)
    return VerificationReport(
      showValues ? found : found.masked, toolVersion: Tool.version, startedAt: startedAt,
      seconds: clock.total, migration: migration,
      title: migration.flatMap { MigrationFile.load(path: $0).value?.title }, showsValues: showValues)
  }

  /// Reads a store and its sources again, and compares.
  /// - Parameters:
  ///   - target: a migration file, whose folder the paths of the sources are relative to;
  ///     or a store, with the migration and the sources beside it.
  ///   - manifest: path of what a former verification saw.
  public static func verify(
    target: String, manifest path: String? = nil
  ) throws(RunError) -> VerificationResult {
    var manifest: Manifest?
    if let path {
      manifest = Manifest.read(path: path)
      if manifest == nil { throw .impossible(noManifest(path)) }
    }
    let store = try storePath(of: target)
    let place = isMigration(target) ? Tool.absolute(target) : store
    let folder = URL(fileURLWithPath: place).deletingLastPathComponent().path
    let migration = try migration(for: target)
    return try RunError.translating {
      try Verifier.verify(
        storePath: store, sourceDirectory: folder, migrationPath: migration, toolVersion: Tool.version,
        manifest: manifest)
    }
  }

  private static func noManifest(_ path: String) -> Diagnostic {
    Diagnostic(
      code: "not-a-manifest", at: SourcePosition(file: path, line: 1),
      message: Bilingual(
        zh: "这不是核对的清单，或读不出来", en: "this is no manifest of a verification, or cannot be read"),
      hint: Bilingual(
        zh: "清单是 leadferry verify --out 文件夹里的 manifest.json",
        en: "a manifest is the manifest.json in a folder of leadferry verify --out"))
  }

  private static func isMigration(_ target: String) -> Bool {
    target.hasSuffix(".yaml") || target.hasSuffix(".yml")
  }

  /// The target itself, or the migration beside the store.
  private static func migration(for target: String) throws(RunError) -> String? {
    guard !isMigration(target) else { return target }
    let store = try storePath(of: target)
    return migration(of: store, in: URL(fileURLWithPath: store).deletingLastPathComponent().path)
  }

  /// The migration beside a store: the first one that names it.
  private static func migration(of store: String, in folder: String) -> String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.map { "\(folder)/\($0)" }
      .first { MigrationFile.load(path: $0).value?.storePath == store }
  }
}
