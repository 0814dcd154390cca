import Foundation
import LeadStore
import MigrationFiles
import Reporting
import Verification

extension Cutover {
  /// `verify`, as a report.
  /// - Parameter showValues: values and keys of records as they are; otherwise by their shape alone.
  public static func verification(target: String, showValues: Bool) throws(RunError) -> VerificationReport {
    let (startedAt, clock) = (Tool.now(), PhaseClock())
    let found = try verify(target: target)
    let migration = try migration(for: target)
    return VerificationReport(
      showValues ? found : found.masked, toolVersion: Tool.version, startedAt: startedAt,
      seconds: clock.total, migration: migration,
      title: migration.flatMap { MigrationFile.load(path: $0).value?.title }, showsValues: showValues)
  }

  /// Reads a store and its sources again, and compares.
  /// - Parameter target: a migration file, whose folder the paths of the sources are relative to;
  ///   or a store, with the migration and the sources beside it.
  public static func verify(target: String) throws(RunError) -> VerificationResult {
    let store = try storePath(of: target)
    let place = isMigration(target) ? Tool.absolute(target) : store
    let folder = URL(fileURLWithPath: place).deletingLastPathComponent().path
    let migration = try migration(for: target)
    return try translating {
      try Verifier.verify(storePath: store, sourceDirectory: folder, migrationPath: migration)
    }
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
