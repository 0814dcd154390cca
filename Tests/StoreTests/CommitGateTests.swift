import Foundation
import GRDB
import Testing

@testable import Store

/// Nothing gets into a store but by the commit at the end.
@Suite struct CommitGateTests {
  private func decide(_ session: StoreSession, _ number: Int) throws {
    try session.db.execute(
      sql: "INSERT INTO source VALUES (?, ?, 1, 0, 1)", arguments: [number, "s\(number)"])
  }

  private func sources(_ path: String) throws -> [Int] {
    try LeadStore.reading(path: path) { try Int.fetchAll($0.db, sql: "SELECT id FROM source ORDER BY id") }
  }

  /// SQLite rolls back by itself after some errors; somebody passes the error over, and goes on.
  @Test func whatComesAfterARollbackIsRefused() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("t.leads").path
    try LeadStore.writing(path: path) { session in
      try decide(session, 1)
      return (commit: true, result: ())
    }
    let error = #expect(throws: StoreError.self) {
      try LeadStore.writing(path: path) { session in
        try decide(session, 2)
        try session.db.execute(sql: "ROLLBACK")
        try decide(session, 3)
        return (commit: true, result: ())
      }
    }
    #expect(error?.code == "store-failed")
    #expect(try sources(path) == [1])
    // Also when that error, too, is passed over.
    #expect(throws: StoreError.self) {
      try LeadStore.writing(path: path) { session in
        try session.db.execute(sql: "ROLLBACK")
        try? decide(session, 4)
        return (commit: true, result: ())
      }
    }
    #expect(try sources(path) == [1])
  }
}
