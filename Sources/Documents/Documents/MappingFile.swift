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
  /// The transform that gives the record's key its form: `id`, or `salesforce-id`.
  public var keyTransform = "id"
  public var fields: [FieldRule]
  public var each: [EachRule]
  /// `changed_at:` the field that says when a record was changed; nil: it is not said.
  public var changedAt: ChangeTime?
  public var `where`: Predicate?
  /// Carried as extras. A name may end in `*`.
  public var keep: [Name]
  /// Dropped on purpose. A name may end in `*`.
  public var ignore: [Name]
  /// Columns whose blank cells say what the nearest filled cell above them says.
  public var fillDown: [Name] = []
  /// How the files are to be read.
  public var readOptions: ReadOptions
  /// SHA-256 of the text, 64 hexadecimal digits.
  public var digest: String
  public var text: SourceText

  static let keys = [
    "mapping", "title", "reads", "object", "key", "record", "csv", "encoding", "fields", "each", "where",
    "keep", "ignore", "changed_at", "fill_down",
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
    var options = readOptions(map, format, each)
    let fillDown = readFillDown(map, format)
    options.fillDown = fillDown.map(\.value)
    let key = readKey(map)
    let title = map.bilingual("title")
    guard let name, let reads, let object else {
      return Loaded(value: nil, diagnostics: problems.sorted)
    }
    var file = MappingFile(
      path: text.path, name: name.value, namePlace: name.place,
      title: title ?? Bilingual(zh: name.value, en: name.value), reads: reads, object: object,
      key: key.columns, keyTransform: key.transform,
      fields: fields, each: each, changedAt: ChangeTime.read(map, fields), where: predicate,
      keep: lists.keep, ignore: lists.ignore, fillDown: fillDown, readOptions: options, digest: text.digest,
      text: text)
    file.keepConditions()
    return Loaded(value: file, diagnostics: problems.sorted)
  }

  /// `key: column`, a list of columns, or `{from: …, as: salesforce-id}`.
  private static func readKey(_ map: MapReader) -> (columns: [Name], transform: String) {
    guard let tree = map.value("key"), case .map = tree.kind, let own = MapReader(tree, "key", map.problems)
    else {
      return (map.texts("key") ?? [], "id")
    }
    own.allow(["from", "as"])
    let columns = own.required("from") == nil ? [] : own.texts("from") ?? []
    let name = own.text("as")
    let choices = ["id", "salesforce-id"]
    if let name, !choices.contains(name.value) {
      map.problems.add(.notOneOf(key: "as", value: name.value, choices: choices), at: name.place)
    }
    return (columns, name?.value ?? "id")
  }

  /// A column that `where:` looks at, and that nothing else names, is mentioned: it is kept.
  private mutating func keepConditions() {
    var named = Set(key.map(\.value))
    for rule in fields {
      switch rule.origin {
      case .columns(let columns): named.formUnion(columns.map(\.value))
      case .template(let text): named.formUnion(Self.columns(ofTemplate: text.value))
      case .constant: break
      }
    }
    for name in `where`?.names ?? [] where !named.contains(name.value) {
      if fields.contains(where: { $0.path.value == name.value }) { continue }
      let isListed = (keep + ignore).contains { list in
        list.value == name.value || list.value.hasSuffix("*") && name.value.hasPrefix(list.value.dropLast())
      }
      if !isListed, LeadModel.field(path: name.value) == nil { keep.append(name) }
      named.insert(name.value)
    }
  }

  /// The names that stand in single braces.
  private static func columns(ofTemplate text: String) -> [String] {
    text.replacing("{{", with: "").replacing("}}", with: "").split(separator: "{").dropFirst()
      .compactMap { $0.split(separator: "}", omittingEmptySubsequences: false).first.map(String.init) }
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
    return FieldRule.withTitles(fields.entries.compactMap { FieldRule.read($0, map.problems) })
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

  private static func readFillDown(_ map: MapReader, _ format: SourceFormat) -> [Name] {
    guard let entry = map.entry("fill_down") else { return [] }
    if format != .csv {
      map.problems.add(.onlyFor(key: "fill_down", format: "csv"), at: entry.key.place)
      return []
    }
    var names: [Name] = []
    for name in map.texts("fill_down") ?? [] {
      if let other = names.first(where: { $0.value == name.value }) {
        map.problems.add(.columnTwice(name.value, firstLine: other.place.line), at: name.place)
      } else {
        names.append(name)
      }
    }
    return names
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
