import Testing

/// A small migration of several sources for tests of leads, accounts and references.
extension Workdir {
  /// - Parameters:
  ///   - sources: name, mapping (without its ending) and what else stands in the source's entry.
  func writeMigration(
    _ sources: [(name: String, mapping: String, more: String)], more: String = "", name: String = "m"
  ) throws {
    let entries = sources.map {
      "  \($0.name): {files: \($0.name).csv, mapping: \($0.mapping).yaml, trust: 1\($0.more)}"
    }
    try write(
      "\(name).yaml",
      "migration: \(name)\nstore: sqlite:t.leads\nsources:\n\(entries.joined(separator: "\n"))\n\(more)\n")
  }

  /// Rows of a query in the store, their cells joined by `|`.
  func rows(_ sql: String) throws -> [String] { try StoreReading(store).rows(sql) }

  /// Applies, and wants the verification to hold.
  func applyAndVerify(_ migration: String = "m.yaml", status: Int32 = 0) throws {
    let applied = try self.run("apply", migration)
    #expect(applied.status == status, "\(applied)")
    let verify = try self.run("verify", migration)
    #expect(verify.status == 0, "\(verify.out)\(verify.err)")
  }
}
