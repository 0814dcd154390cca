import Model
import Reporting
import Verification

/// Control totals: a few lines on the terminal, and all of them as rows for a spreadsheet.
enum TotalsText {
  private static let widths = (title: 32, figure: 15)

  // MARK: Terminal

  static func lines(_ totals: ControlTotals, _ language: Language) -> [String] {
    let isZh = language == .zh
    let shown = totals.lines.filter { isShown($0) }
    guard !shown.isEmpty else { return [] }
    let head = isZh ? ["控制合计", "来源文件", "落地值", "主记录"] : ["Control totals", "in files", "landed", "golden"]
    var lines = ["", row(head[0], Array(head.dropFirst()))]
    for line in shown {
      let figures = [line.files, line.landed, line.golden].map { $0.map { figure($0) } ?? "" }
      lines.append(row(title(line, language), figures) + (line.unexplained == nil ? "" : " ✗"))
    }
    lines += named(totals, language)
    return lines
  }

  /// Sums over all files: of values by what they say, how many there are; of amounts, by currency.
  private static func isShown(_ line: ControlTotals.Line) -> Bool {
    guard line.file == nil, line.files?.count != 0 || line.landed.count != 0 else { return false }
    return line.measure == .money ? line.golden?.count != 0 : line.group == nil
  }

  private static func title(_ line: ControlTotals.Line, _ language: Language) -> String {
    let title = line.title.text(language)
    switch line.measure {
    case .money: return title + " " + (line.group ?? "")
    case .digits: return title + (language == .zh ? "(数字之和)" : " (digits)")
    default: return title
    }
  }

  private static func figure(_ figure: ControlTotals.Figure) -> String {
    grouped(figure.sum ?? "\(figure.count)")
  }

  /// `1,234,567.80`
  private static func grouped(_ number: String) -> String {
    let whole = number.prefix { $0 != "." }
    var text = ""
    for (index, digit) in whole.enumerated() {
      let left = whole.count - index
      if index > 0, left % 3 == 0, text.last != "-" { text.append(",") }
      text.append(digit)
    }
    return text + number.dropFirst(whole.count)
  }

  private static func row(_ title: String, _ figures: [String]) -> String {
    var row = "  " + DisplayWidth.pad(title, widths.title - 2)
    for figure in figures { row += DisplayWidth.pad(figure, widths.figure, right: true) }
    while row.last == " " { row.removeLast() }
    return row
  }

  private static func named(_ totals: ControlTotals, _ language: Language) -> [String] {
    var names: [String] = []
    for line in totals.lines {
      for difference in line.toLanded + line.toGolden {
        let name = difference.title.text(language)
        if !names.contains(name) { names.append(name) }
      }
    }
    let isZh = language == .zh
    var text = isZh ? "差额的名目:" : "They differ by: "
    text += names.isEmpty ? (isZh ? "无差额" : "nothing") : names.joined(separator: isZh ? ";" : "; ")
    if !totals.folded.isEmpty {
      text += isZh ? "。取值太多、其余合为一组的:" : ". Too many groups, the others put together: "
      text += totals.folded.joined(separator: ", ")
    }
    text += isZh ? "。逐项见 --out 的 totals.csv" : ". Figure by figure: totals.csv of --out"
    return DisplayWidth.wrap(text, 78).map { "  " + $0 }
  }

  // MARK: Spreadsheet

  /// A row for each line, and one more for what it adds up; a column for each name of a difference.
  static func rows(_ totals: ControlTotals) -> [[String]] {
    let before = names(totals) { $0.toLanded }
    let behind = names(totals) { $0.toGolden }
    let head =
      ["source", "file", "measure", "field", "zh", "en", "group", "unit", "files"] + before + ["landed"]
      + behind
      + ["golden", "unexplained"]
    var rows = [head]
    for line in totals.lines {
      rows.append(cells(line, "count", before: before, behind: behind) { "\($0.count)" })
      if line.landed.sum != nil {
        rows.append(
          cells(line, line.measure == .money ? line.group ?? "" : "digits", before: before, behind: behind) {
            $0.sum ?? ""
          })
      }
    }
    return rows
  }

  private static func cells(
    _ line: ControlTotals.Line, _ unit: String, before: [String], behind: [String],
    _ text: (ControlTotals.Figure) -> String
  ) -> [String] {
    func figures(_ names: [String], _ differences: [ControlTotals.Difference]) -> [String] {
      names.map { name in differences.first { $0.name == name }.map { text($0.figure) } ?? "" }
    }
    let place = [line.source ?? "", line.file ?? "", line.measure.rawValue, line.field]
    let names = [line.title.zh, line.title.en, line.group ?? "", unit, line.files.map(text) ?? ""]
    return place + names + figures(before, line.toLanded) + [text(line.landed)]
      + figures(behind, line.toGolden) + [line.golden.map(text) ?? "", line.unexplained.map(text) ?? ""]
  }

  private static func names(
    _ totals: ControlTotals, _ differences: (ControlTotals.Line) -> [ControlTotals.Difference]
  ) -> [String] {
    var names: [String] = []
    for line in totals.lines {
      for difference in differences(line) where !names.contains(difference.name) {
        names.append(difference.name)
      }
    }
    return names
  }
}
