import Base
import Documents
import Foundation
import Importing
import Mapping
import Model
import Run

extension Desk {
  /// Everything that can be said of a migration or a mapping before data is read. Of the files that a
  /// migration names no more is read than shows their columns; one that is not there yet is no mistake.
  ///
  /// - Returns: `shapes` is not empty when the documents are right and columns of files do not fit them.
  public static func check(path: String) -> (mappings: Int, diagnostics: [Diagnostic], shapes: [Diagnostic]) {
    let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    if let text, text.split(separator: "\n").contains(where: { $0.hasPrefix("mapping:") }) {
      let file = MappingFile.load(path: path)
      var diagnostics = file.diagnostics
      if let document = file.value {
        diagnostics = diagnostics.adding(CompiledMapping.compile(document, owners: nil).diagnostics)
      }
      return (1, diagnostics.inFileOrder, [])
    }
    let (migration, diagnostics) = LoadedMigration.check(path: path)
    guard let migration, !diagnostics.contains(where: { $0.severity == .error }) else {
      return (migration?.mappings.count ?? 0, diagnostics, [])
    }
    return (migration.mappings.count, diagnostics, shapes(migration))
  }

  /// What each mapping and the first of its files that it does not fit say of each other.
  private static func shapes(_ migration: LoadedMigration) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for input in migration.file.sources.flatMap(\.inputs) {
      guard let mapping = migration.mappings[input.mapping] else { continue }
      let options = input.readOptions(mapping.file)
      let paths = (try? Importers.expand(globs: input.files, relativeTo: migration.file.directory)) ?? []
      for path in paths {
        let shown = Tool.relative(path, to: migration.file.directory)
        do throws(ImportError) {
          guard let error = try shape(path, shown, options: options, mapping: mapping) else { continue }
          found += error.diagnostics(of: shown)
        } catch {
          found.append(error.diagnostic)
        }
        break
      }
    }
    return found
  }

  /// - Returns: nil when the file fits.
  /// - Throws: when it cannot be read, or what it is, is not sure.
  private static func shape(
    _ path: String, _ shown: String, options: ReadOptions, mapping: CompiledMapping
  ) throws(ImportError) -> ShapeError? {
    let reader = try Importers.open(path: path, displayPath: shown, options: options)
    _ = try reader.read(into: RecordBatch())
    try reader.facts.refuseDoubts()
    do {
      _ = try mapping.bind(reader.layout)
      return nil
    } catch {
      return error
    }
  }
}
