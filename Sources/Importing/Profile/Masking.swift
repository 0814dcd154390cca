/// Shows what a value looks like without telling it: 138****5678, 王*, 安和****公司.
enum Masking {
  /// Longer values are cut, with `…`.
  static let longest = 40

  static func mask(_ text: String) -> String {
    let characters = Array(text.prefix(longest))
    let count = characters.count
    let isWide = characters.contains { ($0.unicodeScalars.first?.value ?? 0) > 0x7F }
    let (head, tail): (Int, Int) =
      switch count {
      case ...1: (0, 0)
      case 2...4: (1, 0)
      case 5...6: (1, 1)
      case 7...9: (2, 2)
      default: isWide ? (2, 2) : (3, 4)
      }
    var shown = ""
    for (index, character) in characters.enumerated() {
      let isHidden = index >= head && index < count - tail && (character.isLetter || character.isNumber)
      shown.append(isHidden ? "*" : character)
    }
    return text.count > longest ? shown + "…" : shown
  }

  /// Control characters made visible, cut to `longest`.
  static func plain(_ text: String) -> String {
    text.count > longest ? text.prefix(longest) + "…" : text
  }
}
