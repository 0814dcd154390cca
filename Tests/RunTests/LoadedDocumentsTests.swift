import Foundation
import Testing

@testable import Run

/// What a run goes by is what it was loaded from, whatever becomes of the files afterwards.
@Suite struct LoadedDocumentsTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

  private func write(_ name: String, _ text: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func mapping(_ name: String, title: String = "Sheet") -> String {
    """
    mapping: \(name)
    title: \(title)
    reads: csv
    object: lead
    key: id
    fields:
      lead.title: {from: what, as: text}
    """
  }

  private func migration(_ mappings: [String]) -> String {
    let sources = mappings.enumerated().map {
      "  s\($0.offset): {files: s\($0.offset).csv, mapping: \($0.element)}"
    }
    return "migration: m\nstore: sqlite:m.leads\nowners: owners.csv\nsources:\n"
      + sources.joined(separator: "\n") + "\n"
  }

  private var path: String { folder.appendingPathComponent("m.yaml").path }

  @Test func theBytesAreThoseThatWereRead() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let texts = [
      "m.yaml": "\u{FEFF}" + migration(["a.yaml"]).replacing("\n", with: "\r\n"), "a.yaml": mapping("a"),
      "owners.csv": "code,name\nw1,Ann\n",
    ]
    for (name, text) in texts { try write(name, text) }
    let loaded = try LoadedMigration.load(path: path)
    for (name, text) in texts { try write(name, text + "\n# edited since\n") }
    #expect(Set(loaded.documents.map(\.path)) == Set(texts.keys))
    for document in loaded.documents { #expect(document.bytes == texts[document.path].map { Data($0.utf8) }) }
  }

  @Test func twoMappingsOfOneNameAreRefused() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("m.yaml", migration(["a.yaml", "b.yaml"]))
    try write("owners.csv", "code,name\nw1,Ann\n")
    try write("a.yaml", mapping("sheet"))
    try write("b.yaml", mapping("sheet", title: "Another"))
    let (_, diagnostics) = LoadedMigration.check(path: path)
    #expect(diagnostics.map(\.code) == ["mapping-name-twice"])
    #expect(diagnostics.first?.position?.file.hasSuffix("b.yaml") == true)
    #expect(diagnostics.first?.position?.line == 1 && diagnostics.first?.position?.column == 10)
    #expect(diagnostics.first?.message.en.contains("a.yaml") == true)
    // A copy is the same mapping.
    try write("b.yaml", mapping("sheet"))
    #expect(LoadedMigration.check(path: path).1.isEmpty)
  }

  @Test func twoColumnsOfOneMeaningAreRefused() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("m.yaml", migration(["a.yaml"]))
    try write("a.yaml", mapping("a"))
    try write("owners.csv", "工号,姓名,name\nw1,王芳,Wang\n")
    let (_, diagnostics) = LoadedMigration.check(path: path)
    #expect(diagnostics.map(\.code) == ["owners-column-twice"])
    #expect(diagnostics.first?.position?.line == 1)
    #expect(diagnostics.first?.message.zh.contains("姓名") == true)
    #expect(diagnostics.first?.message.zh.contains("name") == true)
  }

  @Test func oneColumnNameTwiceIsRefused() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("m.yaml", migration(["a.yaml"]))
    try write("a.yaml", mapping("a"))
    try write("owners.csv", "code,name,name\nw1,Ann,Anne\n")
    #expect(LoadedMigration.check(path: path).1.map(\.code) == ["owners-column-twice"])
  }
}
