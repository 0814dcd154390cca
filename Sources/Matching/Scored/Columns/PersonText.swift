/// Names of persons. A Chinese name loses blanks, remarks in brackets and titles; another one is its
/// words.
///
/// The fact of a Chinese name of at most four characters is those characters, the first in the
/// lowest 16 bits; 0 for every other name. One that is a surname alone (张总, 老张) is that surname.
enum PersonText {
  static func clean(_ text: inout [UInt16]) -> UInt64 {
    if let open = text.firstIndex(where: { $0 == 0x28 || $0 == 0x5B || $0 == 0x3010 }), open > 0 {
      text.removeLast(text.count - open)
    }
    guard text.contains(where: Words.isHan) else {
      Words.clean(&text)
      return 0
    }
    text.removeAll { !Words.isHan($0) }
    dropTitle(&text)
    if text.count == 2, text[0] == 0x5C0F || text[0] == 0x8001 { text.removeFirst() }
    guard text.count <= 4 else { return 0 }
    var fact: UInt64 = 0
    for (index, unit) in text.enumerated() { fact |= UInt64(unit) << UInt64(16 * index) }
    return fact
  }

  @inline(__always)
  static func count(_ fact: UInt64) -> Int { 4 - fact.leadingZeroBitCount / 16 }

  /// How many characters of a name are its surname.
  @inline(__always)
  static func surnameLength(_ fact: UInt64) -> Int {
    let count = count(fact)
    if count < 2 { return count }
    let first = UInt16(truncatingIfNeeded: fact)
    let second = UInt16(truncatingIfNeeded: fact >> 16)
    return Surnames.compound.contains(Surnames.pair(first, second)) ? 2 : 1
  }

  private static func dropTitle(_ text: inout [UInt16]) {
    for title in titles where text.count > title.count && text.suffix(title.count).elementsEqual(title) {
      // 总, 工, 哥 end names too: they are titles behind a surname only.
      let left = text.count - title.count
      if title.count == 1, left > 1,
        left > 2 || !Surnames.compound.contains(Surnames.pair(text[0], text[1]))
      {
        return
      }
      text.removeLast(title.count)
      return
    }
  }

  /// Longest first.
  private static let titles =
    ("副总经理 总经理 董事长 副经理 副主任 工程师 总监 总裁 总工 董事 老板 经理 主管 主任 处长 科长 部长 局长 院长 校长 厂长 "
    + "所长 店长 队长 组长 行长 会长 书记 秘书 助理 会计 师傅 老师 教授 博士 医生 律师 先生 女士 小姐 太太 同学 同志 总 董 工 姐 哥")
    .split(separator: " ").map { Array($0.utf16) }
}
