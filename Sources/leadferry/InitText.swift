import Foundation
import Mapping
import Model
import Reporting
import Run

/// What `init` made, what it is unsure of, and what comes next: a screen of 80 columns.
struct InitText {
  var folder: String
  /// Where the migration was written, as a person would type it.
  var target: String
  var draft: MigrationDraft
  var files: Int
  var peopleFiles: [String]
  var leftOut: [ExportFolder.LeftOut]

  private static let width = 80
  private static let groupLimit = 9
  private static let listLimit = 8

  // MARK: For people

  func render(_ language: Language) -> String {
    let isZh = language == .zh
    let records = draft.drafts.reduce(0) { $0 + $1.records }
    var lines = [
      isZh
        ? "\(folder)：\(files) 个文件，\(records) 条记录"
        : "\(folder): \(Self.count(files, "file")), \(Self.count(records, "record"))",
      "", isZh ? "写好了" : "Written",
    ]
    let names = ["migration.yaml", "owners.csv"] + draft.drafts.map { $0.name + ".yaml" }
    let width = min(34, (names.map { DisplayWidth.of(Self.join(target, $0)) }.max() ?? 0) + 2)
    func add(_ name: String, _ text: String) {
      lines.append("  " + DisplayWidth.pad(Self.join(target, name), width - 1) + " " + text)
    }
    add("migration.yaml", isZh ? "\(draft.drafts.count) 个来源" : Self.count(draft.drafts.count, "source"))
    if !draft.owners.rows.isEmpty {
      let left = draft.owners.rows.filter(\.hasLeft).count
      let nameless = draft.owners.rows.filter { $0.name.isEmpty }.count
      add(
        "owners.csv",
        nameless > 0
          ? (isZh
            ? "\(draft.owners.rows.count) 人，\(nameless) 人只有编号：请填姓名"
            : "\(draft.owners.rows.count) people, \(nameless) known by id alone: add their names")
          : isZh
            ? "\(draft.owners.rows.count) 人\(left > 0 ? "，\(left) 人已离职：请填接手人" : "")"
            : (draft.owners.rows.count == 1 ? "1 person" : "\(draft.owners.rows.count) people")
              + (left > 0 ? ", \(left) left: name who takes over" : ""))
    }
    for item in draft.drafts.prefix(Self.listLimit) {
      let title = item.object.title.text(language)
      let marks = item.doubts.count
      add(
        item.name + ".yaml",
        isZh
          ? "\(item.records) 条\(title)，\(item.fieldCount) 个字段，保留 \(item.keptCount) 列，\(marks) 处 # ?"
          : "\(item.records) × \(item.object.name), \(item.fieldCount) fields, \(item.keptCount) kept, \(marks) × # ?"
      )
    }
    if draft.drafts.count > Self.listLimit {
      lines.append(Self.more(draft.drafts.count - Self.listLimit, isZh))
    }
    lines += leftOutLines(language) + doubtLines(language)
    let file = Self.join(target, "migration.yaml")
    lines += ["", isZh ? "下一步" : "Next"]
    if draft.refusedAtMost > 0 {
      lines.append(
        isZh
          ? "  约 \(draft.refusedAtMost) 条记录会被拒收：见 \(file) 的 gates"
          : "  about \(draft.refusedAtMost) records would be refused: see gates in \(file)")
    }
    lines.append(isZh ? "  核对标 # ? 的行，然后：" : "  look through the lines with # ?, then")
    lines += ["  leadferry check \(file)", "  leadferry plan \(file) --out plan-1"]
    return lines.joined(separator: "\n")
  }

  private func leftOutLines(_ language: Language) -> [String] {
    let isZh = language == .zh
    var lines: [String] = []
    if !peopleFiles.isEmpty {
      lines += ["", isZh ? "用作负责人表，不是来源" : "Read for owners.csv, and no source"]
      lines += peopleFiles.prefix(3).map { "  " + $0 }
    }
    guard !leftOut.isEmpty else { return lines }
    lines += ["", isZh ? "没有用到" : "Left out"]
    for item in leftOut.prefix(4) {
      lines += Self.wrapped("\(item.path): \(item.reason.text(language))", indent: "  ")
    }
    if leftOut.count > 4 { lines.append(Self.more(leftOut.count - 4, isZh)) }
    return lines
  }

  /// By reason, the most frequent first, with the first places.
  private func doubtLines(_ language: Language) -> [String] {
    var groups: [String: (text: String, places: [String])] = [:]
    var order: [String] = []
    for item in draft.drafts {
      for doubt in item.doubts {
        for text in doubt.reason.components(separatedBy: language == .zh ? "；" : "; ") {
          let key = text.filter { !$0.isNumber }
          if groups[key] == nil {
            order.append(key)
            groups[key] = (text, [])
          }
          groups[key]?.places.append("\(item.name).yaml:\(doubt.line) \(doubt.subject)")
        }
      }
    }
    guard !order.isEmpty else { return [] }
    let isZh = language == .zh
    let idle = DraftReason.unknown.text.text(language)
    let ranked = order.enumerated().sorted { left, right in
      // Columns that nobody knows are kept: least of all doubts.
      if (left.element == idle) != (right.element == idle) { return right.element == idle }
      let (a, b) = (groups[left.element]?.places.count ?? 0, groups[right.element]?.places.count ?? 0)
      return a != b ? a > b : left.offset < right.offset
    }.map(\.element)
    var lines = ["", isZh ? "拿不准的" : "Unsure of"]
    for key in ranked.prefix(Self.groupLimit) {
      guard let group = groups[key] else { continue }
      let head = "  \(group.places.count) × \(group.text)"
      lines.append(Self.cut(head))
      let rest = group.places.count > 2 ? ", …" : ""
      lines.append(Self.cut("      " + group.places.prefix(2).joined(separator: ", ") + rest))
    }
    if ranked.count > Self.groupLimit { lines.append(Self.more(ranked.count - Self.groupLimit, isZh)) }
    return lines
  }

  private static func more(_ count: Int, _ isZh: Bool) -> String {
    isZh ? "  … 还有 \(count) 项" : "  … and \(count) more"
  }

  private static func count(_ number: Int, _ word: String) -> String {
    "\(number) \(word)\(number == 1 ? "" : "s")"
  }

  private static func cut(_ line: String) -> String {
    guard DisplayWidth.of(line) > width else { return line }
    var text = ""
    for character in line where DisplayWidth.of(text) < width - 2 { text.append(character) }
    return text + "…"
  }

  private static func wrapped(_ text: String, indent: String) -> [String] {
    let lines = DisplayWidth.wrap(text, width - 4)
    return lines.enumerated().map { ($0.offset == 0 ? indent : indent + "  ") + $0.element }
  }

  // MARK: Paths

  /// A path as a person in the working directory would write it.
  static func shown(_ path: String) -> String {
    let here = ExportFolder.absolute(".")
    if path == here { return "." }
    return path.hasPrefix(here + "/") ? String(path.dropFirst(here.count + 1)) : path
  }

  static func join(_ folder: String, _ name: String) -> String { folder == "." ? name : folder + "/" + name }

  // MARK: For machines, and when there is nothing

  static func nothing(_ folder: String, _ leftOut: [ExportFolder.LeftOut]) -> RunError {
    var list = [
      Diagnostic(
        code: "no-exports",
        message: Bilingual(zh: "\(folder) 里没有可以读的导出文件", en: "\(folder) holds no export that can be read"),
        hint: Bilingual(zh: "支持 CSV、XML、JSON，可用 gzip 压缩", en: "CSV, XML and JSON are read, gzipped or not"))
    ]
    for item in leftOut.prefix(8) {
      list.append(
        Diagnostic(
          .note, code: "left-out",
          message: Bilingual(zh: "\(item.path)：\(item.reason.zh)", en: "\(item.path): \(item.reason.en)")))
    }
    return .shape(list)
  }

  private struct Document: Encodable {
    struct Doubt: Encodable {
      var line: Int
      var subject: String
      var reason: String
    }
    struct Source: Encodable {
      var name: String
      var files: [String]
      var mapping: String
      var object: String
      var records: Int
      var fields: Int
      var kept: Int
      var doubts: [Doubt]
    }
    struct File: Encodable {
      var path: String
      var reason: Bilingual
    }

    var schema = "leadferry-init/1"
    var migration: String
    var owners: Int
    var sources: [Source]
    var peopleFiles: [String]
    var leftOut: [File]
  }

  func json() -> String {
    let document = Document(
      migration: Self.join(target, "migration.yaml"), owners: draft.owners.rows.count,
      sources: zip(draft.shapes, draft.drafts).map { shape, item in
        Document.Source(
          name: item.name, files: shape.patterns, mapping: Self.join(target, item.name + ".yaml"),
          object: item.object.name, records: item.records, fields: item.fieldCount, kept: item.keptCount,
          doubts: item.doubts.map { .init(line: $0.line, subject: $0.subject, reason: $0.reason) })
      },
      peopleFiles: peopleFiles, leftOut: leftOut.map { .init(path: $0.path, reason: $0.reason) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: (try? encoder.encode(document)) ?? Data(), as: UTF8.self)
  }
}
