import Documents
import Run
import Store

extension Desk {
  public struct Acceptance: Codable, Sendable {
    public var store: String
    /// The newest run, of the migration when one was named: it and all before it can no longer be rolled back.
    public var run: Int
    /// UTC, ISO 8601.
    public var acceptedAt: String
    /// The runs that could be rolled back until now.
    public var closed: [Int]
  }

  /// Closes the door behind the newest run on purpose: neither it nor any before it can be rolled back.
  /// - Parameter target: a migration file, or a store: then the gate is that of the newest run's migration.
  /// - Throws: `RunError.undecided` when the newest run left more pairs to people than the gate allows.
  public static func accept(_ target: String) throws(RunError) -> Acceptance {
    let path = try storePath(of: target)
    let file = path == Tool.absolute(target) ? nil : MigrationFile.load(path: target).value
    return try RunError.translating {
      guard try LeadStore.exists(path: path) else { throw StoreError.missing(path: path) }
      return try LeadStore.writing(path: path) { session in
        let own = file?.name
        guard let newest = try session.runs().last(where: { own == nil || $0.migration == own }) else {
          throw RunError.noRollback(.noRun(store: path))
        }
        if newest.acceptedAt == nil {
          let gates = try file?.gates ?? MigrationFile.gates(of: session.migration(ofRun: newest.id))
          try hold(gates, file?.path ?? "<migration>", session)
        }
        let now = Tool.now()
        let closed = try session.accept(at: now, migration: own)
        return (
          commit: !closed.isEmpty,
          result: Acceptance(
            store: path, run: newest.id, acceptedAt: newest.acceptedAt ?? now, closed: closed)
        )
      }
    }
  }

  private static func hold(_ gates: Gates, _ migration: String, _ session: StoreSession) throws {
    guard let allowed = gates.undecided else { return }
    let count = try OpenPairs.count(session)
    if count > allowed { throw RunError.undecided(count: count, allowed: allowed, migration: migration) }
  }
}
