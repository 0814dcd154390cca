import Documents
import Importing
import Model
import Store

/// Finds the files of a run, and numbers its sources and scopes.
struct PrepareFiles {
  let context: RunContext

  struct Output {
    var files: [SourceFile] = []
    var scopes = RunScopes()
    /// A source is trusted more or less than before: other values may win, in any golden row.
    var trustChanged = false
  }

  /// - Throws: `ImportError` when a pattern names no file.
  consuming func run() throws -> Output {
    try context.begin("prepare")
    var output = Output()
    let trusts = Dictionary(
      uniqueKeysWithValues: try context.session.sources().map { ($0.name, $0.trust) })
    for entry in context.migration.file.sources {
      if let former = trusts[entry.name], former != entry.trust { output.trustChanged = true }
      let id = try context.writer.source(
        name: entry.name, trust: entry.trust, isSnapshot: entry.isSnapshot)
      let source = RunSource(entry: entry, id: id)
      if let replay = context.replay {
        Self.add(replay, source, to: &output)
      } else {
        try add(source, to: &output)
      }
    }
    context.writer.expect(
      files: output.files.map {
        RunFileName(source: $0.source.entry.name, object: $0.object.name, path: $0.displayPath)
      })
    return output
  }

  private func add(_ source: RunSource, to output: inout Output) throws {
    let directory = context.migration.file.directory
    for input in source.entry.inputs {
      guard let mapping = context.migration.mappings[input.mapping] else { continue }
      let scope = output.scopes.number(of: source, mapping.file.object)
      for path in try Importers.expand(globs: input.files, relativeTo: directory) {
        output.files.append(
          SourceFile(
            number: output.files.count, path: path, displayPath: Tool.relative(path, to: directory),
            source: source, mapping: mapping, readOptions: input.readOptions(mapping.file),
            scopeNumber: scope))
      }
    }
  }

  /// The refused records of a source, as files.
  private static func add(_ replay: Replay, _ source: RunSource, to output: inout Output) {
    for input in replay.inputs where input.sourceName == source.entry.name {
      output.files.append(
        SourceFile(
          number: output.files.count, path: input.file.path, displayPath: input.file.shape.path,
          source: source, mapping: input.mapping, readOptions: input.file.options,
          scopeNumber: output.scopes.number(of: source, input.mapping.file.object), replay: input.file))
    }
  }
}
