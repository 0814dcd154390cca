import Base

/// One cell's person: scalars of the name, and of the title behind or before it.
struct PersonName {
  /// In bytes.
  static let limit = 120

  private var text: [UInt32] = []
  private var title: [UInt32] = []
  private var isOnlyTitle = false
  private(set) var isSeveral = false

  /// Two to four Chinese characters, the last of which ends no title: by far the most cells.
  static func isPlain(_ cell: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard (6...12).contains(range.count), range.count % 3 == 0 else { return false }
    var at = range.lowerBound
    var last: UInt32 = 0
    while at < range.upperBound {
      last = Scalars.next(cell, &at)
      guard (0x4E00...0x9FFF).contains(last) else { return false }
    }
    return !Honorifics.ends[Int(last - 0x4E00)]
  }

  mutating func read(_ cell: Span<UInt8>, _ range: Range<Int>) {
    text.reserveCapacity(range.count)
    var people: [[UInt32]] = [[]]
    var at = range.lowerBound
    var depth = 0
    while at < range.upperBound {
      let raw = Scalars.next(cell, &at)
      let scalar = Scalars.narrow(raw)
      if scalar == 0x28 || scalar == 0x3010 || scalar == 0x5B { depth += 1 }
      if scalar == 0x29 || scalar == 0x3011 || scalar == 0x5D { depth -= 1 }
      if depth <= 0, Self.isSeparator(scalar) {
        people.append([])
      } else if !Scalars.isWidthless(raw) {
        people[people.count - 1].append(Scalars.isBlank(scalar) ? 0x20 : scalar)
      }
    }
    people = people.map(Self.cleaned).filter { !$0.isEmpty }.flatMap(Self.atBlanks)
    text = people.first ?? []
    for other in people.dropFirst() {
      if Self.isTitle(other) { title = other + title } else { isSeveral = true }
    }
    cut()
  }

  func append(honorific: Bool, into out: inout ByteArena) {
    for scalar in honorific ? (isOnlyTitle ? text : title) : text { out.append(scalar: scalar) }
  }

  private static func isSeparator(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x2F, 0x3B, 0x3001, 0x7C, 0x0A, 0x0D, 0x1F: true
    default: false
    }
  }

  /// Trimmed; nothing when it is a placeholder, as a cell of its own would be.
  private static func cleaned(_ text: [UInt32]) -> [UInt32] {
    var arena = ByteArena(capacity: 64)
    for scalar in text { arena.append(scalar: scalar) }
    return arena.withSpan(from: 0, count: arena.count) { span -> [UInt32] in
      guard case .text(let range) = CellText.inspect(span, quote: true) else { return [] }
      var scalars: [UInt32] = []
      var at = range.lowerBound
      while at < range.upperBound { scalars.append(Scalars.next(span, &at)) }
      return trimmed(scalars)
    }
  }

  /// Without blanks round it, and with those inside as `Folding.name` leaves them.
  private static func trimmed(_ text: [UInt32]) -> [UInt32] {
    var tidy: [UInt32] = []
    for scalar in text where scalar != 0x20 || (!tidy.isEmpty && tidy.last != 0x20) { tidy.append(scalar) }
    if tidy.last == 0x20 { tidy.removeLast() }
    return tidy
  }

  /// `张伟 李强` are two people, `张 伟` and `欧阳 小明` one; Latin names keep their blanks.
  private static func atBlanks(_ text: [UInt32]) -> [[UInt32]] {
    guard text.contains(0x20), text.allSatisfy({ $0 == 0x20 || Scalars.isHan($0) }) else {
      return [joined(text)]
    }
    let words = text.split(separator: 0x20).map(Array.init)
    let whole = words.flatMap { $0 }
    if words.allSatisfy({ isTitle($0) }) { return [whole] }
    let names = words.filter { !isTitle($0) }
    let areNames = names.allSatisfy { (2...4).contains($0.count) && startsWithSurname($0) }
    if names.count > 1, areNames, !Surnames.double.contains(names[0]) { return words }
    return [whole]
  }

  /// Blanks between Chinese characters, or beside brackets, part nothing.
  private static func joined(_ text: [UInt32]) -> [UInt32] {
    var tidy: [UInt32] = []
    for (i, scalar) in text.enumerated() {
      if scalar == 0x20, let last = tidy.last, i + 1 < text.count {
        let next = text[i + 1]
        let (a, b) = (Scalars.isHan(last), Scalars.isHan(next))
        if a && b || a && (next == 0x28 || next == 0x29) || b && (last == 0x28 || last == 0x29) { continue }
      }
      tidy.append(scalar)
    }
    return tidy
  }

  private static func startsWithSurname(_ text: [UInt32]) -> Bool {
    guard let first = text.first else { return false }
    return Surnames.single.contains(first) || Surnames.double.contains { text.starts(with: $0) }
  }

  private static func isTitle(_ text: [UInt32]) -> Bool { Honorifics.words.contains(text) }

  // MARK: Cutting

  private mutating func cut() {
    // Until nothing more comes off, so that a second look at the name finds the same.
    while cutPrefix() || cutBrackets() || cutWord() || cutSingle() {}
    isOnlyTitle =
      title.isEmpty && (Self.isTitle(text) || (text.count == 1 && Honorifics.single.contains(text[0])))
  }

  private mutating func take(from start: Int) {
    title = Array(text[start...]) + title
    text = Self.trimmed(Array(text[..<start]))
  }

  private mutating func cutPrefix() -> Bool {
    for prefix in Honorifics.prefixes where text.count > prefix.count + 1 {
      guard prefix.indices.allSatisfy({ text[$0] | 0x20 == prefix[$0] }) else { continue }
      let mark = text[prefix.count]
      guard mark == 0x2E || mark == 0x20 else { continue }
      let size = prefix.count + (mark == 0x2E ? 1 : 0)
      let rest = Self.cleaned(Array(text[size...]))
      guard rest.contains(where: { Scalars.isLatinLetter($0) || $0 > 0x7F }), rest.first != 0x2E else {
        return false
      }
      title = Array(text[..<size]) + (title.isEmpty ? [] : [0x20]) + title
      text = rest
      return true
    }
    return false
  }

  /// `张伟(采购)`. A number in brackets is no title and stays.
  private mutating func cutBrackets() -> Bool {
    guard let last = text.last, let open = Self.opening(last), let start = text.lastIndex(of: open), start > 0
    else { return false }
    let inside = Self.trimmed(Array(text[(start + 1)..<(text.count - 1)]))
    guard !inside.isEmpty, !inside.contains(where: Scalars.isDigit), inside.contains(where: Scalars.isHan)
    else { return false }
    let rest = Self.cleaned(Array(text[..<start]))
    guard !rest.isEmpty else { return false }
    title = inside + title
    text = rest
    return true
  }

  private static func opening(_ closing: UInt32) -> UInt32? {
    switch closing {
    case 0x29: 0x28
    case 0x5D: 0x5B
    case 0x3011: 0x3010
    default: nil
    }
  }

  private mutating func cutWord() -> Bool {
    for word in Honorifics.words where text.count >= word.count && text.suffix(word.count).elementsEqual(word)
    {
      let rest = Self.trimmed(Array(text.dropLast(word.count)))
      // Longest first: 总经理 alone is not 总 the 经理.
      guard !rest.isEmpty, Self.isName(rest) else { return false }
      take(from: text.count - word.count)
      return true
    }
    return false
  }

  private static func isName(_ text: [UInt32]) -> Bool {
    if text.allSatisfy(Scalars.isHan) { return text.count <= 8 && startsWithSurname(text) && !isTitle(text) }
    return text.contains(where: Scalars.isLatinLetter) || text.contains(0xB7)
  }

  private mutating func cutSingle() -> Bool {
    guard let last = text.last, Honorifics.single.contains(last), text.count >= 2 else { return false }
    let rest = Self.trimmed(Array(text.dropLast()))
    guard !rest.isEmpty, rest.allSatisfy(Scalars.isHan) else {
      guard last == Honorifics.boss, rest.contains(where: Scalars.isLatinLetter) else { return false }
      take(from: text.count - 1)
      return true
    }
    let isDouble = Surnames.double.contains { rest.starts(with: $0) }
    let cuts: Bool
    switch rest.count {
    case 1: cuts = Surnames.single.contains(rest[0])
    case 2: cuts = isDouble ? rest.count == 2 : last == Honorifics.boss && Surnames.single.contains(rest[0])
    case 3: cuts = !isDouble && Surnames.single.contains(rest[0])
    default: cuts = false
    }
    guard cuts else { return false }
    take(from: text.count - 1)
    return true
  }
}
