import Documents
import Model
import Run

/// What people do between runs: look at a store, judge, correct, verify, and take back.
public enum Desk {
  /// The store that a migration names, or the store itself.
  /// - Throws: `RunError.invalid` when the migration cannot be read.
  public static func storePath(of target: String) throws(RunError) -> String {
    guard target.hasSuffix(".yaml") || target.hasSuffix(".yml") else { return Tool.absolute(target) }
    let loaded = MigrationFile.load(path: target)
    guard let file = loaded.value else { throw .invalid(loaded.diagnostics) }
    return file.storePath
  }
}
