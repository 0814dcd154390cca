import Base
import Documents
import Foundation
import Importing
import Mapping
import Matching
import Model
import Store

/// A migration with all that it names: read, checked and compiled.
public struct LoadedMigration: Sendable {
  public var file: MigrationFile
  public var owners: OwnersTable?
  /// By path of the mapping, as the migration names it.
  public var mappings: [String: CompiledMapping]
  /// What it was read from, byte for byte; paths are relative to the migration's folder.
  var documents: [DocumentRow] = []
  /// Warnings and notes; there are no errors.
  public var diagnostics: [Diagnostic]

  /// - Throws: `RunError.invalid` with every mistake of migration, mappings and owners table.
  public static func load(path: String) throws(RunError) -> LoadedMigration {
    let (loaded, diagnostics) = check(path: path)
    guard let loaded, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw .invalid(diagnostics)
    }
    return loaded
  }

  /// Everything that can be said of a migration before data is read.
  public static func check(path: String) -> (LoadedMigration?, [Diagnostic]) {
    let migration = MigrationFile.load(path: path)
    var diagnostics = migration.diagnostics
    guard let file = migration.value else { return (nil, diagnostics) }
    var owners: OwnersTable?
    var ownersBytes: Data?
    if let path = file.ownersPath {
      do {
        let (table, bytes) = try readOwners(path)
        diagnostics += table.diagnostics
        owners = table
        ownersBytes = bytes
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    var mappings: [String: CompiledMapping] = [:]
    for input in file.sources.flatMap(\.inputs) where mappings[input.mapping] == nil {
      let mapping = MappingFile.load(path: input.mapping)
      guard let document = mapping.value else {
        diagnostics += mapping.diagnostics
        continue
      }
      let compiled = CompiledMapping.compile(document, owners: owners)
      let own = mapping.diagnostics.adding(compiled.diagnostics) + unknownSources(document, file)
      diagnostics += own.inFileOrder
      if !mapping.hasErrors { mappings[input.mapping] = compiled.value }
    }
    diagnostics += sharedNames(mappings)
    var loaded = LoadedMigration(file: file, owners: owners, mappings: mappings, diagnostics: diagnostics)
    loaded.documents = loaded.documents(owners: ownersBytes)
    return (loaded, diagnostics)
  }

  /// References to a source that the migration does not have.
  private static func unknownSources(_ mapping: MappingFile, _ file: MigrationFile) -> [Diagnostic] {
    let known = file.sources.map(\.name)
    let rules = mapping.fields + mapping.each.flatMap(\.fields)
    return rules.compactMap(\.source).filter { !known.contains($0.value) }.map { name in
      mapping.text.diagnostic(
        code: "unknown-source", at: name.place,
        message: Bilingual(
          zh: "迁移里没有来源“\(name.value)”", en: "the migration has no source `\(name.value)`"),
        hint: Bilingual(
          zh: "来源有：\(known.joined(separator: "、"))", en: "its sources are \(known.joined(separator: ", "))"))
    }
  }

  /// A file of a run is known by the name of its mapping: two mappings of one name could not be told apart.
  private static func sharedNames(_ mappings: [String: CompiledMapping]) -> [Diagnostic] {
    var first: [String: MappingFile] = [:]
    var found: [Diagnostic] = []
    for (_, mapping) in mappings.sorted(by: { $0.key < $1.key }) {
      let file = mapping.file
      guard let other = first[file.name] else {
        first[file.name] = file
        continue
      }
      guard other.digest != file.digest else { continue }
      let shown = Tool.name(of: other.path)
      found.append(
        file.text.diagnostic(
          code: "mapping-name-twice", at: file.namePlace,
          message: Bilingual(
            zh: "映射名“\(file.name)”已用于 \(shown)", en: "the mapping name '\(file.name)' is that of \(shown)"),
          hint: Bilingual(zh: "给其中一个另取名字", en: "give one of them another name")))
    }
    return found
  }

  /// How a run of this migration matches, as the store keeps it.
  /// - Parameter former: what the run before kept.
  func storedMatching(former: String?) -> String? {
    file.matching.stored(own: file.sources.map(\.name), former: former)
  }

  /// The sources of a store of which leads of one person are joined: this migration's as it says, others as
  /// they were.
  func mergingSources(former: String?) -> Set<String> {
    let own = Set(file.sources.map(\.name))
    return Set(file.matching.mergingSources)
      .union(ScoredOptions.mergingSources(stored: former).filter { !own.contains($0) })
  }

  package var matchOptions: MatchOptions {
    var options = MatchOptions()
    options.scored = file.matching
    #if FAULTS
      // So that a few records, too, leave more pairs to people than are named.
      if let limit = ProcessInfo.processInfo.environment["LEADFERRY_POSSIBLE_LIMIT"].flatMap({ Int($0) }) {
        options.possibleLimit = limit
      }
    #endif
    return options
  }

  /// Of all that decides what a record lands: 64 hexadecimal digits.
  public var digest: String {
    var parts = [file.digest, owners?.digest ?? ""]
    for path in mappings.keys.sorted() { parts.append(mappings[path]?.file.digest ?? "") }
    parts += file.matchingFiles.map(\.digest)
    return SHA256.hex(of: parts.joined(separator: "\n"))
  }

  private func documents(owners: Data?) -> [DocumentRow] {
    let folder = URL(fileURLWithPath: Tool.absolute(file.path)).deletingLastPathComponent().path
    var read: [(path: String, kind: DocumentRow.Kind, bytes: Data)] = [
      (file.path, .migration, file.text.bytes)
    ]
    if let path = file.ownersPath, let owners { read.append((path, .owners, owners)) }
    for (path, mapping) in mappings.sorted(by: { $0.key < $1.key }) {
      read.append((path, .mapping, mapping.file.text.bytes))
    }
    read += file.matchingFiles.map { ($0.path, .matching, $0.bytes) }
    return read.map { path, kind, bytes in
      var sha = SHA256()
      bytes.withUnsafeBytes { sha.update($0) }
      return DocumentRow(
        path: Tool.relative(Tool.absolute(path), to: folder), kind: kind, sha256: sha.finish(), bytes: bytes)
    }
  }

  /// The owners table is a file like any other: any encoding, any delimiter.
  /// - Returns: with the bytes that it was read from.
  package static func readOwners(_ path: String) throws(ImportError) -> (table: OwnersTable, bytes: Data) {
    let before = FileManager.default.contents(atPath: path)
    var options = ReadOptions()
    options.format = .csv
    let reader = try Importers.open(path: path, displayPath: path, options: options)
    try reader.facts.refuseDoubts()
    let batch = RecordBatch()
    var headers: [String] = []
    var rows: [[String: String]] = []
    while try reader.read(into: batch) {
      headers = batch.layout.columns
      for record in 0..<batch.count {
        var row: [String: String] = [:]
        for (column, name) in headers.enumerated() { row[name] = batch.text(record, column) ?? "" }
        rows.append(row)
      }
    }
    guard let bytes = FileManager.default.contents(atPath: path), bytes == before else {
      throw .changed(path)
    }
    return (OwnersTable(rows: rows, headers: headers, path: path), bytes)
  }
}

extension ImportError {
  public var diagnostic: Diagnostic {
    Diagnostic(
      code: code, at: SourcePosition(file: file, line: line ?? 0, column: column),
      message: Bilingual(zh: zh, en: en), hint: Bilingual(zh: hintZh, en: hintEn))
  }
}

extension ShapeError {
  /// Naming the file whose columns they are.
  package func diagnostics(of file: String) -> [Diagnostic] {
    diagnostics.map { problem in
      var problem = problem
      problem.message = Bilingual(
        zh: "\(file):\(problem.message.zh)", en: "\(file): \(problem.message.en)")
      return problem
    }
  }
}
