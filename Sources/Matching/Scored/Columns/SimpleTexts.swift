/// E-mail addresses: `name <a@b>` is a@b. The fact is where the @ stands.
enum EmailText {
  static func clean(_ text: inout [UInt16]) -> UInt64 {
    if let open = text.lastIndex(of: 0x3C), let close = text.lastIndex(of: 0x3E), open < close {
      let inner = Array(text[open + 1..<close])
      if inner.contains(0x40) {
        text = inner
      } else {
        text.removeAll { $0 == 0x3C || $0 == 0x3E }
      }
    }
    text.removeAll { $0 == 0x20 }
    guard let at = text.lastIndex(of: 0x40), at > 0, at + 1 < text.count else {
      text.removeAll(keepingCapacity: true)
      return 0
    }
    return UInt64(at)
  }
}

/// Dates as yyyymmdd in the fact; 0 when none could be read, and the text is kept.
enum DateText {
  static func clean(_ text: inout [UInt16]) -> UInt64 {
    var numbers: [(value: Int, digits: Int)] = []
    var month = 0
    var letters: [UInt16] = []
    var number = 0
    var digits = 0
    for unit in text + [0x20] {
      if Words.isDigit(unit) {
        number = min(number * 10 + Int(unit - 0x30), 1 << 40)
        digits += 1
        continue
      }
      if digits > 0 { numbers.append((number, digits)) }
      number = 0
      digits = 0
      if unit &- 0x61 < 26 {
        letters.append(unit)
      } else {
        if letters.count >= 3 {
          month = months.firstIndex { letters.starts(with: $0) }.map { $0 + 1 } ?? month
        }
        letters.removeAll(keepingCapacity: true)
      }
    }
    let date = read(numbers, month)
    if date > 0 {
      text.removeAll(keepingCapacity: true)
      for digit in String(date).utf8 { text.append(UInt16(digit)) }
    } else {
      Words.cleanCode(&text)
    }
    return UInt64(date)
  }

  private static func read(_ numbers: [(value: Int, digits: Int)], _ month: Int) -> Int {
    if numbers.count == 1, numbers[0].digits == 8 { return numbers[0].value }
    if month > 0, numbers.count == 2 {
      let dayFirst = numbers[0].value <= 31 && numbers[0].digits <= 2
      return date(numbers[dayFirst ? 1 : 0], month, numbers[dayFirst ? 0 : 1].value)
    }
    guard numbers.count >= 3 else { return 0 }
    if numbers[0].digits == 4 { return date(numbers[0], numbers[1].value, numbers[2].value) }
    // Which of the two is the month cannot always be said; the comparator knows of exchanged ones.
    let first = numbers[0].value
    let second = numbers[1].value
    return first > 12 ? date(numbers[2], second, first) : date(numbers[2], first, second)
  }

  private static func date(_ year: (value: Int, digits: Int), _ month: Int, _ day: Int) -> Int {
    let full = year.digits == 2 ? year.value + (year.value > 25 ? 1900 : 2000) : year.value
    guard full < 10_000, month >= 1, month <= 99, day >= 1, day <= 99 else { return 0 }
    return full * 10_000 + month * 100 + day
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  .map { Array($0.utf16) }
}

/// Numbers; the fact is the number's bits. What is no number is null.
enum NumberText {
  static func clean(_ text: inout [UInt16]) -> UInt64 {
    text.removeAll { $0 == 0x20 || $0 == 0x2C }
    let isPlain = text.allSatisfy { Words.isDigit($0) || $0 == 0x2E || $0 == 0x2D }
    guard isPlain, let number = Double(String(decoding: text, as: UTF16.self)) else {
      text.removeAll(keepingCapacity: true)
      return 0
    }
    return number.bitPattern
  }
}
