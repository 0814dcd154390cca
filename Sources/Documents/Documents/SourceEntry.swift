import Base
import Foundation
import Model

/// One source of a migration: a legacy system's exports.
public struct SourceEntry: Sendable {
  public var name: String
  public var place: Place
  /// How far the source is believed where sources differ: the higher wins.
  public var trust: Int
  /// Each export holds all records, so one that is no longer there has vanished.
  public var isSnapshot: Bool
  /// It says `snapshot: false`: its files hold what changed, a record as often as it did.
  public var isDelta: Bool
  public var inputs: [InputEntry]
  public var leads = Leads.separate

  /// What two leads of one person are, when they stand under two keys.
  public enum Leads: String, Sendable, CaseIterable {
    /// Two: its own system said so.
    case separate
    /// One, where nothing contradicts: a sheet that people typed twice.
    case merge
  }

  static let keys = ["files", "mapping", "objects", "trust", "snapshot", "encoding", "leads"]

  static func read(_ entry: Tree.Entry, base: String, _ problems: Problems) -> SourceEntry? {
    let name = entry.key.value
    if !MigrationFile.isName(name) { problems.add(.badName(name), at: entry.key.place) }
    guard let map = MapReader(entry.value, name, problems) else { return nil }
    map.allow(keys)
    let snapshot = map.boolean("snapshot")
    var source = SourceEntry(
      name: name, place: entry.key.place, trust: map.integer("trust") ?? 1,
      isSnapshot: snapshot ?? false, isDelta: snapshot == false, inputs: [])
    source.leads = map.choice("leads", Leads.self) ?? .separate
    guard let objects = map.entry("objects") else {
      if let input = InputEntry.read(map, at: entry.key.place, base: base) { source.inputs = [input] }
      return source
    }
    for key in ["files", "mapping"] where map.entry(key) != nil {
      problems.add(.filesAndObjects, at: objects.key.place)
    }
    guard case .list(let items) = objects.value.kind else {
      problems.add(.wrongType("objects", .list), at: objects.value.place)
      return source
    }
    if items.isEmpty { problems.add(.emptyList("objects"), at: objects.value.place) }
    for item in items {
      guard let map = MapReader(item, "objects", problems) else { continue }
      map.allow(["files", "mapping", "encoding"])
      if let input = InputEntry.read(map, at: item.place, base: base) { source.inputs.append(input) }
    }
    return source
  }
}

/// Files of one shape, and the mapping that reads them.
public struct InputEntry: Sendable {
  /// Globs, relative to the migration's directory.
  public var files: [String]
  /// Path of the mapping, as the migration's own path was given: `check` names it so.
  public var mapping: String
  /// Overrides what the mapping and the file say.
  public var encoding: String?
  public var place: Place

  /// How its files are read: as their mapping says, unless the migration says otherwise. Whoever opens one
  /// of the files asks here, so that all of them see the same records.
  public func readOptions(_ mapping: MappingFile) -> ReadOptions {
    var options = mapping.readOptions
    if let encoding { options.encoding = encoding }
    return options
  }

  static func read(_ map: MapReader, at place: Place, base: String) -> InputEntry? {
    let problems = map.problems
    var files: [String] = []
    for name in map.required("files") == nil ? [] : map.texts("files") ?? [] {
      if isGlob(name.value) {
        files.append(name.value)
      } else {
        problems.add(.badGlob(name.value), at: name.place)
      }
    }
    guard let mapping = map.requiredText("mapping") else { return nil }
    let path = Paths.join(base, mapping.value)
    if !Paths.isFile(path) { problems.add(.mappingMissing(mapping.value), at: mapping.place) }
    return InputEntry(
      files: files, mapping: path, encoding: map.text("encoding")?.value, place: place)
  }

  /// `*`, `?` and `[…]`; a bracket must be closed.
  static func isGlob(_ text: String) -> Bool {
    guard !text.isEmpty, !text.hasSuffix("/"), !text.unicodeScalars.contains("\0") else { return false }
    var open = false
    for character in text {
      if character == "[" { open = true }
      if character == "]" { open = false }
    }
    return !open
  }
}

/// Paths in files that a person wrote: relative to the file that names them.
enum Paths {
  static func directory(of path: String) -> String {
    let directory = (path as NSString).deletingLastPathComponent
    return directory.isEmpty ? "." : directory
  }

  static func join(_ base: String, _ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return base == "." ? path : (base as NSString).appendingPathComponent(path)
  }

  static func absolute(_ path: String) -> String {
    let full = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    return (full as NSString).standardizingPath
  }

  static func isFile(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && !isDirectory.boolValue
  }
}
