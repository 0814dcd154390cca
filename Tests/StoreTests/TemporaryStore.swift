import Foundation
import GRDB
import PinnedStores

@testable import Store

/// A folder for one store; gone when the test is done.
final class TemporaryStore {
  let folder: URL
  var path: String { folder.appendingPathComponent(PinnedStore.name).path }

  init(_ pinned: PinnedStore? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try pinned?.unpack(into: folder.path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Reads it as a command does: an older one is brought up to date.
  func reading<R>(_ body: (StoreSession) throws -> R) throws -> R {
    try LeadStore.reading(path: path, body)
  }

  /// Changes it as a command does, and commits.
  @discardableResult
  func writing<R>(_ body: (StoreSession) throws -> R) throws -> R {
    try LeadStore.writing(path: path) { (commit: true, result: try body($0)) }
  }

  /// As somebody else's SQL tool does.
  func harm(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// The first columns of the rows of a query, as text.
  func texts(_ sql: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    return try queue.read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        let value: DatabaseValue = row[0]
        return String.fromDatabaseValue(value) ?? Int.fromDatabaseValue(value).map(String.init) ?? ""
      }
    }
  }
}

extension StoreSession {
  /// The seals that do not say what is there: of which run, and of what.
  func brokenSeals() throws -> [String] {
    let seals = try Row.fetchAll(db, sql: "SELECT id, seal FROM run WHERE seal IS NOT NULL ORDER BY id")
    return try seals.flatMap { row in
      let run: Int = row[0]
      let sealed = EvidenceSeal.decode(row[1]) ?? [:]
      var found = try sealOfRun(run)
      if try run == newestRun() { found.merge(try sealOfTables()) { $1 } }
      return found.filter { sealed[$0.key] != $0.value }.map { "\(run) \($0.key)" }.sorted()
    }
  }
}
