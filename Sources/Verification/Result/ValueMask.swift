/// Shows the shape of a value without telling it: `1**********`, `a****@*******.***`.
enum ValueMask {
  static let longest = 40

  /// Keeps the first character of four or more; letters and digits behind it become `*`.
  static func mask(_ text: String) -> String {
    let kept = text.count >= 4 ? 1 : 0
    var shown = ""
    for (index, character) in text.prefix(longest).enumerated() {
      let isHidden = index >= kept && (character.isLetter || character.isNumber)
      shown.append(isHidden ? "*" : character)
    }
    return text.count > longest ? shown + "…" : shown
  }
}
