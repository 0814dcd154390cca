/// The number of records that an export says it holds: "共66笔记录", "共计 66 条", "总记录数：66",
/// "66 records". A free control count.
enum DeclaredCount {
  private static let openings = ["总共", "一共", "共计", "共有", "总计", "合计", "共"]
  private static let labels = [
    "导出记录数", "总记录数", "记录总数", "记录数", "记录条数", "总条数", "总行数", "数据条数", "条数", "totalrecords",
    "recordcount", "numberofrecords", "records",
  ]
  private static let units = ["笔", "条", "行", "个", "份", "户", "项", "家", "位", "人", "records", "rows"]

  /// What a cell that declares a count can begin with, besides a digit.
  static var leads: [String] { openings + labels }

  /// - Parameter filled: the row's filled cells; a label and its number may stand in two.
  static func find(_ filled: [String]) -> Int? {
    let text = withoutBlanks(filled.joined()).lowercased()
    guard text.utf8.count <= 80 else { return nil }
    for label in labels where text.hasPrefix(label) {
      let (count, rest) = number(text.dropFirst(label.count))
      if let count, rest.isEmpty || units.contains(String(rest)) { return count }
    }
    for opening in openings where text.hasPrefix(opening) {
      if let count = withUnit(text.dropFirst(opening.count)) { return count }
    }
    if text.hasPrefix("total") { return withUnit(text.dropFirst(5)) }
    let (count, rest) = number(Substring(text))
    return rest == "records" || rest == "rows" ? count : nil
  }

  private static func withUnit(_ text: Substring) -> Int? {
    let (count, rest) = number(text)
    guard let unit = units.first(where: { rest.hasPrefix($0) }) else { return nil }
    let tail = rest.dropFirst(unit.count)
    // "共66笔记录" and "共66条线索。", but no sentence that goes on to say something else.
    return tail.count <= 6 && !tail.contains(where: { $0.isNumber }) ? count : nil
  }

  /// Digits after an optional colon, with `,` between them as people write thousands.
  private static func number(_ text: Substring) -> (Int?, Substring) {
    var rest = text
    if let first = rest.first, first == ":" || first == "：" { rest = rest.dropFirst() }
    let digits = rest.prefix { ("0"..."9").contains($0) || $0 == "," }
    return (Int(digits.filter { $0 != "," }), rest.dropFirst(digits.count))
  }
}
