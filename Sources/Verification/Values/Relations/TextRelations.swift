import Evidence

/// Text that stays as written, but for blanks round it and the folding that the mapping names.
struct TextRelation: Relation {
  enum Fold { case none, width, space, both, name }

  let fold: Fold
  var keepsPlaceholders = false
  var quote = false

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    if Bytes.areEqual(cell, value), Self.isTidy(value) { return .equal }
    let core = Core(cell, quote: quote)
    let letters = Letters.of(value)
    if core.letters == letters { return core.isUnwrapped ? .rule(.unwrapped) : .rule(.trimmed) }
    guard fold != .none else { return .different }
    if fold != .space, core.letters.map(Letters.narrow) == letters, fold == .width || Self.isTidy(value) {
      return .rule(.width)
    }
    guard fold != .width, agrees(core.letters, letters) else { return .different }
    return .rule(.blanks)
  }

  func isSilent(_ cell: Span<UInt8>) -> Bool {
    let core = Core(cell, quote: quote)
    return keepsPlaceholders ? core.isEmpty : core.isBlank
  }

  func total(_ cell: Span<UInt8>) -> CellTotal {
    isSilent(cell) ? .unread : .word(Array(Letters.text(Core(cell, quote: quote).letters).utf8))
  }

  /// No blanks at the ends of the text.
  static func isTidy(_ value: Span<UInt8>) -> Bool {
    let count = value.count
    guard count > 0, value[0] > 0x20, value[count - 1] > 0x20, value[count - 1] != 0x7F else { return false }
    // The first bytes of all wider blanks in UTF-8; few letters begin with them.
    func mayBeGap(_ byte: UInt8) -> Bool {
      byte == 0xC2 || byte == 0xEF || byte >= 0xE1 && byte <= 0xE3
    }
    let isCertain =
      !mayBeGap(value[0]) && (count < 2 || !mayBeGap(value[count - 2]))
      && (count < 3 || !mayBeGap(value[count - 3]))
    if isCertain { return true }
    let letters = Letters.of(value)
    return !Letters.isGap(letters[0]) && !Letters.isGap(letters[letters.count - 1])
  }

  /// The same letters in the same order; where the cell has gaps, the value has one blank, or none
  /// where nothing is parted.
  private func agrees(_ cell: [UInt32], _ value: [UInt32]) -> Bool {
    var at = 0
    var last: UInt32 = 0
    var index = 0
    while index < cell.count || at < value.count {
      var parts = false
      while index < cell.count, Letters.isGap(cell[index]) || cell[index] == 0xAD {
        if !Letters.isUnseen(cell[index]) { parts = true }
        index += 1
      }
      guard index < cell.count else { return at == value.count }
      let letter = fold == .space ? cell[index] : Letters.narrow(cell[index])
      let hasBlank = at < value.count && value[at] == 0x20
      if hasBlank {
        guard parts else { return false }
        at += 1
      } else if parts, last != 0 {
        guard fold == .name, Self.joins(last, letter) else { return false }
      }
      guard at < value.count, value[at] == letter else { return false }
      last = letter
      at += 1
      index += 1
    }
    return true
  }

  static func joins(_ left: UInt32, _ right: UInt32) -> Bool {
    let (a, b) = (Letters.isHan(left), Letters.isHan(right))
    return a && b || a && (right == 0x28 || right == 0x29) || b && (left == 0x28 || left == 0x29)
  }
}

/// Keys, codes and account numbers: exact. Several columns make one key, U+001F between its parts.
struct ExactRelation: Relation {
  /// Behind a reference to another source.
  var suffix: [UInt8] = []

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    var bytes = Bytes.array(value)
    if !suffix.isEmpty {
      guard bytes.count > suffix.count, bytes.suffix(suffix.count).elementsEqual(suffix) else {
        return .different
      }
      bytes.removeLast(suffix.count)
    }
    if Bytes.areEqual(cell, bytes.span) { return .equal }
    let cells = Letters.of(cell).split(separator: 0x1F, omittingEmptySubsequences: false)
    let parts = Letters.of(bytes.span).split(separator: 0x1F, omittingEmptySubsequences: false)
    guard cells.count == parts.count else { return .different }
    var isUnwrapped = false
    for (cell, part) in zip(cells, parts) {
      let core = Core(Array(cell))
      guard core.letters.elementsEqual(part) else { return .different }
      if core.isUnwrapped { isUnwrapped = true }
    }
    return .rule(isUnwrapped ? .unwrapped : .trimmed)
  }

  func isSilent(_ cell: Span<UInt8>) -> Bool {
    Letters.of(cell).split(separator: 0x1F, omittingEmptySubsequences: false)
      .contains { Core(Array($0)).isBlank }
  }
}

/// A credit code: its letters in capitals, blanks between them dropped.
struct CreditCodeRelation: Relation {
  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    if Bytes.areEqual(cell, value) { return .equal }
    let core = Core(cell)
    let letters = core.letters.filter { !Letters.isGap($0) }.map(Letters.narrow)
    let code = Letters.of(value)
    if letters == code {
      if core.letters != code { return .rule(.width) }
      return .rule(core.isUnwrapped ? .unwrapped : .trimmed)
    }
    return letters.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 } == code
      ? .rule(.letterCase) : .different
  }
}

/// An e-mail address: one of the cell's, in lower case.
struct EmailRelation: Relation {
  let takesFirst: Bool

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    if value.withUnsafeBytes({ $0.contains { (0x41...0x5A).contains($0) } }) { return .different }
    if Bytes.areEqual(cell, value) { return .equal }
    let core = Core(cell)
    let address = Letters.of(value)
    if core.letters == address { return .rule(.trimmed) }
    let found = Self.addresses(core.letters)
    guard found.first == address else { return .different }
    if found.contains(where: { $0 != address }) { return takesFirst ? .rule(.firstOfSeveral) : .different }
    let folded = core.letters.map { Letters.lower(Letters.narrow($0)) }
    return folded == address ? .rule(.letterCase) : .rule(.partOfText)
  }

  private static func addresses(_ letters: [UInt32]) -> [[UInt32]] {
    let marks: Set<UInt32> = [0x2C, 0x3B, 0x3C, 0x3E, 0x3001, 0x7C, 0x2F, 0x1F]
    let prefix = Letters.of("mailto:")
    return letters.map { Letters.lower(Letters.narrow($0)) }.filter { !Letters.isUnseen($0) }
      .split { marks.contains($0) || Letters.isGap($0) }
      .map { Array($0.starts(with: prefix) ? $0.dropFirst(prefix.count) : $0) }
      .filter { $0.contains(0x40) }
  }
}

/// A web address: scheme and host in lower case, the rest as written.
struct URLRelation: Relation {
  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    let letters = Core(cell).letters.map(Letters.narrow)
    let address = Letters.of(value)
    guard letters.count == address.count else { return .different }
    let scheme = ["http://", "https://"].map(Letters.of).first { letters.map(Letters.lower).starts(with: $0) }
    let host = scheme?.count ?? 0
    let end = letters[host...].firstIndex { [0x2F, 0x3A, 0x3F, 0x23].contains($0) } ?? letters.count
    for index in letters.indices {
      let letter = index < end ? Letters.lower(letters[index]) : letters[index]
      guard letter == address[index] else { return .different }
    }
    if Bytes.areEqual(cell, value) { return .equal }
    return letters == address ? .rule(.trimmed) : .rule(.letterCase)
  }

  func isSilent(_ cell: Span<UInt8>) -> Bool {
    let core = Core(cell)
    return core.isBlank
      || ["http://", "https://"].contains(
        Letters.text(core.letters.map { Letters.lower(Letters.narrow($0)) }))
  }
}

/// A WeChat id, or a mobile number in its place.
struct WechatRelation: Relation {
  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    let plain = TextRelation(fold: .width, quote: true).compare(cell, value)
    if plain != .different { return plain }
    return PhoneRelation(take: .one).compare(cell, value)
  }
}
