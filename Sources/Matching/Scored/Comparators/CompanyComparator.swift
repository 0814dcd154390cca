import Base

/// Companies by their parts: 分公司 is not its parent, the brand decides, the trade confirms.
struct CompanyComparator: Comparator {
  init(thresholds: [Double]) {}

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    let isChinese = a.fact & b.fact & CompanyText.isChinese != 0
    guard isChinese else { return latin(a, b, &scratch) }
    let brandA = a.text[CompanyText.brand(a.fact)]
    let brandB = b.text[CompanyText.brand(b.fact)]
    let sameBrand = brandA == brandB
    if (a.fact ^ b.fact) & CompanyText.isBranch != 0 {
      return sameBrand ? 5 : 7
    }
    if a.fact & CompanyText.isBranch != 0, !sameBranch(a, b) { return sameBrand ? 5 : 7 }
    let placeA = CompanyText.place(a.fact)
    let placeB = CompanyText.place(b.fact)
    let placesAgree = placeA == placeB || placeA == 0 || placeB == 0
    let tradeA = a.text[CompanyText.trade(a.fact)]
    let tradeB = b.text[CompanyText.trade(b.fact)]
    let tradesAgree = tradeA == tradeB || begins(tradeA, tradeB)
    if sameBrand {
      guard placesAgree, tradesAgree else {
        return nearly(a, b, placesAgree: placesAgree, scratch: &scratch) ? 3 : 6
      }
      let isShort =
        tradeA.isEmpty != tradeB.isEmpty
        || CompanyText.form(a.fact).isEmpty != CompanyText.form(b.fact).isEmpty
      return isShort ? 1 : 0
    }
    if placesAgree, tradesAgree, sounds(brandA, brandB) { return 2 }
    if nearly(a, b, placesAgree: placesAgree, scratch: &scratch) { return 3 }
    return abbreviates(a, b) || abbreviates(b, a) ? 4 : 7
  }

  /// 北师大 for 北京师范大学, 中石化 for 中国石油化工集团公司: no legal form, the first character that of the
  /// whole or of its brand, all others in their order; at most every other character is kept.
  private func abbreviates(_ short: Value, _ long: Value) -> Bool {
    let body = CompanyText.form(long.fact).lowerBound
    let text = short.text
    guard CompanyText.form(short.fact).isEmpty, text.count >= 2, text.count <= 5, text.count * 2 <= body + 1
    else { return false }
    let starts = [0, CompanyText.brand(long.fact).lowerBound]
    return starts.contains { start in
      var found = 0
      var at = start
      while at < body, found < text.count {
        if long.text[at] == text[found] { found += 1 } else if found == 0 { return false }
        at += 1
      }
      return found == text.count
    }
  }

  /// One character of the whole name written wrongly or left out, and not in a brand of two.
  private func nearly(_ a: Value, _ b: Value, placesAgree: Bool, scratch: inout Scratch) -> Bool {
    placesAgree && min(a.text.count, b.text.count) >= 6
      && Similarity.distance(a.text, b.text, limit: 1, &scratch) <= 1
  }

  private func sameBranch(_ a: Value, _ b: Value) -> Bool {
    a.text[CompanyText.branchStart(a.fact)..<a.text.count]
      == b.text[CompanyText.branchStart(b.fact)..<b.text.count]
  }

  /// 科技 and 科技发展; an empty one is any.
  private func begins(_ a: Units, _ b: Units) -> Bool {
    let shorter = min(a.count, b.count)
    return a[0..<shorter] == b[0..<shorter]
  }

  private func sounds(_ a: Units, _ b: Units) -> Bool {
    guard a.count == b.count, a.count >= 2 else { return false }
    let table = HanTable.shared
    for index in a.indices where a[index] != b[index] {
      let left = table.reading(a[index])
      if left == 0 || left >> 3 != table.reading(b[index]) >> 3 { return false }
    }
    return true
  }

  private func latin(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    guard (a.fact | b.fact) & CompanyText.isChinese == 0 else { return 7 }
    let x = a.text[CompanyText.brand(a.fact)]
    let y = b.text[CompanyText.brand(b.fact)]
    if x == y { return 0 }
    let alike = WordsComparator.similarity(x, y, &scratch)
    if alike >= 0.95 || Similarity.jaroWinkler(x, y) >= 0.96 { return 2 }
    if alike >= 0.8 { return 3 }
    return alike >= 0.5 ? 6 : 7
  }
}
