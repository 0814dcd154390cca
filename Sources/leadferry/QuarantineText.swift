import Desk
import Mapping
import Model
import Reporting

/// Refused records for people, by cause.
struct QuarantineText {
  /// How many records of one cause are shown.
  static let limit = 20
  /// How many groups of one cause are shown above its records.
  static let firstGroups = 3
  /// How many groups are shown where nothing else is.
  static let mostGroups = 200

  var refused: RefusedRecords
  var language: Language
  var width: Int
  /// As they are; they are masked otherwise.
  var showValues = false

  private var isZh: Bool { language == .zh }

  /// - Parameter onlyGroups: what says the same, and how it is mended, without the records.
  func render(onlyGroups: Bool = false) -> String {
    guard refused.total > 0 else { return none }
    let groups = Dictionary(grouping: refused.groups, by: \.code)
    let byCode = records.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    var lines: [String] = []
    for (code, records) in byCode {
      let wording = IssueWording.message(code)
      lines.append("\(records.count) × \(code)")
      lines += TerminalLines.wrap(wording.message.text(language), width, margin: "  ")
      lines += TerminalLines.wrap(wording.remedy.text(language), width, margin: "     ", first: "  -> ")
      lines += self.groups(groups[code] ?? [], all: onlyGroups)
      if !onlyGroups { lines += self.records(records, of: code) }
      lines.append("")
    }
    lines += summary
    return lines.joined(separator: "\n")
  }

  private var none: String {
    switch refused.origin {
    case .store: isZh ? "没有被隔离的记录" : "No record is in quarantine."
    case .plan: isZh ? "没有记录会被隔离" : "No record would be refused."
    case .run(let run): isZh ? "第 \(run) 次运行没有隔离记录" : "Run \(run) refused no record."
    }
  }

  /// A record stands under each of its causes.
  private var records: [String: [RefusedRecord]] {
    var found: [String: [RefusedRecord]] = [:]
    for record in refused.records {
      for code in Set(record.faults.map(\.code)) { found[code, default: []].append(record) }
    }
    return found
  }

  private var summary: [String] {
    let faults = refused.records.reduce(0) { $0 + $1.faults.count { $0.corrected == nil } }
    let more = faults > refused.records.count
    var lines: [String]
    switch refused.origin {
    case .store:
      lines = [
        isZh
          ? "共 \(refused.total) 条记录在隔离中" + (more ? "，\(faults) 处问题" : "")
          : "\(refused.total) \(Self.records(refused.total)) in quarantine"
            + (more ? ", \(faults) faults" : "")
      ]
    case .plan:
      lines = [
        isZh
          ? "共 \(refused.total) 条记录会被隔离" + (more ? "，\(faults) 处问题" : "")
          : "\(refused.total) \(Self.records(refused.total)) would be refused"
            + (more ? ", \(faults) faults" : "")
      ]
    case .run(let run):
      lines = [
        isZh
          ? "第 \(run) 次运行隔离了 \(refused.total) 条记录" + (more ? "，\(faults) 处问题" : "")
          : "\(refused.total) \(Self.records(refused.total)) refused by run \(run)"
            + (more ? ", \(faults) faults" : "")
      ]
    }
    if refused.total > refused.records.count {
      let rest = refused.total - refused.records.count
      lines.append(
        isZh
          ? "报告旁的清单不在了，另有 \(rest) 条没有列出" : "The list beside the report is gone: \(rest) more are not shown.")
    }
    if !refused.hasStore {
      lines.append(
        isZh
          ? "还没有线索库：单元格请在来源里修正；说法和姓名可用 --map、--owner 处理"
          : "No store yet: mend cells in the source, words and names with --map and --owner.")
    }
    if hasMaskedCommands {
      lines.append(isZh ? "加 --show-values 可看到完整的命令" : "With --show-values the commands are whole.")
    }
    if !refused.isJudged {
      lines.append(
        isZh
          ? "只列出每条记录的第一处问题；给出迁移文件可列出全部"
          : "Only the first fault of each record; give the migration to see all.")
    }
    return lines.flatMap { TerminalLines.wrap($0, width) }
  }

  private var hasMaskedCommands: Bool {
    refused.groups.contains { group in
      guard let value = group.value, group.count > 1 else { return false }
      return shownValue(value, group.field) != value && !command(group, value).isEmpty
    }
  }

  private static func records(_ count: Int) -> String { count == 1 ? "record" : "records" }

  // MARK: Groups

  /// Of one cause. Above its records only those that one command mends for several.
  private func groups(_ groups: [RunReport.RefusalGroup], all: Bool) -> [String] {
    let shown =
      all
      ? groups.prefix(Self.mostGroups)
      : groups.filter { $0.count > 1 && !command($0, "").isEmpty }.prefix(Self.firstGroups)
    var lines = shown.flatMap { group -> [String] in
      let value = group.value.map { shownValue($0, group.field) }
      let said = value ?? (isZh ? "(其他值)" : "(other values)")
      let place = [group.column, said].filter { !$0.isEmpty }.joined(separator: ": ")
      guard !place.isEmpty else { return [] }
      let line = TerminalLines.fit("    \(group.count) × \(place)", width)
      return [line] + command(group, value ?? "")
    }
    if all, groups.count > Self.mostGroups {
      let rest = groups.count - Self.mostGroups
      lines.append(isZh ? "    …另有 \(rest) 组" : "    … and \(rest) more groups")
    }
    return lines
  }

  /// As a shell takes it, over several lines where one is too short.
  private func command(_ group: RunReport.RefusalGroup, _ value: String) -> [String] {
    let migration = refused.migration ?? (isZh ? "迁移文件" : "MIGRATION")
    guard
      let pieces = RefusalMend.command(
        group, migration: migration, value: value, hasStore: refused.hasStore)
    else { return [] }
    var lines = ["      " + pieces[0]]
    for piece in pieces.dropFirst() {
      let line = lines[lines.count - 1] + " " + piece
      if DisplayWidth.of(line) + 2 <= width {
        lines[lines.count - 1] = line
      } else {
        lines[lines.count - 1] += " \\"
        lines.append("        " + piece)
      }
    }
    return lines
  }

  private func shownValue(_ value: String, _ field: String) -> String {
    showValues ? value : Mask.value(value, field: field)
  }

  // MARK: Records

  private func records(_ records: [RefusedRecord], of code: String) -> [String] {
    var lines = table(records.prefix(Self.limit).map { cells($0, of: code) })
    if records.count > Self.limit {
      let rest = records.count - Self.limit
      lines.append(
        isZh ? "    …另有 \(rest) 条，可用 quarantine export 导出" : "    … and \(rest) more: see quarantine export")
    }
    return lines
  }

  /// Number, place, key, and the cells at fault: those of this cause first.
  private func cells(_ record: RefusedRecord, of code: String) -> [String] {
    let key = record.key.replacing("\u{1F}", with: " ")
    let faults = record.faults.filter { $0.code == code } + record.faults.filter { $0.code != code }
    let cells = faults.map { fault -> String in
      var cell = fault.column
      if !fault.value.isEmpty {
        let value = shownValue(fault.value, fault.field)
        cell += cell.isEmpty ? value : ": \(value)"
      }
      if fault.corrected != nil { cell += isZh ? "(已更正)" : " (corrected)" }
      return cell
    }
    return [
      record.id.map { "#\($0)" } ?? "", "\(record.file):\(record.line)",
      showValues ? key : Mask.key(key), cells.filter { !$0.isEmpty }.joined(separator: "; "),
    ]
  }

  /// Columns as wide as their widest cell; the last takes what is left.
  private func table(_ rows: [[String]]) -> [String] {
    func widest(_ column: Int) -> Int { rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    let rooms = [widest(0), min(widest(1), width * 2 / 5), min(widest(2), width / 4)]
    return rows.map { row in
      let cells = zip(row, rooms).filter { $1 > 0 }.map { TerminalLines.pad($0, $1) } + [row[3]]
      return TerminalLines.fit("    " + cells.joined(separator: "  "), width)
    }
  }
}

/// Refused records as rows of a CSV: one for each cell at fault, so that each can be given a new value.
enum QuarantineRows {
  /// - Parameter isStored: false: of a plan, whose rows have no number and cannot be filled in and imported.
  static func header(_ language: Language, isStored: Bool) -> [String] {
    let all =
      language == .zh
      ? ["编号", "来源", "对象", "文件", "行", "主键", "原因代码", "原因", "列", "字段", "值", "改为", "处理办法", "原始记录"]
      : [
        "id", "source", "object", "file", "line", "key", "code", "cause", "column", "field", "value",
        "new value", "remedy", "raw record",
      ]
    return isStored ? all : plain(all)
  }

  static func rows(_ record: RefusedRecord, _ language: Language, isStored: Bool) -> [[String]] {
    record.faults.map { fault in
      let all = [
        record.id.map { "\($0)" } ?? "", record.source, record.object, record.file, "\(record.line)",
        record.key, fault.code, fault.message.text(language), fault.column, fault.field, fault.value,
        fault.corrected ?? "", fault.remedy.text(language), record.raw ?? "",
      ]
      return isStored ? all : plain(all)
    }
  }

  private static func plain(_ all: [String]) -> [String] { Array(all[1..<11] + all[12..<13]) }
}
