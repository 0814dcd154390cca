import Foundation
import LeadStore
import MigrationFiles
import Verification

extension Cutover {
  /// Reads a store and its sources again, and compares.
  /// - Parameter target: a migration file, whose folder the paths of the sources are relative to;
  ///   or a store, with the migration and the sources beside it.
  public static func verify(target: String) throws(RunError) -> VerificationResult {
    let isMigration = target.hasSuffix(".yaml") || target.hasSuffix(".yml")
    let store = try storePath(of: target)
    let place = isMigration ? Tool.absolute(target) : store
    let folder = URL(fileURLWithPath: place).deletingLastPathComponent().path
    return try translating {
      try Verifier.verify(
        storePath: store, sourceDirectory: folder,
        migrationPath: isMigration ? target : migration(of: store, in: folder))
    }
  }

  /// The migration beside a store: the first one that names it.
  private static func migration(of store: String, in folder: String) -> String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.map { "\(folder)/\($0)" }
      .first { MigrationFile.load(path: $0).value?.storePath == store }
  }
}
