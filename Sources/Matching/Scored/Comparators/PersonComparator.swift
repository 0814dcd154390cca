import Base

/// Chinese names of persons, and names in Latin letters beside them. Pinyin finds, characters
/// confirm: 王伟强 and 王伟刚 are two brothers, so one character that sounds otherwise is no slip.
struct PersonComparator: Comparator {
  init(thresholds: [Double]) {}

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    guard a.fact != 0, b.fact != 0 else { return other(a, b, &scratch) }
    let x = PersonText.count(a.fact)
    let y = PersonText.count(b.fact)
    let surnameX = PersonText.surnameLength(a.fact)
    let surnameY = PersonText.surnameLength(b.fact)
    let sameSurname = surnameX == surnameY && head(a.fact, surnameX) == head(b.fact, surnameY)
    if x == surnameX || y == surnameY { return sameSurname ? 5 : 9 }
    guard x == y else {
      // 王小伟 and 王伟.
      return sameSurname && isWithin(a.fact, b.fact, x, y) ? 4 : sameSurname ? 8 : 9
    }
    var differing = 0
    var tones = 0
    var sounds = 0
    var shapes = 0
    for index in 0..<x {
      let left = UInt16(truncatingIfNeeded: a.fact >> UInt64(16 * index))
      let right = UInt16(truncatingIfNeeded: b.fact >> UInt64(16 * index))
      if left == right { continue }
      differing += 1
      let leftSound = sound(left, index)
      let rightSound = sound(right, index)
      if leftSound == 0 || leftSound >> 3 != rightSound >> 3 {
        sounds += 1
        if LookAlikes.contains(left, right) { shapes += 1 }
      } else if leftSound != rightSound {
        tones += 1
      }
    }
    if sounds == 0 { return tones == 0 ? 0 : 1 }
    if differing == 1, shapes == 1 { return 2 }
    if tail(a.fact, surnameX) == tail(b.fact, surnameY), x - surnameX >= 2 { return 6 }
    if differing == 1, sameSurname, x - surnameX >= 2 { return 7 }
    return sameSurname ? 8 : 9
  }

  private func sound(_ unit: UInt16, _ index: Int) -> UInt16 {
    index == 0 ? HanTable.shared.reading(ofSurname: unit) : HanTable.shared.reading(unit)
  }

  private func head(_ fact: UInt64, _ count: Int) -> UInt64 { fact & (1 << UInt64(16 * count) - 1) }
  private func tail(_ fact: UInt64, _ count: Int) -> UInt64 { fact >> UInt64(16 * count) }

  /// The shorter name's characters stand in the longer one in their order.
  private func isWithin(_ a: UInt64, _ b: UInt64, _ x: Int, _ y: Int) -> Bool {
    var shorter = x < y ? a : b
    var longer = x < y ? b : a
    while shorter != 0 && longer != 0 {
      if shorter & 0xFFFF == longer & 0xFFFF { shorter >>= 16 }
      longer >>= 16
    }
    return shorter == 0
  }

  /// A Latin name, or one of more than four characters.
  private func other(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    if a.fact != 0 || b.fact != 0 {
      return isPinyin(of: a.fact != 0 ? a.fact : b.fact, a.fact != 0 ? b.text : a.text) ? 3 : 9
    }
    let alike = WordsComparator.similarity(a.text, b.text, &scratch)
    if alike >= 0.98 { return 0 }
    if alike >= 0.9 { return 1 }
    if alike >= 0.75 { return 4 }
    return alike >= 0.45 ? 8 : 9
  }

  /// `wang weiqiang` or `weiqiang wang` for 王伟强; a surname of two readings may be read either way.
  private func isPinyin(of fact: UInt64, _ text: Units) -> Bool {
    let parts = Pinyin.parts(of: fact)
    var letters: [UInt16] = []
    for index in text.indices where text[index] != 0x20 { letters.append(text[index]) }
    return parts.surnames.contains { surname in
      letters.elementsEqual((surname + parts.given).utf16)
        || letters.elementsEqual((parts.given + surname).utf16)
    }
  }
}
