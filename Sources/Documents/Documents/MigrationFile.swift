import Base
import Foundation
import Model

/// One migration: its sources, its store, its gates.
public struct MigrationFile: Sendable {
  /// As the user named it.
  public var path: String
  public var name: String
  public var title: Bilingual
  /// Absolute; relative globs of the sources start here.
  public var directory: String
  /// Absolute path of the SQLite store.
  public var storePath: String
  public var sources: [SourceEntry]
  /// As the migration's own path was given; nil when there is no owners table.
  public var ownersPath: String?
  /// Absolute path of the folder for reports; nil: where the store is.
  public var reports: String?
  public var gates: Gates
  public var matching: ScoredOptions
  /// Configurations of matching that the migration names.
  public var matchingFiles: [SourceText]
  /// SHA-256 of the text, 64 hexadecimal digits.
  public var digest: String
  public var text: SourceText

  static let keys = [
    "migration", "title", "store", "sources", "owners", "reports", "stages", "gates", "matching",
  ]

  /// Reads and checks the document. That the mappings and the owners table are there is checked, what
  /// they say is not; whether the sources' files are there is for the run to say.
  public static func load(path: String) -> Loaded<MigrationFile> {
    do {
      return load(text: try SourceText.read(path: path))
    } catch {
      return Loaded(
        value: nil,
        diagnostics: [
          Diagnostic(
            code: error.code, at: SourcePosition(file: path, line: 1), message: error.message,
            hint: error.hint)
        ])
    }
  }

  /// The gates of a migration as it was once; none when these bytes are no migration.
  public static func gates(of bytes: Data?) -> Gates {
    let text = SourceText(path: "", text: String(decoding: bytes ?? Data(), as: UTF8.self))
    return document(Problems(text)).map(gates) ?? Gates()
  }

  /// Nil: the text is no map; the problems say why.
  private static func document(_ problems: Problems) -> MapReader? {
    TreeParser.parse(problems).flatMap { MapReader($0, "migration", problems) }
  }

  private static func gates(_ map: MapReader) -> Gates {
    map.value("gates").map { Gates.read($0, map.problems) } ?? Gates()
  }

  static func load(text: SourceText) -> Loaded<MigrationFile> {
    let problems = Problems(text)
    guard let map = document(problems) else {
      return Loaded(value: nil, diagnostics: problems.sorted)
    }
    map.allow(keys)
    let base = Paths.directory(of: text.path)
    let name = map.requiredText("migration")
    if let name, !isName(name.value) { problems.add(.badName(name.value), at: name.place) }
    let store = map.requiredText("store").flatMap { storePath($0, base: base, problems) }
    let sources = sources(map, base: base)
    var owners: String?
    if let name = map.text("owners") {
      let path = Paths.join(base, name.value)
      if !Paths.isFile(path) { problems.add(.ownersMissing(name.value), at: name.place) }
      owners = path
    }
    // Whoever wrote them means less than all to be carried over.
    if let stages = map.entry("stages") { problems.add(.stagesLater, at: stages.key.place) }
    let gates = gates(map)
    var section = ScoredSection(ScoredSection.standard)
    if let tree = map.value("matching") { section.read(tree, base: base, problems) }
    section.options.mergingSources = sources.filter { $0.leads == .merge }.map(\.name).sorted()
    let title = map.bilingual("title")
    guard let name, let store, !problems.hasErrors, section.others.isEmpty else {
      return Loaded(value: nil, diagnostics: problems.sorted + section.others)
    }
    let file = MigrationFile(
      path: text.path, name: name.value, title: title ?? Bilingual(zh: name.value, en: name.value),
      directory: Paths.absolute(base), storePath: store, sources: sources, ownersPath: owners,
      reports: map.text("reports").map { Paths.absolute(Paths.join(base, $0.value)) }, gates: gates,
      matching: section.options, matchingFiles: section.files,
      digest: text.digest, text: text)
    return Loaded(value: file, diagnostics: problems.sorted)
  }

  private static func sources(_ map: MapReader, base: String) -> [SourceEntry] {
    guard let tree = map.required("sources"), let sources = MapReader(tree, "sources", map.problems) else {
      return []
    }
    if sources.entries.isEmpty { map.problems.add(.emptyList("sources"), at: tree.place) }
    return sources.entries.compactMap { SourceEntry.read($0, base: base, map.problems) }
  }

  /// `sqlite:PATH`
  private static func storePath(_ name: Name, base: String, _ problems: Problems) -> String? {
    let text = name.value
    let scheme = text.prefix { $0 != ":" }
    if text.contains("://"), let at = text.firstIndex(of: "@"),
      text[..<at].dropFirst(scheme.count + 3).contains(":")
    {
      problems.add(.secret("store"), at: name.place)
    }
    switch scheme {
    case "sqlite":
      let path = String(text.dropFirst("sqlite:".count))
      guard text.hasPrefix("sqlite:"), !path.isEmpty, !path.hasSuffix("/") else { break }
      return Paths.absolute(Paths.join(base, path))
    case "postgresql", "postgres", "mysql":
      problems.add(.storeLater(String(scheme)), at: name.place)
      return nil
    default: break
    }
    problems.add(.storeUnknown, at: name.place)
    return nil
  }

  /// Letters of any script, digits, `-`, `_` and `.`.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0)
      }
  }
}
