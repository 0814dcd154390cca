import Documents
import Foundation
import Model
import Reporting
import Run
import Store

extension Desk {
  public struct Status: Codable, Sendable {
    public struct Run: Codable, Sendable {
      public var number: Int
      public var migration: String
      /// UTC, ISO 8601.
      public var startedAt: String
      public var finishedAt: String
      public var toolVersion: String
      public var digest: String
      public var summary: RunSummary?
      /// UTC, ISO 8601: since then neither it nor any run before it can be rolled back.
      public var acceptedAt: String?
    }

    public var store: String
    public var runs: [Run]
    public var rolledBack: [StoreSession.RolledBackRun]
    public var openQuarantine: Int
    /// Golden rows by entity.
    public var entities: [String: Int]
  }

  /// - Parameter target: a migration file, or a store.
  public static func status(of target: String) throws(RunError) -> Status {
    let path = try storePath(of: target)
    return try RunError.translating {
      guard try LeadStore.exists(path: path) else { throw StoreError.missing(path: path) }
      return try LeadStore.reading(path: path) { session in
        let runs = try session.runs().map { row in
          Status.Run(
            number: row.id, migration: row.migration, startedAt: row.startedAt,
            finishedAt: row.finishedAt, toolVersion: row.toolVersion, digest: row.digestAfter.hex,
            summary: try? JSONDecoder().decode(RunSummary.self, from: Data(row.summary.utf8)),
            acceptedAt: row.acceptedAt)
        }
        var entities: [String: Int] = [:]
        for entity in Entity.allCases { entities[entity.name] = try session.count(of: entity) }
        return Status(
          store: path, runs: runs, rolledBack: try session.rolledBackRuns(),
          openQuarantine: try session.openQuarantineCount(),
          entities: entities)
      }
    }
  }
}
