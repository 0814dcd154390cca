import LeadStore
import MigrationFiles

extension Cutover {
  public struct Acceptance: Codable, Sendable {
    public var store: String
    /// The newest run: it and all before it can no longer be rolled back.
    public var run: Int
    /// UTC, ISO 8601.
    public var acceptedAt: String
    /// The runs that could be rolled back until now.
    public var closed: [Int]
  }

  /// Closes the door behind the newest run on purpose: neither it nor any before it can be rolled back.
  /// - Parameter target: a migration file, or a store, of which no gate is known.
  /// - Throws: `RunError.undecided` when more pairs wait for people than the migration's gate allows.
  public static func accept(
    _ target: String, progress: RunProgress = RunProgress()
  ) throws(RunError) -> Acceptance {
    let path = try storePath(of: target)
    try holdGate(of: target, progress)
    return try translating {
      guard LeadStore.exists(path: path) else { throw StoreError.missing(path: path) }
      return try LeadStore.writing(path: path) { session in
        guard let newest = try session.runs().last else {
          throw RunError.noRollback(.noRun(store: path))
        }
        let now = Tool.now()
        let closed = try session.accept(at: now)
        return (
          commit: !closed.isEmpty,
          result: Acceptance(
            store: path, run: newest.id, acceptedAt: newest.acceptedAt ?? now, closed: closed)
        )
      }
    }
  }

  private static func holdGate(of target: String, _ progress: RunProgress) throws(RunError) {
    guard try storePath(of: target) != Tool.absolute(target),
      let allowed = MigrationFile.load(path: target).value?.gates.undecided
    else { return }
    let count = try ReviewQueue.load(migration: target, progress: progress).total
    if count > allowed { throw .undecided(count: count, allowed: allowed, migration: target) }
  }
}
