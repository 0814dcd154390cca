import CICU

/// What ICU's rules say of single Chinese characters, read from their text. To open a transliterator is to
/// compile all of its rules: half a second of each run, where the text takes a few milliseconds.
///
/// The text is as CLDR writes it (UTS #35, transforms). Rules with a context say nothing of a character
/// alone. Nil: the text has another shape than is known here, and the transliterator must be asked.
struct HanRules {
  /// By character; more than one unit where a character becomes several.
  private var results: [UInt16: [UInt16]] = [:]

  subscript(unit: UInt16) -> [UInt16] { results[unit] ?? [] }

  /// `Hani-Latn`: readings with marks of tones, such as `[啊]→a`.
  static func readings() -> HanRules? {
    guard let text = text(of: "Hani-Latn") else { return nil }
    var rules = HanRules()
    for rule in text.split(separator: semicolon) {
      guard let arrow = rule.firstIndex(of: right) else {
        guard rule.starts(with: "::".utf16) else { return nil }
        continue
      }
      var from = trimmed(rule[..<arrow])
      if from.contains(where: contextual.contains) { continue }
      if from.first == opening, from.last == closing { from = from.dropFirst().dropLast() }
      guard let units = units(of: from) else { return nil }
      let reading = Array(trimmed(rule[(arrow + 1)...]))
      for unit in units { rules.results[unit] = rules.results[unit] ?? reading }
    }
    return rules.results.count > 20_000 ? rules : nil
  }

  /// `Han-Latin/Names`: how a character is read at the head of a name, where that is another reading.
  static func surnames() -> HanRules? {
    guard let text = text(of: "Han-Latin/Names") else { return nil }
    var rules = HanRules()
    let head = Array("$startOfHanMarker{".utf16)
    for rule in text.split(separator: semicolon) {
      guard let arrow = rule.firstIndex(of: right) else { continue }
      var from = trimmed(rule[..<arrow])
      if from.starts(with: head) { from = trimmed(from.dropFirst(head.count)) }
      guard from.count == 1, let unit = from.first else { continue }
      rules.results[unit] = rules.results[unit] ?? Array(trimmed(rule[(arrow + 1)...]))
    }
    return rules.results.count > 20 ? rules : nil
  }

  /// `Hant-Hans`, which stands in the rules of the other direction: `汉↔漢`, `干←乾`.
  static func simplified() -> HanRules? {
    guard let text = text(of: "Hans-Hant") ?? text(of: "Hant-Hans") else { return nil }
    var rules = HanRules()
    for rule in text.split(separator: semicolon) {
      guard let arrow = rule.firstIndex(where: { $0 == both || $0 == left }) else { continue }
      let to = trimmed(rule[..<arrow])
      let from = trimmed(rule[(arrow + 1)...])
      guard from.count == 1, to.count == 1, let unit = from.first else { continue }
      rules.results[unit] = rules.results[unit] ?? Array(to)
    }
    return rules.results.count > 2000 ? rules : nil
  }

  /// The members of a set such as `参-叅喰`; characters of two units are left out. Nil: it is no plain one.
  private static func units(of set: ArraySlice<UInt16>) -> [UInt16]? {
    guard !set.contains(where: special.contains) else { return nil }
    var units: [UInt16] = []
    var isRange = false
    for unit in set {
      if unit == hyphen {
        isRange = true
      } else if isRange {
        isRange = false
        guard let first = units.last else { return nil }
        // From one low surrogate to the next pair's high one is no range of ours.
        if first < unit { units += (first + 1)...unit }
      } else {
        units.append(unit)
      }
    }
    return units.filter { !UTF16.isSurrogate($0) }
  }

  private static func text(of name: String) -> [UInt16]? {
    var text = [UInt16](repeating: 0, count: 1 << 17)
    let length = text.withUnsafeMutableBufferPointer {
      leadferry_transliteration_rules(name, $0.baseAddress, Int32($0.count))
    }
    guard length > 0 else { return nil }
    return Array(text[..<Int(length)])
  }

  private static func trimmed(_ text: ArraySlice<UInt16>) -> ArraySlice<UInt16> {
    func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x0A || unit == 0x09 }
    let rest = text.drop(while: isBlank)
    guard let last = rest.lastIndex(where: { !isBlank($0) }) else { return rest.prefix(0) }
    return rest[...last]
  }

  private static let semicolon: UInt16 = 0x3B
  private static let left: UInt16 = 0x2190
  private static let right: UInt16 = 0x2192
  private static let both: UInt16 = 0x2194
  private static let opening: UInt16 = 0x5B
  private static let closing: UInt16 = 0x5D
  private static let contextual = Array("{}".utf16)
  private static let special = Array("[]^&\\$':".utf16)
  private static let hyphen: UInt16 = 0x2D
}
