import Model

/// What a contact's name says of who it is. 12 bytes; all zero: nothing.
///
/// `full` is the hash of a full name (a Chinese one of two characters or more, another of two words
/// or more), 0 when only a part of it is known (张总, 王, Tom). `first` is the surname of a Chinese
/// name, or the first word of another; `last` the last word of another, else 0.
struct PersonName: Equatable, Sendable {
  var full: UInt32 = 0
  var first: UInt32 = 0
  var last: UInt32 = 0

  /// As 先生 and 女士 say it; nil: nobody does.
  var gender: Gender?

  static let nobody = PersonName()

  var isFull: Bool { full != 0 }
  var isNobody: Bool { first == 0 }

  /// Whether a part of a name can belong to this one.
  func holds(_ part: PersonName) -> Bool {
    !isOfOtherGender(than: part) && (part.first == first || (last != 0 && part.first == last))
  }

  func isOfOtherGender(than other: PersonName) -> Bool {
    guard let gender, let theirs = other.gender else { return false }
    return gender != theirs
  }

  /// Whether both can be one person's: nobody is anybody, two full names are equal, 张总 is any 张, but
  /// 张女士 is not 张先生, nor 王芳女士 王芳先生.
  func isCompatible(with other: PersonName) -> Bool {
    if isNobody || other.isNobody { return true }
    if isFull && other.isFull { return full == other.full && !isOfOtherGender(than: other) }
    return isFull ? holds(other) : other.holds(self)
  }

  /// Whether, of two compatible names, the other says more.
  func yields(to other: PersonName) -> Bool { !isFull && !other.isNobody }
}

extension PersonName {
  /// Reads a name in place; the text is left changed.
  static func make(_ text: inout FoldedText) -> PersonName {
    var han = 0
    var end = text.count
    for index in 0..<text.count {
      let scalar = text.scalars[index]
      // What stands in brackets after a name is a remark: 张伟（采购）.
      if index > 0 && (scalar == 0x28 || scalar == 0x5B || scalar == 0x3010) {
        end = index
        break
      }
      if Scalars.isHan(scalar) { han += 1 }
    }
    return han > 0 ? chinese(&text, end) : other(&text, end)
  }

  /// Characters, and the digits and single letters by which people tell two 张伟 apart. A Latin word
  /// beside them is an alias.
  private static func chinese(_ text: inout FoldedText, _ limit: Int) -> PersonName {
    var kept = 0
    var index = 0
    while index < limit {
      var next = index
      while next < limit && text.scalars[next] &- 0x61 < 26 { next += 1 }
      if next - index >= 2 {
        index = next
        continue
      }
      let scalar = text.scalars[index]
      if Scalars.isWord(scalar) {
        text.scalars[kept] = scalar
        kept += 1
      }
      index += 1
    }
    if placeholders.contains(text, 0..<kept) { return nobody }
    let length = withoutTitle(text, kept)
    let gender = Gender(text, length..<kept)
    guard length > 0 else { return nobody }
    // 老王, 小张: the surname alone.
    if length == 2 && (text.scalars[0] == 0x5C0F || text.scalars[0] == 0x8001) {
      return PersonName(full: 0, first: short(text.hash(1..<2)), last: 0, gender: gender)
    }
    let isCompound = length >= 2 && compounds.contains(text, 0..<2)
    let surname = isCompound ? 2 : 1
    return PersonName(
      full: length > surname ? short(text.hash(0..<length)) : 0,
      first: short(text.hash(0..<surname)), last: 0, gender: gender)
  }

  /// How many characters are left without 总, 经理, 先生, … at the end.
  private static func withoutTitle(_ text: FoldedText, _ length: Int) -> Int {
    for size in stride(from: min(4, length), through: 1, by: -1) {
      if titles.contains(text, length - size..<length) { return length - size }
    }
    return length
  }

  private static func other(_ text: inout FoldedText, _ limit: Int) -> PersonName {
    var words: [UInt64] = []
    var gender: Gender?
    var kept = 0
    var start = 0
    for index in 0...limit {
      let scalar = index < limit ? text.scalars[index] : 0x20
      if Scalars.isWord(scalar) {
        text.scalars[kept] = scalar
        kept += 1
      } else if scalar != 0x27 && scalar != 0x2019 && kept > start {
        let word = start..<kept
        if latinTitles.contains(text, word) {
          gender = gender ?? Gender(text, word)
        } else if !placeholders.contains(text, word) {
          words.append(text.hash(word))
        }
        start = kept
      }
    }
    // N/A is two words, and one that is known.
    if placeholders.contains(text, 0..<kept) { return nobody }
    guard let first = words.first, let last = words.last else { return nobody }
    guard words.count > 1 else { return PersonName(full: 0, first: short(first), last: 0, gender: gender) }
    // Smith John is John Smith: which of the words is the surname, no rule says.
    var full: UInt64 = 0
    for word in words.sorted() { full = (full &* 0x9E37_79B9_7F4A_7C15) ^ (word &+ full >> 29) }
    return PersonName(full: short(full), first: short(first), last: short(last), gender: gender)
  }

  private static func short(_ hash: UInt64) -> UInt32 {
    let folded = UInt32(truncatingIfNeeded: hash >> 32) ^ UInt32(truncatingIfNeeded: hash)
    return folded == 0 ? 1 : folded
  }

  private static let titles = WordList(
    "总 总经理 副总经理 副总 总监 总裁 总工 总助 董 董事 董事长 老板 经理 副经理 主管 主任 副主任 处长 科长 部长 局长 "
      + "院长 校长 厂长 所长 站长 店长 队长 组长 行长 会长 书记 秘书 助理 会计 出纳 采购 工 工程师 师傅 老师 教授 博士 "
      + "医生 律师 先生 女士 小姐 太太 夫人 同学 同志 姐 哥")
  private static let latinTitles = WordList("mr mrs ms miss dr prof professor sir madam mister")
  private static let placeholders = WordList(
    "无 没有 暂无 未知 不详 不明 未填 测试 匿名 联系人 负责人 客户 本人 某 某某 某人 先生 女士 小姐 老板 "
      + "test tester testing none null nil na unknown anonymous noname contact customer user admin xx xxx abc"
  )
  private static let compounds = WordList(
    (SharedWords.compoundSurnames + SharedWords.rareCompoundSurnames + SharedWords.oldCompoundSurnames)
      .joined(separator: " "))
}
