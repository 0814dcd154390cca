import Run
import Store

extension Desk {
  /// The records that stand in quarantine, by file and line.
  /// - Parameter target: a migration file, or a store.
  public static func quarantine(of target: String) throws(RunError) -> [StoreSession.QuarantineRow] {
    let path = try storePath(of: target)
    return try RunError.translating {
      guard try LeadStore.exists(path: path) else { throw StoreError.missing(path: path) }
      return try LeadStore.reading(path: path) { try $0.quarantine() }
    }
  }
}
