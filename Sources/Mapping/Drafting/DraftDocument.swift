import Base
import Documents
import Model

/// The lines of one drafted mapping.
struct DraftDocument {
  let draft: MappingDraft

  init(_ outline: DraftOutline, _ all: [DraftOutline], hasOwners: Bool, _ language: Language) {
    let file = outline.file
    let root = file.root
    let object = outline.finder.object
    let maker = RuleMaker(locale: DraftLocale(file), hasOwners: hasOwners)
    var main = KindDraft(
      root, object: object, key: outline.key.column, maker: maker, links: outline.links(all), isChild: false,
      isStageHistory: outline.finder.isStageHistory)
    if main.rules.isEmpty { main.addPlaceholder() }
    var writer = DraftWriter(language)
    let opening = Bilingual(
      zh: "# 起草自 \(file.path)，\(root.records) 条记录。标 # ? 的是猜的：请核对、改好、去掉标记。",
      en:
        "# Drafted from \(file.path), \(root.records) records. `# ?` marks what is guessed: check it, mend it."
    )
    writer.line(DraftWriter.comment(opening.text(language)))
    writer.line("mapping: \(file.name)")
    writer.line(
      "reads: \(file.format.rawValue)",
      root.faulted > 0 ? [.faulted(count: root.faulted, of: root.records)] : [])
    if file.format != .csv, let path = file.recordPath ?? (file.format == .xml ? "record" : nil) {
      writer.line("record: \(DraftWriter.quoted(path))", file.recordPath == nil ? [.record] : [])
    }
    for line in file.options.lines { writer.line(line) }
    if let merged = file.mergedColumn, !merged.isEmpty {
      writer.line("fill_down: [\(DraftWriter.flowQuoted(merged))]", [.mergedCells])
    }
    writer.line("object: \(object.name)", outline.finder.isSure || root.records == 0 ? [] : [.object])
    if let key = outline.key.column {
      let name = outline.isSalesforceKey ? DraftWriter.flowQuoted(key) : DraftWriter.quoted(key)
      writer.line(
        outline.isSalesforceKey ? "key: {from: \(name), as: salesforce-id}" : "key: \(name)",
        outline.key.reasons)
    } else {
      writer.line("# key:", outline.key.reasons.isEmpty ? [.noKey] : outline.key.reasons)
    }
    writer.kind(main, indent: "")
    let others = Self.children(file, maker, &writer)
    Self.deleted(root, &writer)
    writer.keep(main.kept, others.unknown, indent: "")
    let rules = main.rules + others.kinds.flatMap(\.rules)
    let owners = main.ownerColumn.flatMap { name in root.columns.first { $0.name == name } }
    draft = MappingDraft(
      name: file.name, path: file.path, object: object, records: root.records, fieldCount: rules.count,
      keptCount: main.kept.count + others.kinds.reduce(0) { $0 + $1.kept.count }, text: writer.text,
      damagedCells: rules.reduce(0) { $0 + $1.damaged }, keylessRecords: outline.key.refused,
      faultedRecords: root.faulted,
      owners: owners ?? others.owners)
  }

  /// Child records of a kind that is known become `each:`; the others are kept by their path.
  private static func children(
    _ file: DraftFile, _ maker: RuleMaker, _ writer: inout DraftWriter
  ) -> (kinds: [KindDraft], unknown: [String], owners: ColumnEvidence?) {
    var kinds: [KindDraft] = []
    var unknown: [String] = []
    var owners: ColumnEvidence?
    for kind in file.kinds.dropFirst() {
      guard let object = FieldGuess.object(ofPath: kind.path) else {
        unknown.append(kind.path)
        continue
      }
      var child = KindDraft(kind, object: object, key: nil, maker: maker, links: [:], isChild: true)
      if child.rules.isEmpty { child.addPlaceholder() }
      if kinds.isEmpty { writer.line("each:") }
      writer.line("  - path: \(DraftWriter.quoted(kind.path))")
      writer.line("    object: \(object.name)")
      writer.kind(child, indent: "    ")
      writer.keep(child.kept, [], indent: "    ")
      kinds.append(child)
      if let name = child.ownerColumn, owners == nil { owners = kind.columns.first { $0.name == name } }
    }
    return (kinds, unknown, owners)
  }

  /// Records that their own system marked as deleted are no live ones.
  private static func deleted(_ root: DraftKind, _ writer: inout DraftWriter) {
    guard
      let column = root.columns.first(where: { HeaderWords.deletedNames.contains(HeaderName($0.name).core) })
    else { return }
    let seen = column.values.map { $0.text.trimmingBlanks }
    let words = HeaderWords.deletedValues.filter { ["true", "TRUE", "1"].contains($0) || seen.contains($0) }
    let values = words.map { "\"\($0)\"" }.joined(separator: ", ")
    let name = DraftWriter.quoted(column.name)
    let marked = "deleted: {column: \(name), values: [\(values)]}"
    writer.line(
      DraftWriter.takes(marked)
        ? marked : "where: {\(DraftWriter.flowQuoted(column.name)): {not_in: [\(values)]}}")
  }
}

extension DraftFile {
  /// How the file was to be read, where somebody said so: the mapping has to say it, too.
  public struct Options: Sendable {
    public var encoding: String?
    public var delimiter: UInt8?
    public var headerRow: Int?
    public var headerRowCount: Int?

    public init(_ options: ReadOptions = ReadOptions()) {
      encoding = options.encoding
      delimiter = options.delimiter
      headerRow = options.headerRow
      headerRowCount = options.headerRowCount
    }

    var lines: [String] {
      var parts: [String] = []
      if let delimiter {
        parts.append("delimiter: " + (delimiter == 9 ? "tab" : "\"\(Character(Unicode.Scalar(delimiter)))\""))
      }
      if let headerRow { parts.append("header_row: \(headerRow)") }
      if let headerRowCount { parts.append("header_rows: \(headerRowCount)") }
      return (encoding.map { ["encoding: \($0)"] } ?? [])
        + (parts.isEmpty ? [] : ["csv: {\(parts.joined(separator: ", "))}"])
    }
  }
}
