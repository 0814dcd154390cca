/// What a text that is no amount says instead.
enum MoneyText {
  /// Why a text that is no amount is none: two numbers, a bound or a span, or something else.
  /// - Parameter text: as `NumberCell.normalise` writes it, in capitals.
  static func fault(_ text: Span<UInt8>) -> String {
    var hasDigits = false
    for i in 0..<text.count {
      if text[i] == NumberCell.lineEnd || text[i] == NumberCell.wideGap { return MoneyTransform.several }
      if Damage.isDigit(text[i]) { hasDigits = true }
    }
    guard hasDigits else { return MoneyTransform.invalid }
    var at = 0
    while at < text.count {
      for word in bounds where Currencies.starts(text, at: at, with: word) { return MoneyTransform.range }
      var next = at
      let isDash = dashes.contains(Scalars.next(text, &next))
      // `10-20万`, `10W-`: a dash behind something. Two dashes are a date.
      if isDash, at > 0, countOfDashes(text) == 1, Damage.isDigit(text[at - 1]) || next == text.count {
        return MoneyTransform.range
      }
      at = next
    }
    return MoneyTransform.invalid
  }

  private static func countOfDashes(_ text: Span<UInt8>) -> Int {
    var at = 0
    var count = 0
    while at < text.count { if dashes.contains(Scalars.next(text, &at)) { count += 1 } }
    return count
  }

  private static let dashes: Set<UInt32> = [0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212]

  /// What says that an amount is a bound, a span or a guess. In capitals; blanks are gone.
  private static let bounds =
    [
      "以上", "以下", "以内", "之内", "之间", "左右", "上下", "不到", "不足", "不等", "约", "近", "超", "逾", "大于", "小于",
      "高于", "低于", "多于", "少于", "至", "到", "余", "多", "几", "起", "最", "+", ">", "<", "≥", "≤", "≧", "≦", "~", "～",
      "≈", "±", "…", "...", "UPTO", "TO", "ABOUT", "APPROX", "AROUND", "CA.", "CIRCA", "OVER", "UNDER",
      "ABOVE",
      "BELOW", "FROM", "ATLEAST", "ATMOST", "MORETHAN", "LESSTHAN", "MIN", "MAX", "BETWEEN", "ORMORE",
      "ORLESS",
    ].map { Array($0.utf8) }
}
