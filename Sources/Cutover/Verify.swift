import Foundation
import MigrationFiles
import Verification

extension Cutover {
  /// Reads a store and its sources again, and compares.
  /// - Parameter target: a migration file, whose folder the paths of the sources are relative to;
  ///   or a store, with the sources beside it.
  public static func verify(target: String) throws(RunError) -> VerificationResult {
    let isMigration = target.hasSuffix(".yaml") || target.hasSuffix(".yml")
    let store = try storePath(of: target)
    let place = isMigration ? Tool.absolute(target) : store
    return try translating {
      try Verifier.verify(
        storePath: store, sourceDirectory: URL(fileURLWithPath: place).deletingLastPathComponent().path)
    }
  }
}
