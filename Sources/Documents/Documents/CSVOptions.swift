import Base
import Model

/// `csv:` how the files of a mapping are written.
enum CSVOptions {
  static let keys = [
    "delimiter", "header_row", "header_rows", "header", "footers", "encoding", "quote", "escape",
    "short_rows",
  ]

  static func read(_ tree: Tree, into options: inout ReadOptions, _ problems: Problems) {
    guard let map = MapReader(tree, "csv", problems) else { return }
    map.allow(keys)
    if let name = map.text("delimiter") {
      options.delimiter = delimiter(name.value)
      if options.delimiter == nil { problems.add(.delimiter, at: name.place) }
    }
    if let name = map.text("quote") {
      options.quote = name.value == "none" ? nil : byte(name.value)
      if options.quote == nil && name.value != "none" { problems.add(.quote("quote"), at: name.place) }
    }
    if let name = map.text("escape") {
      options.escape = byte(name.value)
      if options.escape == nil || options.escape == options.quote {
        problems.add(.quote("escape"), at: name.place)
      }
    }
    if let name = map.text("short_rows") {
      switch name.value {
      case "whole": options.takesShortRows = true
      case "refuse": options.takesShortRows = false
      default:
        problems.add(
          .notOneOf(key: "short_rows", value: name.value, choices: ["whole", "refuse"]), at: name.place)
      }
    }
    options.headerRow = map.integer("header_row", from: 1)
    options.headerRowCount = map.integer("header_rows", from: 1)
    options.header = map.texts("header")?.map(\.value)
    if let entry = map.entry("footers") {
      if entry.value.scalar?.value == "none" {
        options.keepsFooters = true
      } else {
        options.footers = map.texts("footers")?.map(\.value) ?? []
      }
    }
    if let encoding = map.text("encoding") { options.encoding = encoding.value }
    if options.header != nil, let row = map.entry("header_row") ?? map.entry("header_rows") {
      problems.add(.twoSources("header", row.key.value), at: row.key.place)
    }
  }

  private static func byte(_ text: String) -> UInt8? {
    guard text.utf8.count == 1, let byte = text.utf8.first, (0x21...0x7E).contains(byte) else { return nil }
    return byte
  }

  private static func delimiter(_ text: String) -> UInt8? {
    if text == "tab" || text == "TAB" || text == "\\t" { return 9 }
    guard text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, byte != 0x22,
      byte >= 0x1C || byte == 9 || byte == 1
    else { return nil }
    return byte
  }
}
