import Foundation
import LeadModel
import Mapping
import MigrationFiles

extension Cutover {
  /// Everything that can be said of a migration or a mapping before data is read.
  public static func check(path: String) -> (mappings: Int, diagnostics: [Diagnostic]) {
    let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    if let text, text.split(separator: "\n").contains(where: { $0.hasPrefix("mapping:") }) {
      let file = MappingFile.load(path: path)
      var diagnostics = file.diagnostics
      if let document = file.value, !diagnostics.contains(where: { $0.severity == .error }) {
        diagnostics += CompiledMapping.compile(document, owners: nil).diagnostics
      }
      return (1, diagnostics)
    }
    let (migration, diagnostics) = LoadedMigration.check(path: path)
    return (migration?.mappings.count ?? 0, diagnostics)
  }
}
