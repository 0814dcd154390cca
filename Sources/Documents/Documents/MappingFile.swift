import Base
import Model

/// One mapping: how a record of one source becomes entities of the lead model.
public struct MappingFile: Sendable {
  /// As the user named it.
  public var path: String
  public var name: String
  public var namePlace: Place?
  public var title: Bilingual
  public var reads: SourceFormat
  /// What a record is.
  public var object: Entity
  /// Columns that name a record within its source; empty: it has no key.
  public var key: [Name]
  public var fields: [FieldRule]
  public var each: [EachRule]
  public var `where`: Predicate?
  /// Carried as extras. A name may end in `*`.
  public var keep: [Name]
  /// Dropped on purpose. A name may end in `*`.
  public var ignore: [Name]
  /// How the files are to be read.
  public var readOptions: ReadOptions
  /// SHA-256 of the text, 64 hexadecimal digits.
  public var digest: String
  public var text: SourceText

  static let keys = [
    "mapping", "title", "reads", "object", "key", "record", "csv", "encoding", "fields", "each", "where",
    "keep", "ignore",
  ]

  /// Reads and checks the document; transforms and their options are checked when it is compiled.
  public static func load(path: String) -> Loaded<MappingFile> {
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

  public static func load(text: SourceText) -> Loaded<MappingFile> {
    let problems = Problems(text)
    guard let tree = TreeParser.parse(problems), let map = MapReader(tree, "mapping", problems) else {
      return Loaded(value: nil, diagnostics: problems.sorted)
    }
    map.allow(keys)
    let name = map.requiredText("mapping")
    if let name, !MigrationFile.isName(name.value) { problems.add(.badName(name.value), at: name.place) }
    let reads = map.required("reads") == nil ? nil : map.choice("reads", SourceFormat.self)
    let object = map.required("object") == nil ? nil : object(map)
    let fields = readFields(map)
    let lists = readLists(map)
    let format = reads ?? .csv
    let each = readEach(map, parent: "", format: format)
    let predicate = map.value("where").flatMap { PredicateReader.read($0, problems) }
    let options = readOptions(map, format, each)
    let key = map.texts("key") ?? []
    let title = map.bilingual("title")
    guard let name, let reads, let object else {
      return Loaded(value: nil, diagnostics: problems.sorted)
    }
    let file = MappingFile(
      path: text.path, name: name.value, namePlace: name.place,
      title: title ?? Bilingual(zh: name.value, en: name.value), reads: reads, object: object, key: key,
      fields: fields, each: each, where: predicate,
      keep: lists.keep, ignore: lists.ignore, readOptions: options, digest: text.digest, text: text)
    return Loaded(value: file, diagnostics: problems.sorted)
  }

  /// Every object but an owner: those stand in the owners table.
  static func object(_ map: MapReader) -> Entity? {
    guard let name = map.text("object") else { return nil }
    if let entity = Entity(name: name.value), Entity.golden.contains(entity) { return entity }
    let choices = Entity.golden.map(\.name)
    map.problems.add(.notOneOf(key: "object", value: name.value, choices: choices), at: name.place)
    return nil
  }

  static func readFields(_ map: MapReader) -> [FieldRule] {
    guard let tree = map.required("fields"), let fields = MapReader(tree, "fields", map.problems) else {
      return []
    }
    if fields.entries.isEmpty { map.problems.add(.emptyList("fields"), at: tree.place) }
    return fields.entries.compactMap { FieldRule.read($0, map.problems) }
  }

  static func readEach(_ map: MapReader, parent: String, format: SourceFormat) -> [EachRule] {
    guard let entry = map.entry("each"), !entry.value.isNull else { return [] }
    if format == .csv { map.problems.add(.onlyFor(key: "each", format: "xml, json"), at: entry.key.place) }
    guard case .list(let items) = entry.value.kind else {
      map.problems.add(.wrongType("each", .list), at: entry.value.place)
      return []
    }
    let rules = items.compactMap { EachRule.read($0, parent: parent, format: format, map.problems) }
    var seen: [String: Int] = [:]
    for rule in rules {
      if let line = seen[rule.path.value] {
        map.problems.add(.pathTwice(rule.path.value, firstLine: line), at: rule.path.place)
      }
      seen[rule.path.value] = rule.path.place.line
    }
    return rules
  }

  static func readLists(_ map: MapReader) -> (keep: [Name], ignore: [Name]) {
    func list(_ key: String) -> [Name] {
      guard let tree = map.value(key) else { return [] }
      if case .list(let items) = tree.kind, items.isEmpty { return [] }
      return map.texts(key) ?? []
    }
    let keep = list("keep")
    let ignore = list("ignore")
    for name in ignore {
      if let other = keep.first(where: { $0.value == name.value }) {
        map.problems.add(.bothKeptAndIgnored(name.value, firstLine: other.place.line), at: name.place)
      }
    }
    return (keep, ignore)
  }

  private static func readOptions(
    _ map: MapReader, _ format: SourceFormat, _ each: [EachRule]
  ) -> ReadOptions {
    var options = ReadOptions()
    options.format = format
    options.encoding = map.text("encoding")?.value
    if let record = map.entry("record") {
      if format == .csv {
        map.problems.add(.onlyFor(key: "record", format: "xml, json"), at: record.key.place)
      }
      options.record = map.text("record")?.value
    }
    if format == .xml { _ = map.required("record") }
    if let csv = map.entry("csv") {
      if format != .csv { map.problems.add(.onlyFor(key: "csv", format: "csv"), at: csv.key.place) }
      if !csv.value.isNull { CSVOptions.read(csv.value, into: &options, map.problems) }
    }
    if format != .csv { options.children = paths(each) }
    return options
  }

  private static func paths(_ each: [EachRule]) -> [String] {
    each.flatMap { [$0.written] + paths($0.each) }
  }
}
