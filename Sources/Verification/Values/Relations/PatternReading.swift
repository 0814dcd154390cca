import Evidence

/// Reads a text by a pattern in the letters of UTS 35, by pairing what stands in the text with what the pattern
/// asks for, in order: its numbers with the pattern's numbers, its words with months and halves of the day.
struct PatternReading {
  private struct Part {
    var letter: Character
    var count: Int
    /// The next number follows without anything between.
    var isJoined = false
  }

  private let parts: [Part]
  /// The first of the hundred years that two digits stand for.
  private let century: Int

  init(_ pattern: String, century: Int?) {
    self.century = century ?? 1969
    var parts: [Part] = []
    var isQuoted = false
    var last: Character?
    for character in pattern {
      if character == "'" { isQuoted.toggle() }
      let isLetter = character.isASCII && character.isLetter && !isQuoted
      if isLetter, last == character {
        parts[parts.count - 1].count += 1
      } else if isLetter {
        if last != nil, !parts.isEmpty { parts[parts.count - 1].isJoined = true }
        parts.append(Part(letter: character, count: 1))
      }
      last = isLetter ? character : nil
    }
    self.parts = parts
  }

  /// - Parameter letters: half-width.
  /// - Returns: nil when the text is not written so.
  func read(_ letters: [UInt32]) -> WallReading? {
    var runs = letters.chunked { Letters.isDigit($0) == Letters.isDigit($1) }[...]
    var wall = WallReading(year: 0, month: 0, day: 0)
    var hour = 0
    var isOfTwelve = false
    var minute = 0
    var second = 0
    let words = Letters.text(letters).uppercased()
    for part in parts {
      switch part.letter {
      case "E", "c": continue
      case "a", "b", "B": continue
      case "Z", "X", "x", "O", "z":
        guard let offset = Self.offset(runs) else { return nil }
        wall.offset = offset
        runs = []
        continue
      case "M", "L":
        if part.count > 2 {
          guard let month = Self.month(words) else { return nil }
          wall.month = month
          continue
        }
      default: break
      }
      while let run = runs.first, !run.first.map(Letters.isDigit)! { runs.removeFirst() }
      guard var run = runs.first else { return nil }
      let size = part.isJoined ? min(part.count, run.count) : run.count
      let value = run.prefix(min(size, 9)).reduce(0) { $0 * 10 + Int($1) - 0x30 }
      run.removeFirst(size)
      if run.isEmpty { runs.removeFirst() } else { runs[runs.startIndex] = run }
      switch part.letter {
      case "y", "u": wall.year = part.count == 2 ? completed(value) : value
      case "M", "L": wall.month = value
      case "d": wall.day = value
      case "H": hour = value
      case "k": hour = value % 24
      case "h", "K": (hour, isOfTwelve) = (value, true)
      case "m": minute = value
      case "s": second = value
      case "S": wall.hasFraction = value > 0
      default: return nil
      }
      if !"yuMLd".contains(part.letter) { wall.hasTime = true }
    }
    if isOfTwelve {
      let isLate = ["PM", "P.M.", "下午", "晚上", "傍晚"].contains(where: words.contains)
      let isNoon = words.contains("中午")
      hour = hour % 12 + (isLate || isNoon && (hour == 12 || hour < 3) ? 12 : 0)
    }
    wall.seconds = hour * 3600 + minute * 60 + second
    return wall
  }

  private func completed(_ short: Int) -> Int {
    (century..<century + 100).first { $0 % 100 == short } ?? -1
  }

  private static func month(_ words: String) -> Int? {
    let names = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
    return names.firstIndex(where: words.contains).map { $0 + 1 }
  }

  /// Of the last sign and what follows it; 0 for `Z`, `UTC` and `GMT`.
  private static func offset(_ runs: ArraySlice<[UInt32]>) -> Int? {
    let rest = Letters.text(runs.joined()).uppercased()
    guard let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) else {
      return ["Z", "UTC", "GMT"].contains(where: rest.contains) ? 0 : nil
    }
    let digits = rest[rest.index(after: sign)...].filter(\.isNumber)
    guard let number = Int(digits) else { return nil }
    let minutes = digits.count > 2 ? number / 100 * 60 + number % 100 : number * 60
    return (rest[sign] == "-" ? -1 : 1) * minutes * 60
  }
}
