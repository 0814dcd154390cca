/// Names of companies, in parts: place, brand, trade, legal form, branch
/// (上海 · 安和 · 科技 · 有限公司 · 杭州分公司). Brackets go, what stood in them stays or is the place.
///
/// The fact: bits 0–7 where the brand starts, 8–15 where it ends, 16–23 where the trade ends, 24–31
/// where the legal form ends and the branch begins; bit 32 a branch; bit 33 in Chinese; bits 34–63 a
/// hash of the place, 0 when none is named.
enum CompanyText {
  static let isBranch: UInt64 = 1 << 32
  static let isChinese: UInt64 = 1 << 33

  static func brand(_ fact: UInt64) -> Range<Int> { range(fact & 255, fact >> 8 & 255) }
  static func trade(_ fact: UInt64) -> Range<Int> { range(fact >> 8 & 255, fact >> 16 & 255) }
  static func form(_ fact: UInt64) -> Range<Int> { range(fact >> 16 & 255, fact >> 24 & 255) }
  static func place(_ fact: UInt64) -> UInt64 { fact >> 34 }
  static func branchStart(_ fact: UInt64) -> Int { Int(fact >> 24 & 255) }

  private static func range(_ from: UInt64, _ to: UInt64) -> Range<Int> { Int(from)..<Int(max(from, to)) }

  static func clean(_ text: inout [UInt16]) -> UInt64 {
    let isChinese = text.contains(where: Words.isHan)
    return isChinese ? chinese(&text) : latin(&text)
  }

  private static func chinese(_ text: inout [UInt16]) -> UInt64 {
    var place = bracketedPlace(&text)
    text.removeAll { !Words.isWord($0) }
    for index in text.indices { text[index] = numeral(text[index]) }
    if text.count > 120 { text.removeLast(text.count - 120) }
    if let at = find(limitedLiability, text) { text.removeSubrange(at + 2..<at + 4) }
    var formEnd = text.count
    var formStart = text.count
    for form in forms {
      if let at = find(form, text), at > 0 {
        formStart = at
        formEnd = at + form.count
        break
      }
    }
    if formStart == text.count, let last = endings.first(where: { text.count > $0.count && ends(text, $0) }) {
      formStart = text.count - last.count
    }
    let placeEnd = ChinesePlaces.prefix(text, formStart)
    // 南京银行: a place and a trade, and no brand; the place is the brand then.
    let isBrand = formStart - placeEnd >= 2 && !TradeWords.starts(text, placeEnd, formStart)
    let brandStart = isBrand ? placeEnd : 0
    if brandStart > 0 { place = ChinesePlaces.hash(text, brandStart) }
    let brandEnd = tradeStart(text, brandStart, formStart)
    let branch = formEnd < text.count && branches.contains { ends(text, $0) }
    return pack(brandStart, brandEnd, formStart, formEnd) | (branch ? isBranch : 0) | isChinese | place << 34
  }

  /// 第1 is 第一, 三六〇 is 360.
  private static func numeral(_ unit: UInt16) -> UInt16 {
    if Words.isDigit(unit) { return numerals[Int(unit - 0x30)] }
    return unit == 0x3007 ? numerals[0] : unit
  }

  private static let numerals = Array("零一二三四五六七八九".utf16)

  /// 安和（上海）科技: the place in brackets is taken out.
  private static func bracketedPlace(_ text: inout [UInt16]) -> UInt64 {
    guard let open = text.firstIndex(of: 0x28), let close = text[open...].firstIndex(of: 0x29),
      close > open + 1
    else { return 0 }
    let inner = Array(text[open + 1..<close])
    let length = ChinesePlaces.prefix(inner, inner.count)
    guard length == inner.count, open > 0 else { return 0 }
    text.removeSubrange(open...close)
    return ChinesePlaces.hash(inner, length)
  }

  private static func tradeStart(_ text: [UInt16], _ start: Int, _ end: Int) -> Int {
    guard end - start > 2 else { return end }
    for at in start + 2..<end where TradeWords.starts(text, at, end) { return at }
    return end
  }

  private static func latin(_ text: inout [UInt16]) -> UInt64 {
    Words.clean(&text)
    if text.count > 200 { text.removeLast(text.count - 200) }
    var end = text.count
    while let blank = text[..<end].lastIndex(of: 0x20), latinForms.contains(Array(text[blank + 1..<end])) {
      end = blank
    }
    return pack(0, end, end, text.count)
  }

  private static func pack(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> UInt64 {
    UInt64(a) | UInt64(b) << 8 | UInt64(c) << 16 | UInt64(d) << 24
  }

  private static func find(_ word: [UInt16], _ text: [UInt16]) -> Int? {
    guard text.count >= word.count else { return nil }
    for at in 0...text.count - word.count where text[at] == word[0] && text[at...].starts(with: word) {
      return at
    }
    return nil
  }

  private static func ends(_ text: [UInt16], _ word: [UInt16]) -> Bool {
    text.count >= word.count && text.suffix(word.count).elementsEqual(word)
  }

  private static func list(_ words: String) -> [[UInt16]] {
    words.split(separator: " ").map { Array($0.utf16) }
  }

  private static let limitedLiability = Array("有限责任公司".utf16)
  private static let forms = list("集团股份有限公司 集团有限公司 股份有限公司 有限公司 股份公司")
  private static let endings = list("集团公司 合伙企业 集团 事务所 公司 中心 厂")
  private static let branches = list("分公司 分行 分部 分店 分厂 办事处 营业部 支行")
  private static let latinForms = Set(
    list(
      "inc incorporated ltd limited llc llp plc corp corporation company co gmbh ag kg ohg sa sas sarl srl spa bv nv oy ab as"
        + " aps pte pty pvt kk lp group holding holdings aktiengesellschaft oao ooo zao pao sro"))
}
