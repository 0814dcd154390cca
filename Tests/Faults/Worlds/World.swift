import Foundation

/// A migration that was carried over and is sound: what faults are injected into copies of.
public struct World: Sendable {
  public var name: String
  /// Holds the migration, the sources as the newest run read them, the store and the runs' folders.
  public var folder: String
  public var migration: String
  public var store: String
  public var tool: Tool
  /// Writes the exports of a night into a folder.
  var exports: @Sendable (_ night: Int, _ folder: String) throws -> Void
  /// The store as it was after a night.
  static func former(_ night: Int) -> String { "night-\(night).store" }

  public init(
    name: String, folder: String, migration: String, store: String, tool: Tool,
    exports: @escaping @Sendable (Int, String) throws -> Void
  ) {
    self.exports = exports
    self.name = name
    self.folder = folder
    self.migration = migration
    self.store = store
    self.tool = tool
  }

  public var storePath: String { folder + "/" + store }

  /// Tables of the store without a row.
  public func emptyTables() throws -> Set<String> {
    let site = try copy(seed: 1)
    return Set(try site.tables().filter { try site.int("SELECT count(*) FROM \($0)") == 0 })
  }

  /// A copy to be harmed. The same seed harms the same.
  public func copy(seed: UInt64) throws -> Site { try Site(self, seed: seed) }
}

/// The project's own folder, which holds SampleData.
public enum Project {
  public static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  public static func sample(_ name: String) -> String { folder + "/SampleData/" + name }
}
