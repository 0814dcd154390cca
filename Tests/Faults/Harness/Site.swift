import Foundation
import GRDB
import Invented
import Model

/// A copy of a world, in which one fault is made. Gone when it is let go.
public final class Site {
  public let world: World
  public let folder: String
  public var random: SplitMix64
  private var queue: DatabaseQueue
  /// Which records stand behind one golden row together, before the harm.
  private let neighbours: [Int: Set<Int>]

  init(_ world: World, seed: UInt64) throws {
    self.world = world
    random = SplitMix64(seed: seed)
    folder = FileManager.default.temporaryDirectory.path + "/leadferry-fault-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: world.folder, toPath: folder)
    queue = try Self.open(folder + "/" + world.store)
    neighbours = try queue.read(Self.neighbours)
  }

  deinit {
    try? queue.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Foreign keys are not enforced: damage does not ask.
  private static func open(_ path: String, readonly: Bool = false) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.readonly = readonly
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Carries the first night over once more, into an empty store.
  /// - Returns: what `apply` ended with.
  func carryAgain(_ environment: [String: String]) throws -> Tool.Output {
    try queue.close()
    try FileManager.default.removeItem(atPath: storePath)
    try world.exports(1, folder)
    let output = try world.tool.run(
      ["apply", world.migration, "--out", "again"], in: folder, environment: environment)
    if output.status == 0 { queue = try Self.open(storePath) }
    return output
  }

  /// The store as it was after a night.
  func former(_ night: Int) throws -> DatabaseQueue {
    try Self.open(folder + "/" + World.former(night), readonly: true)
  }

  /// Changes the bytes of the store's file, behind SQLite's back.
  func editFile(_ edit: (inout [UInt8]) throws -> Void) throws {
    try queue.close()
    var bytes = Array(FileManager.default.contents(atPath: storePath) ?? Data())
    try edit(&bytes)
    try Data(bytes).write(to: URL(fileURLWithPath: storePath))
  }

  /// Everything that SQL can read of a store; nil when it cannot be read.
  static func content(_ path: String) -> [String]? {
    guard let queue = try? open(path, readonly: true) else { return nil }
    return try? queue.read { db in
      var lines = try ["application_id", "user_version", "encoding"].map {
        "\(try String.fetchOne(db, sql: "PRAGMA \($0)") ?? "")"
      }
      for table in try Row.fetchAll(db, sql: "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2") {
        lines.append("\(table)")
        guard table[0] == "table" else { continue }
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(table[1] as String)")
        while let row = try rows.next() {
          lines.append(
            row.databaseValues.map { value in
              value.storage.isBlob
                ? "\((Data.fromDatabaseValue(value) ?? Data()).base64EncodedString())" : "\(value)"
            }.joined(separator: "|"))
        }
      }
      return lines
    }
  }

  public var storePath: String { folder + "/" + world.store }

  public func file(_ name: String) -> String { folder + "/" + name }

  // MARK: The store

  public func read<T>(_ body: (Database) throws -> T) throws -> T { try queue.read(body) }

  public func write(_ sql: String, _ arguments: StatementArguments = []) throws {
    try queue.write { try $0.execute(sql: sql, arguments: arguments) }
    guard try queue.read({ try Int.fetchOne($0, sql: "SELECT total_changes()") ?? 0 }) > 0 else {
      throw Complaint("nothing was harmed by \(sql)")
    }
  }

  public func int(_ sql: String, _ arguments: StatementArguments = []) throws -> Int? {
    try queue.read { try Int.fetchOne($0, sql: sql, arguments: arguments) }
  }

  public func text(_ sql: String, _ arguments: StatementArguments = []) throws -> String? {
    try queue.read { try String.fetchOne($0, sql: sql, arguments: arguments) }
  }

  public func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try queue.read { try Row.fetchAll($0, sql: sql, arguments: arguments) }
  }

  /// One of the rows, by the seed.
  public func pick(_ sql: String, _ arguments: StatementArguments = []) throws -> Row {
    let rows = try rows(sql, arguments)
    guard !rows.isEmpty else { throw Complaint.noVictim(sql) }
    return rows[random.below(rows.count)]
  }

  public func place(of record: Int) throws -> Place {
    let row = try rows(
      """
      SELECT r.id, s.name, r.key, f.path, r.ordinal, r.line
      FROM record r JOIN source s ON s.id = r.source JOIN file f ON f.id = r.file WHERE r.id = ?
      """, [record])
    guard let row = row.first else { throw Complaint("no record \(record)") }
    return Place(
      record: row[0], source: row[1], key: row[2], file: row[3], ordinal: row[4], line: row[5])
  }

  public func landed(_ record: Int) throws -> LandedRecord {
    guard
      let bytes = try queue.read({
        try Data.fetchOne($0, sql: "SELECT bytes FROM landing WHERE record = ?", arguments: [record])
      })
    else { throw Complaint("record \(record) has no landing") }
    return LandedRecord(Array(bytes))
  }

  public func set(_ record: Int, _ landed: LandedRecord) throws { try set(record, bytes: landed.bytes) }

  public func set(_ record: Int, bytes: [UInt8]) throws {
    try write("UPDATE landing SET bytes = ? WHERE record = ?", [Data(bytes), record])
  }

  // MARK: Who may be named

  /// The records that share a golden row with one of these, whatever the entity; and with those.
  func circle(of records: Set<Int>) -> Set<Int> {
    var all = records
    for _ in 0..<2 {
      for record in all { all.formUnion(neighbours[record] ?? []) }
    }
    return all
  }

  private static func neighbours(_ db: Database) throws -> [Int: Set<Int>] {
    var groups: [Int: Set<Int>] = [:]
    let pairs = try Row.fetchAll(db, sql: "SELECT entity, nr, record FROM member")
    for row in pairs {
      let (entity, nr, record): (Int, Int, Int) = (row[0], row[1], row[2])
      groups[entity << 48 | nr, default: [nr >> 12]].insert(record)
    }
    var neighbours: [Int: Set<Int>] = [:]
    for group in groups.values {
      for record in group { neighbours[record, default: []].formUnion(group) }
    }
    return neighbours
  }
}

extension DatabaseValue.Storage {
  fileprivate var isBlob: Bool { if case .blob = self { true } else { false } }
}
