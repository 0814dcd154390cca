/// The rows under (or between) the records that are not records: totals, signatures, rulers, counts.
///
/// A row is a footer when its first filled cell, without blanks,
/// - is a word for a total (合计, 小计, Total …) while some column is blank, or all of three columns or
///   more but the first hold figures: any other row that fills every column is a record, whatever a
///   company is called; or ends with one (人民币合计) while some column is blank and the others hold figures;
///   or begins with one, and nothing but an amount or a count follows in the cell,
///   while no more than half of the columns are filled;
/// - is or begins a signature or a note (制表人：…) while no more than half of the columns are filled;
/// - is a ruler (`-----`) and the only filled cell;
/// - declares a count ("共66笔记录") and no more than three cells are filled;
/// - begins with a word that the options give.
struct FooterRule {
  private static let totals = [
    "合计", "小计", "总计", "共计", "总合计", "本页合计", "本页小计", "累计", "total", "subtotal",
    "sub-total", "grandtotal",
  ]
  private static let signatures = [
    "制表人", "制表", "制表日期", "制单人", "制单", "审核人", "审核", "复核人", "复核", "打印人", "打印时间", "打印日期",
    "导出人", "导出时间", "导出日期", "填表人", "填表日期", "备注", "说明",
  ]

  /// What an amount or a count is written with.
  private static let figures = Set(":：()（）0123456789.,，¥￥$元万亿金额数量条笔家个位人名项户共")

  /// Of 计, the last byte.
  private static let lastOfTotal: UInt8 = 0xA1

  private let given: [String]
  private let isOff: Bool
  private let columns: Int
  /// The first character of every word, as its first three bytes, and single bytes.
  private var leads: Set<UInt32> = []
  private var possible = [Bool](repeating: false, count: 256)

  init(columns: Int, given: [String], keepsFooters: Bool) {
    self.columns = columns
    self.given = given.map(withoutBlanks)
    isOff = keepsFooters
    let words = Self.totals + Self.signatures + DeclaredCount.leads + self.given
    for word in words {
      guard let first = word.utf8.first else { continue }
      possible[Int(first)] = true
      if first < 0x80 { possible[Int(first & 0xDF)] = true }
      if first >= 0xE0 { leads.insert(lead(Array(word.utf8.prefix(3)))) }
    }
    for byte in " \t-=*_0123456789".utf8 { possible[Int(byte)] = true }
    // Blanks of more than one byte, and the dashes.
    for first in ["\u{3000}", "\u{A0}", "\u{FEFF}", "—", "－"] {
      let bytes = Array(first.utf8)
      possible[Int(bytes[0])] = true
      if bytes.count == 3 { leads.insert(lead(bytes)) }
    }
  }

  /// Cheap, for every row: whether its first filled cell can begin a footer at all.
  func mayStart(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard !isOff, let first = cell.first else { return false }
    if cell.count >= 9 && cell[cell.count - 1] == Self.lastOfTotal { return true }
    guard possible[Int(first)] else { return false }
    if first >= 0xE0 && cell.count >= 3 {
      return leads.contains(UInt32(first) << 16 | UInt32(cell[1]) << 8 | UInt32(cell[2]))
    }
    // A number begins a footer only as "66 records" does; a record's own number is far commoner.
    return first < 0x30 || first > 0x39 || (cell.last.map { $0 > 0x39 } ?? false)
  }

  /// - Parameter filled: the row's cells that hold more than blanks.
  func isFooter(_ filled: [String]) -> Bool {
    guard !isOff, let first = filled.first.map(withoutBlanks) else { return false }
    if given.contains(where: { !$0.isEmpty && first.hasPrefix($0) }) { return true }
    let plain = first.lowercased()
    let word = plain.last == ":" || plain.last == "：" ? String(plain.dropLast()) : plain
    if Self.totals.contains(word) {
      if filled.count < columns { return true }
      if columns > 2 && filled.dropFirst().allSatisfy({ $0.allSatisfy(Self.figures.contains) }) {
        return true
      }
    }
    if filled.count > 1, filled.count < columns, word.count <= 10,
      ["合计", "总计", "小计"].contains(where: word.hasSuffix),
      filled.dropFirst().allSatisfy({ $0.allSatisfy(Self.figures.contains) })
    {
      return true
    }
    if filled.count <= 3 && DeclaredCount.find(filled) != nil { return true }
    guard columns > 1, filled.count * 2 <= columns || filled.count == 1 else { return false }
    if filled.count == 1 && isRuler(first) { return true }
    if Self.signatures.contains(word) { return true }
    if Self.signatures.contains(where: { begins(plain, $0, ":：") }) { return true }
    return Self.totals.contains { word in
      plain.hasPrefix(word) && plain.dropFirst(word.count).allSatisfy(Self.figures.contains)
    }
  }

  private func begins(_ text: String, _ word: String, _ followers: String) -> Bool {
    guard text.hasPrefix(word), let next = text.dropFirst(word.count).first else { return false }
    return followers.contains(next)
  }
}

private func isRuler(_ text: String) -> Bool {
  text.count >= 3 && text.allSatisfy { "-=*_—－".contains($0) }
}

private func lead(_ bytes: [UInt8]) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }

/// Without blanks of any kind, also inside ("合 计").
func withoutBlanks(_ text: String) -> String {
  String(text.unicodeScalars.filter { !blanks.contains($0) })
}

private let blanks: Set<Unicode.Scalar> = [
  " ", "\t", "\r", "\n", "\u{3000}", "\u{A0}", "\u{FEFF}", "\u{200B}",
]
