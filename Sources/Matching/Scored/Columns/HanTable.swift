import CICU

/// How a Chinese character is written in simplified form, and how it is read. Made once, when the
/// first text with such a character comes, from the rules of the system's ICU; then plain arrays.
final class HanTable: Sendable {
  static let shared = HanTable(
    simplified: HanRules.simplified(), readings: HanRules.readings(), surnames: HanRules.surnames())

  private static let first: UInt16 = 0x4E00
  private static let count = 0x9FA6 - 0x4E00

  private let simple: [UInt16]
  private let reading: [UInt16]
  /// Surnames that are read in another way than the character alone (单, 曾, 仇, 解, 朴).
  private let surnameReading: [UInt16: UInt16]
  private let letters: [String]

  /// - Parameters: rules as text; nil: the transliterator is asked.
  init(simplified: HanRules?, readings: HanRules?, surnames: HanRules?) {
    let all = (0..<Self.count).map { Self.first + UInt16($0) }
    func lines(_ name: String, _ rules: HanRules?, _ units: [UInt16]) -> [[UInt16]] {
      rules.map { rules in units.map { rules[$0] } } ?? Self.lines(name, units)
    }
    var simple = lines("Traditional-Simplified", simplified, all).map { $0.count == 1 ? $0[0] : 0 }
    for (from, to) in HanVariants.simplified { simple[Int(from - Self.first)] = to }
    self.simple = simple
    var known: [String: UInt16] = [:]
    var names = [""]
    func number(_ line: [UInt16]) -> UInt16 {
      let (syllable, tone) = Self.syllable(line)
      guard !syllable.isEmpty else { return 0 }
      if known[syllable] == nil {
        known[syllable] = UInt16(names.count)
        names.append(syllable)
      }
      return (known[syllable] ?? 0) << 3 | tone
    }
    reading = lines("Han-Latin", readings, all).map(number)
    let heads = Array(Surnames.single.utf16)
    var surnameReading: [UInt16: UInt16] = [:]
    for (head, line) in zip(heads, lines("Han-Latin/Names", surnames, heads)) where !line.isEmpty {
      surnameReading[head] = surnameReading[head] ?? number(line)
    }
    for (surname, line) in SurnameReadings.own { surnameReading[surname] = number(Array(line.utf16)) }
    self.surnameReading = surnameReading
    letters = names
  }

  /// The simplified form; itself when it has none.
  @inline(__always)
  func simplified(_ unit: UInt16) -> UInt16 {
    let at = Int(unit) - Int(Self.first)
    guard at >= 0, at < simple.count else { return unit }
    let other = simple[at]
    return other == 0 ? unit : other
  }

  /// The number of the syllable, three bits for the tone below it; 0 when it has no reading.
  @inline(__always)
  func reading(_ unit: UInt16) -> UInt16 {
    let at = Int(unit) - Int(Self.first)
    return at >= 0 && at < reading.count ? reading[at] : 0
  }

  func reading(ofSurname unit: UInt16) -> UInt16 {
    if let other = surnameReading[unit], other != 0 { return other }
    return reading(unit)
  }

  /// Pinyin without the tone, `v` for ü; empty when the number is none.
  func pinyin(_ reading: UInt16) -> String {
    Int(reading >> 3) < letters.count ? letters[Int(reading >> 3)] : ""
  }

  /// Each character transliterated by itself.
  private static func lines(_ rules: String, _ units: [UInt16]) -> [[UInt16]] {
    var text: [UInt16] = []
    for unit in units { text += [unit, 10] }
    let length = text.count
    text += [UInt16](repeating: 0, count: length * 12)
    let capacity = text.count
    let after = text.withUnsafeMutableBufferPointer {
      leadferry_transliterate(rules, $0.baseAddress, Int32(length), Int32(capacity))
    }
    guard after > 0 else { return units.map { _ in [] } }
    var lines = text[..<Int(after)].split(separator: 10, omittingEmptySubsequences: false).map { line in
      line.filter { $0 != 0x20 }
    }
    lines.removeLast()
    return lines.count == units.count ? lines : units.map { _ in [] }
  }

  /// `lǜ` is lv, tone 4. Nothing when it holds anything but letters of pinyin.
  private static func syllable(_ line: [UInt16]) -> (String, UInt16) {
    var text = ""
    var tone: UInt16 = 0
    for unit in line {
      if let mark = tones[unit] {
        text.unicodeScalars.append(mark.0)
        if mark.1 > 0 { tone = mark.1 }
      } else if unit >= 0x61, unit <= 0x7A {
        text.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      } else {
        return ("", 0)
      }
    }
    return (text, tone)
  }

  private static let tones: [UInt16: (Unicode.Scalar, UInt16)] = {
    var table: [UInt16: (Unicode.Scalar, UInt16)] = [0xFC: ("v", 0), 0xEA: ("e", 0)]
    for (letter, marked) in [
      ("a", "āáǎà"), ("e", "ēéěè"), ("i", "īíǐì"), ("o", "ōóǒò"), ("u", "ūúǔù"), ("v", "ǖǘǚǜ"),
      ("n", "\u{0}ńňǹ"),
      ("m", "\u{0}ḿ"),
    ] as [(Unicode.Scalar, String)] {
      for (index, unit) in marked.utf16.enumerated() where unit != 0 {
        table[unit] = (letter, UInt16(index + 1))
      }
    }
    return table
  }()
}
