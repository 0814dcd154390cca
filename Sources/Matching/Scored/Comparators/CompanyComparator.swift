import Records

/// Companies by their parts: 分公司 is not its parent, the brand decides, the trade confirms.
struct CompanyComparator: Comparator {
  init(thresholds: [Double]) {}

  var levels: [String] {
    [
      "same but for the legal form or the place left out", "short name", "brand and trade sound alike",
      "nearly alike",
      "parent and branch", "same brand, other trade or place", "else",
    ]
  }

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    let isChinese = a.fact & b.fact & CompanyText.isChinese != 0
    guard isChinese else { return latin(a, b, &scratch) }
    let brandA = a.text[CompanyText.brand(a.fact)]
    let brandB = b.text[CompanyText.brand(b.fact)]
    let sameBrand = brandA == brandB
    if (a.fact ^ b.fact) & CompanyText.isBranch != 0 {
      return sameBrand ? 4 : 6
    }
    if a.fact & CompanyText.isBranch != 0, !sameBranch(a, b) { return sameBrand ? 4 : 6 }
    let placeA = CompanyText.place(a.fact)
    let placeB = CompanyText.place(b.fact)
    let placesAgree = placeA == placeB || placeA == 0 || placeB == 0
    let tradeA = a.text[CompanyText.trade(a.fact)]
    let tradeB = b.text[CompanyText.trade(b.fact)]
    let tradesAgree = tradeA == tradeB || begins(tradeA, tradeB)
    if sameBrand {
      guard placesAgree, tradesAgree else { return nearly(a, b, placesAgree, &scratch) ? 3 : 5 }
      let isShort =
        tradeA.isEmpty != tradeB.isEmpty
        || CompanyText.form(a.fact).isEmpty != CompanyText.form(b.fact).isEmpty
      return isShort ? 1 : 0
    }
    if placesAgree, tradesAgree, sounds(brandA, brandB) { return 2 }
    return nearly(a, b, placesAgree, &scratch) ? 3 : 6
  }

  /// One character of the whole name written wrongly or left out, and not in a brand of two.
  private func nearly(_ a: Value, _ b: Value, _ placesAgree: Bool, _ scratch: inout Scratch) -> Bool {
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
    guard (a.fact | b.fact) & CompanyText.isChinese == 0 else { return 6 }
    let x = a.text[CompanyText.brand(a.fact)]
    let y = b.text[CompanyText.brand(b.fact)]
    if x == y { return 0 }
    let alike = WordsComparator.similarity(x, y, &scratch)
    if alike >= 0.95 || Similarity.jaroWinkler(x, y) >= 0.96 { return 2 }
    if alike >= 0.8 { return 3 }
    return alike >= 0.5 ? 5 : 6
  }
}
