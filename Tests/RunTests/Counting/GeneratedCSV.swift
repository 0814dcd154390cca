import Base

/// A CSV file with everything that exports do to one.
struct GeneratedCSV {
  var text = ""
  var options = ReadOptions()
  private var seeded: Seeded
  private let delimiter: String
  private let lineEnd: String
  private let width: Int

  init(seed: Int) {
    seeded = Seeded(seed)
    delimiter = seeded.pick([",", ",", ";", "\t", "|"])
    lineEnd = seeded.pick(["\n", "\n", "\r\n", "\r"])
    width = seeded.number(2...7)
    options.format = .csv
    if seeded.once(in: 3) { options.delimiter = Array(delimiter.utf8)[0] }
    if seeded.once(in: 6) { options.keepsFooters = true }
    if seeded.once(in: 4) { options.footers = ["本组"] }
    makeTop()
    for _ in 0..<seeded.number(1...40) { line(row()) }
    while seeded.once(in: 2) { line(footer()) }
    if seeded.once(in: 3) { text.removeLast() }
  }

  private mutating func line(_ cells: [String]) { text += cells.joined(separator: delimiter) + lineEnd }

  private mutating func makeTop() {
    if seeded.once(in: 6) { text += seeded.pick(["sep=", "SEP="]) + delimiter + lineEnd }
    if seeded.once(in: 5) {
      options.header = (1...width).map { "c\($0)" }
      if seeded.once(in: 3) { options.header?[0] = "" }
      return
    }
    if seeded.once(in: 3) { line(["安和科技客户一览表"]) }
    if seeded.once(in: 3) { line([String](repeating: "", count: width)) }
    if seeded.once(in: 5) { line(["导出时间：2024年5月", "", "\"共 9 条\""]) }
    var names = (1...width).map { "列\($0)" }
    if seeded.once(in: 4) { names[seeded.number(0...(width - 1))] = "" }
    if seeded.once(in: 4) { names[1] = "\"名\(lineEnd)称\"" }
    if seeded.once(in: 5) { names += ["", ""] }
    if seeded.once(in: 8) {
      options.headerRowCount = 2
      line(["组", "", "组"])
    }
    line(names)
  }

  private mutating func row() -> [String] {
    switch seeded.number(1...24) {
    case 1: return seeded.pick([[""], ["  "], ["\"\"", " "], [String](repeating: "", count: width)])
    case 2: return footer()
    case 3: return Array(record().prefix(seeded.number(1...width)))
    case 4: return record() + ["多出"]
    case 5: return record() + ["", ""]
    case 6: return ["\"甲\"乙"] + record().dropFirst()
    case 7: return ["\"没有结束"] + record().dropFirst()
    case 8: return [" \"\"", "\"a\" "]
    default: return record()
    }
  }

  private mutating func record() -> [String] { (0..<width).map { _ in cell() } }

  private mutating func footer() -> [String] {
    seeded.pick([
      ["小计", "", "12"], ["合 计", "100"], ["\"合计\"", "", "3"], ["制表人：王芳"], ["-----"], ["本组共三家"],
      ["共66笔记录"], ["备注", "合计一行", "说明"],
    ])
  }

  private mutating func cell() -> String {
    switch seeded.number(1...14) {
    case 1, 2: ""
    case 3: "\"\""
    case 4: "\"含\(delimiter)与\"\"引号\"\"\""
    case 5: "\"两\(lineEnd)行\""
    case 6: "=\"00123\""
    case 7: " "
    case 8: "\"尾空白\" "
    case 9: "12\"屏"
    case 10: "é朔"
    default: "安和\(seeded.number(1...99999))"
    }
  }
}
