import Base
import Documents
import Foundation
import Testing

@testable import Mapping

struct DocumentationTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Mappings")

  @Test func everyExampleOfThePagePasses() throws {
    let page = try String(contentsOf: Self.folder.appendingPathComponent("README.md"), encoding: .utf8)
    let examples = page.components(separatedBy: "```yaml\n").dropFirst()
      .compactMap { $0.components(separatedBy: "\n```").first }
    #expect(examples.count >= 6)
    for example in examples {
      let loaded = check(example + "\n")
      #expect(
        loaded.diagnostics.isEmpty, "\(DiagnosticRenderer.render(loaded.diagnostics, .en))\n\(example)")
    }
  }

  @Test func thePageNamesEveryKey() throws {
    let page = try String(contentsOf: Self.folder.appendingPathComponent("README.md"), encoding: .utf8)
    let fieldKeys = FieldRule.keys.filter { $0 != "from" } + ["from", "take"]
    for key in fieldKeys { #expect(page.contains("| `\(key)` |"), "\(key)") }
  }

  @Test func everyReadyMappingPasses() throws {
    let files = try #require(FileManager.default.enumerator(at: Self.folder, includingPropertiesForKeys: nil))
    let paths = files.compactMap { $0 as? URL }.filter { $0.pathExtension == "yaml" }.map(\.path).sorted()
    #expect(paths.count >= 8)
    for path in paths {
      let loaded = CompiledMapping.check(path: path, owners: nil)
      #expect(loaded.diagnostics.isEmpty, "\(DiagnosticRenderer.render(loaded.diagnostics, .en))")
    }
  }

  @Test func theU8MappingTakesTheTemplatesElements() throws {
    let path = Self.folder.appendingPathComponent("u8/customer.yaml").path
    let compiled = try #require(CompiledMapping.check(path: path, owners: nil).value)
    let layout = Layout(kinds: [
      .init(
        path: "",
        columns: [
          "code", "name", "abbrname", "sort_code", "seed_date", "ccusexch_name", "ccusmngtypecode", "define1",
        ])
    ])
    let bound = try compiled.bind(layout)
    let batch = makeBatch(
      layout, [Row(["K1", "安和科技", "安和", "01", "2026-07-04 00:00:00", "人民币", "999", "x"])])
    let landing = land(bound, batch)
    #expect(landing.outcome == .landed)
    #expect(landing.values.contains("account.short_name=安和"))
    #expect(landing.values.suffix(3) == ["+ccusexch_name=人民币", "+ccusmngtypecode=999", "+define1=x"])
  }
}
