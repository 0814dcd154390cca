import Foundation
import Invented

/// One source of a random migration: how it is written, how it is mapped, and what it holds tonight.
struct RandomSource {
  /// What a cell is filled with.
  enum Content: CaseIterable { case company, person, phones, date, money, status, text, choice, owner }

  struct Column {
    var name: String
    var content: Content
    /// Field and rule; nil: the column is kept or ignored by name, or read by another's rule.
    var rule: (field: String, options: String)?
    /// Another column that the rule reads behind this one.
    var second: String?
    var isRead = false
  }

  struct Row {
    var key: String
    var cells: [String]
    /// Records of its own: a key, which may be missing or come twice, and their cells.
    var children: [(key: String, cells: [String])] = []
  }

  let name: String
  let object: String
  private let format: String
  private let encoding: String
  private let delimiter: String
  private let isSnapshot: Bool
  private let hasDatedNames: Bool
  private let isInPieces: Bool
  private let refersTo: String?
  private let leavesOut: Bool
  private let keepsRest: Bool
  private let childrenHaveKeys: Bool
  private let keepsUnknown: Bool
  /// Of JSON: a kept column comes several times, and another is called as the second cell of it would be.
  private let hasLists: Bool
  /// A column that nobody needs stands before the others tonight.
  private var hasPassingColumn = false
  private var edits = 0
  private var columns: [Column] = []
  private var rows: [Row] = []
  private var nextKey = 1

  init(_ name: String, object: String, refersTo: String?, _ random: inout SplitMix64) {
    self.name = name
    self.object = object
    self.refersTo = refersTo
    format = random.pick(["csv", "csv", "xml", "json"])
    encoding =
      format == "csv"
      ? random.pick(["utf-8", "bom", "gb18030", "utf-16"])
      : format == "xml" ? random.pick(["utf-8", "gb18030"]) : random.pick(["array", "envelope", "lines"])
    delimiter = random.pick([",", ";", "\t"])
    isSnapshot = random.chance(70)
    hasDatedNames = random.chance(40)
    isInPieces = random.chance(30)
    leavesOut = random.chance(30)
    keepsRest = random.chance(50)
    childrenHaveKeys = random.chance(50)
    keepsUnknown = random.chance(50)
    hasLists = format == "json" && random.chance(50)
    columns = Self.columns(object, &random)
  }

  private static func columns(_ object: String, _ random: inout SplitMix64) -> [Column] {
    let keeps = { (random: inout SplitMix64) in random.chance(50) ? ", invalid: keep" : "" }
    var list = [Column(name: "公司", content: .company, rule: ("account.name", "as: company"))]
    let take = random.pick(["take: first", "take: mobile"])
    if object == "account" {
      if random.chance(70) {
        list.append(
          Column(name: "电话", content: .phones, rule: ("account.phone", "as: phone, \(take)\(keeps(&random))"))
        )
      }
    } else {
      list.append(Column(name: "联系人", content: .person, rule: ("contact.name", "as: person")))
      list.append(
        Column(name: "手机", content: .phones, rule: ("contact.mobile", "as: phone, \(take)\(keeps(&random))")))
      if random.chance(30) {
        list[list.count - 1].second = "手机二"
        list.append(Column(name: "手机二", content: .phones, isRead: true))
      }
      if random.chance(50) {
        list.append(
          Column(
            name: "其他电话", content: .phones,
            rule: ("contact.other_phones", "as: phone, take: all\(keeps(&random))")))
        if random.chance(50) {
          list[list.count - 1].second = "传真"
          list.append(Column(name: "传真", content: .phones, isRead: true))
        }
      }
    }
    if object == "lead" {
      list.append(
        Column(
          name: "状态", content: .status,
          rule: ("lead.status", "values: {新: new, 跟进: working, 成交: converted}\(keeps(&random))")))
      if random.chance(60) {
        list.append(
          Column(
            name: "创建时间", content: .date,
            rule: ("lead.created_at", "as: datetime, zone: Asia/Shanghai\(keeps(&random))")))
      }
      if random.chance(60) {
        let blank = random.chance(30) ? ", blank: clear" : ""
        list.append(Column(name: "备注", content: .text, rule: ("lead.remark", "as: text\(blank)")))
      }
      if random.chance(40) {
        list.append(
          Column(
            name: "金额", content: .money,
            rule: ("opportunity.amount", "as: money, currency: CNY\(keeps(&random))")))
      }
    }
    if object != "account", random.chance(50) {
      list.append(
        Column(name: "负责人", content: .owner, rule: ("\(object).owner", "as: owner\(keeps(&random))")))
    }
    if random.chance(60) { list.append(Column(name: "区域", content: .choice)) }
    if random.chance(60) { list.append(Column(name: "其他", content: .text)) }
    return list
  }

  // MARK: What people wrote

  /// Of `sources:` in the migration.
  var entry: String {
    let files = hasDatedNames ? "\(name)-*.\(format)" : "\(name)*.\(format)"
    return "files: \"\(files)\", mapping: \(name).yaml, trust: \(name.count % 3 + 1), snapshot: \(isSnapshot)"
  }

  private var hasChildren: Bool { format != "csv" && object != "contact" }

  var mapping: String {
    var text = "mapping: \(name)\nreads: \(format)\nobject: \(object)\nkey: 编号\n"
    if format == "xml" { text += "record: list/item\n" }
    if format == "json", encoding == "envelope" { text += "record: $.data.items[*]\n" }
    text += "fields:\n"
    for column in columns {
      guard let rule = column.rule else { continue }
      let from = column.second.map { "[\(column.name), \($0)]" } ?? column.name
      text += "  \(rule.field): {from: \(from), \(rule.options)}\n"
    }
    if let refersTo {
      let keeps = keepsUnknown ? ", invalid: keep" : ""
      text += "  \(object).account: {from: 客户编码, source: \(refersTo)\(keeps)}\n"
    }
    if hasChildren {
      text += "each:\n  - path: \(childPath)\n    object: activity\n"
      if childrenHaveKeys { text += "    key: id\n" }
      text += "    fields:\n      activity.content: memo\n"
      text += "      activity.at: {from: at, as: datetime, zone: Asia/Shanghai, invalid: keep}\n"
      if !childrenHaveKeys { text += "    keep: [id]\n" }
    }
    let rest = columns.filter { $0.rule == nil && !$0.isRead }.map(\.name)
    var lists = [keepsRest ? "keep" : "ignore": rest]
    lists["ignore", default: []].append("\"临时*\"")
    if hasLists { lists["keep", default: []] += ["标签", "\"标签[2]\""] }
    for (list, names) in lists.sorted(by: { $0.key < $1.key }) where !names.isEmpty {
      text += "\(list): [\(names.joined(separator: ", "))]\n"
    }
    if leavesOut, rest.contains("区域") { text += "where: {区域: {not_in: [南]}}\n" }
    return text + String(repeating: "# edited\n", count: edits)
  }

  private var childPath: String { format == "xml" ? "logs/log" : "logs" }

  // MARK: What it holds

  /// Changes what it holds, as a day does, and writes it.
  mutating func writeExports(night: Int, in folder: String, _ random: inout SplitMix64) throws {
    if night == 1 {
      for _ in 0..<(3 + random.below(25)) { rows.append(newRow(&random)) }
    } else {
      rows.removeAll { _ in random.chance(8) }
      for index in rows.indices where random.chance(25) {
        let column = random.below(columns.count)
        rows[index].cells[column] = cell(columns[column].content, &random)
        if random.chance(40) { rows[index].children = newChildren(&random) }
      }
      for _ in 0..<random.below(6) { rows.append(newRow(&random)) }
      if rows.isEmpty { rows.append(newRow(&random)) }
    }
    hasPassingColumn = random.chance(30)
    if night > 1, random.chance(15) { edits += 1 }
    let files = FileManager.default
    for old in try files.contentsOfDirectory(atPath: folder)
    where old.hasPrefix(name) && old.hasSuffix("." + format) {
      try files.removeItem(atPath: folder + "/" + old)
    }
    let date = hasDatedNames ? "-2026110\(night)" : ""
    let middle = isInPieces ? rows.count / 2 : rows.count
    let pieces = [rows[..<middle], rows[middle...]].filter { !$0.isEmpty }
    for (number, piece) in pieces.enumerated() {
      let path = "\(folder)/\(name)\(date)\(number == 0 ? "" : "-\(number)").\(format)"
      try Data(bytes(Array(piece))).write(to: URL(fileURLWithPath: path))
    }
  }

  private mutating func newRow(_ random: inout SplitMix64) -> Row {
    nextKey += 1
    // A key that is blank, or another's.
    let number = random.chance(3) ? max(2, nextKey - 1) : nextKey
    let key = random.chance(2) ? "" : "\(name.prefix(1))\(number)"
    var row = Row(key: key, cells: columns.map { cell($0.content, &random) })
    row.children = newChildren(&random)
    return row
  }

  private func newChildren(_ random: inout SplitMix64) -> [(key: String, cells: [String])] {
    guard hasChildren else { return [] }
    return (0..<random.below(5)).map { number in
      // Some are empty, and some have the key of another.
      let key = random.chance(20) ? "" : "\(random.chance(20) ? 0 : number)"
      let isEmpty = random.chance(20)
      return (key, isEmpty ? ["", ""] : [cell(.text, &random), cell(.date, &random)])
    }
  }

  private func cell(_ content: Content, _ random: inout SplitMix64) -> String {
    if random.chance(12) { return "" }
    switch content {
    case .company: return random.pick(["甲", "乙", "丙", "丁"]) + random.pick(["科技", "贸易"]) + "有限公司"
    case .person: return random.pick(["张伟", "李娜", "王芳", "赵敏", "张总", "欧阳锋", "Ann Lee"])
    case .phones:
      let one = "1381234\(5000 + random.below(40))"
      return random.pick([
        one, one, one, "0571-8888\(6000 + random.below(9))", one + "/0571-88886666", "没有电话", "1.38E+10",
        one + ", " + one, "未知/" + one, "12", "转3301",
      ])
    case .date:
      return random.pick([
        "2024-05-0\(1 + random.below(8))", "2024/5/6 10:3\(random.below(9))", "2024年5月6日", "昨天", "45123",
        "2024-13-01",
      ])
    case .money: return random.pick(["100", "1,200.50", "3万", "-5", "面议", "0", "1e5", "￥88"])
    case .status: return random.pick(["新", "跟进", "成交", "新 ", "别的"])
    case .choice: return random.pick(["东", "西", "南", "北"])
    case .owner: return random.pick(["王芳", "李强", "小芳", "O1", "孙丽", "外人"])
    case .text:
      return random.pick([
        "备注", "a&b", "第一<第二", "长期 跟进", "ab\"c", "x,y;z", "末尾 ", "=1+1", "'0012", "中\n文", "0",
      ])
    }
  }

  // MARK: How it is written

  private var referenceOf: (Row) -> String {
    { row in "e\(2 + row.key.utf8.reduce(0) { $0 + Int($1) } % 12)" }
  }

  private func named(_ row: Row) -> [(String, String)] {
    var list = [("编号", row.key)] + zip(columns.map(\.name), row.cells)
    if refersTo != nil { list.append(("客户编码", referenceOf(row))) }
    if hasPassingColumn { list.insert(("临时列", row.key), at: list.count / 2) }
    return list
  }

  private func bytes(_ rows: [Row]) -> [UInt8] {
    switch format {
    case "csv":
      let names = named(rows[0]).map(\.0)
      let lines = [names] + rows.map { named($0).map(\.1) }
      let text = lines.map { $0.map(quoted).joined(separator: delimiter) }.joined(separator: "\r\n") + "\r\n"
      return encoded(text)
    case "xml":
      let label = encoding == "gb18030" ? "gb2312" : "UTF-8"
      let items = rows.map { row in
        let cells = named(row).map { "<\($0.0)>\(escaped($0.1))</\($0.0)>" }.joined()
        let logs = row.children.map { child in
          child.key.isEmpty && child.cells == ["", ""]
            ? "<log/>"
            : "<log><id>\(child.key)</id><memo>\(escaped(child.cells[0]))</memo><at>\(child.cells[1])</at></log>"
        }
        return "<item>\(cells)\(hasChildren ? "<logs>\(logs.joined())</logs>" : "")</item>"
      }
      return encoded(
        "<?xml version=\"1.0\" encoding=\"\(label)\"?>\n<list>\n\(items.joined(separator: "\n"))\n</list>\n")
    default:
      let objects = rows.map { row in
        var members = named(row).map { "\"\($0.0)\": \(string($0.1))" }
        if hasLists {
          let number = row.key.utf8.count + row.cells[0].utf8.count
          let tags = row.cells.prefix(number % 4).map(string)
          members.append("\"标签\": [\(tags.joined(separator: ", "))]")
          if number % 3 > 0 { members.append("\"标签[2]\": [\(tags.dropFirst().joined(separator: ", "))]") }
        }
        if hasChildren {
          let logs = row.children.map { child in
            child.key.isEmpty && child.cells == ["", ""]
              ? "{}"
              : "{\"id\": \(string(child.key)), \"memo\": \(string(child.cells[0])), \"at\": \(string(child.cells[1]))}"
          }
          members.append("\"logs\": [\(logs.joined(separator: ", "))]")
        }
        return "{\(members.joined(separator: ", "))}"
      }
      switch encoding {
      case "lines": return Array((objects.joined(separator: "\n") + "\n").utf8)
      case "array": return Array("[\n\(objects.joined(separator: ",\n"))\n]\n".utf8)
      default:
        return Array(
          "{\"code\": 0, \"data\": {\"total\": \(rows.count), \"items\": [\(objects.joined(separator: ","))]}}"
            .utf8)
      }
    }
  }

  private func quoted(_ cell: String) -> String {
    guard cell.contains(where: { "\"\n\r,;\t".contains($0) }) else { return cell }
    return "\"\(cell.replacingOccurrences(of: "\"", with: "\"\""))\""
  }

  private func escaped(_ cell: String) -> String {
    cell.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
  }

  private func string(_ cell: String) -> String {
    "\"" + cell.replacingOccurrences(of: "\"", with: "\\\"").replacingOccurrences(of: "\n", with: "\\n")
      + "\""
  }

  private func encoded(_ text: String) -> [UInt8] {
    switch encoding {
    case "bom": return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case "utf-16": return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case "gb18030": return gb18030(text)
    default: return Array(text.utf8)
    }
  }
}
