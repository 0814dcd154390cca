import Base
import Model

/// `csv:` how the files of a mapping are written.
enum CSVOptions {
  static let keys = ["delimiter", "header_row", "header_rows", "header", "footers", "encoding"]

  static func read(_ tree: Tree, into options: inout ReadOptions, _ problems: Problems) {
    guard let map = MapReader(tree, "csv", problems) else { return }
    map.allow(keys)
    if let name = map.text("delimiter") {
      options.delimiter = delimiter(name.value)
      if options.delimiter == nil { problems.add(.delimiter, at: name.place) }
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

  private static func delimiter(_ text: String) -> UInt8? {
    if text == "tab" || text == "TAB" || text == "\\t" { return 9 }
    guard text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, byte != 0x22,
      byte >= 0x20 || byte == 9
    else { return nil }
    return byte
  }
}
