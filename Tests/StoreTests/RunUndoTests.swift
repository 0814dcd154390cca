import Foundation
import Testing

@testable import Store

@Suite struct RunUndoTests {
  /// A table that no rule names would survive the run that wrote it.
  @Test func everyTableHasARule() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).leads")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let tables = try LeadStore.writing(path: path) { session in
      var names: [String] = []
      let all = try session.statement(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      while try all.step() { names.append(all.text(0) ?? "") }
      return (commit: false, result: names)
    }
    #expect(tables.sorted() == RunUndo.all.sorted())
  }
}
