import Evidence

/// A person's name, or the title that stands behind or before it.
struct PersonRelation: Relation {
  let isHonorific: Bool
  let takesFirst: Bool

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    if Bytes.areEqual(cell, value), TextRelation.isTidy(value) { return .equal }
    let plain = TextRelation(fold: .name, quote: true).compare(cell, value)
    if plain != .different { return plain }
    let name = Letters.of(value)
    guard let first = name.first, let last = name.last, !Letters.isGap(first), !Letters.isGap(last) else {
      return .different
    }
    let all = Core(cell).letters.map(Letters.narrow)
    return isHonorific ? honorific(name, all) : person(name, all)
  }

  /// Whether there is a title, the name tells: see `ValueCheck`.
  func isSilent(_ cell: Span<UInt8>) -> Bool { isHonorific || Core(cell).isBlank }

  private static func letters(_ text: some Sequence<UInt32>) -> [UInt32] {
    text.filter { !Letters.isGap($0) && !brackets.contains($0) && !partings.contains($0) && $0 != 0x2E }
  }

  /// Whether name and title together are the letters of the cell.
  static func isWhole(_ cell: String, name: String, title: String) -> Bool {
    let all = letters(Core(Letters.of(cell)).letters.map(Letters.narrow))
    return all.sorted() == letters(Letters.of(name) + Letters.of(title)).sorted()
  }

  private func honorific(_ title: [UInt32], _ all: [UInt32]) -> Likeness {
    let own = Self.letters(title)
    let cell = Self.letters(all)
    guard !own.isEmpty, own.count < cell.count else { return .different }
    // What stands in brackets is a title whatever it is.
    let inside = Self.bracketed(all)
    let rest = Letters.find(inside, in: own) == 0 || inside.isEmpty ? Array(own.dropFirst(inside.count)) : own
    guard Titles.areTitles(rest) || Titles.areTitles(own) else { return .different }
    let stands = inside.isEmpty ? cell.suffix(own.count).elementsEqual(own) || cell.starts(with: own) : true
    return stands || Letters.find(own, in: cell) != nil ? .rule(.title) : .different
  }

  private static func bracketed(_ all: [UInt32]) -> [UInt32] {
    guard let open = all.lastIndex(where: { [0x28, 0x5B, 0x3010].contains($0) }),
      let close = all.lastIndex(where: { [0x29, 0x5D, 0x3011].contains($0) }), open < close
    else { return [] }
    return letters(all[(open + 1)..<close])
  }

  private func person(_ name: [UInt32], _ all: [UInt32]) -> Likeness {
    let own = name.filter { !Letters.isGap($0) }
    let letters = all.filter { !Letters.isGap($0) }
    guard let at = Letters.find(own, in: letters) else { return .different }
    let before = letters[..<at]
    let behind = letters[(at + own.count)...]
    let isFirst = Titles.isPrefix(Self.letters(before))
    if isFirst, isTitle(behind) { return .rule(.title) }
    // Of several people the first.
    guard takesFirst, isFirst else { return .different }
    let people = all.split { Self.partings.contains($0) }.map { $0.filter { !Letters.isGap($0) } }
    if people.count > 1 {
      let mine = Array(people[0])
      guard let at = Letters.find(own, in: mine), isTitle(mine[(at + own.count)...]) else {
        return .different
      }
      return .rule(.firstOfSeveral)
    }
    return all.count > letters.count ? .rule(.firstOfSeveral) : .different
  }

  private func isTitle(_ text: ArraySlice<UInt32>) -> Bool {
    if text.isEmpty { return true }
    let inside = Self.bracketed(Array(text))
    var rest = Self.letters(text)
    if !inside.isEmpty, !inside.contains(where: Letters.isDigit) {
      guard let at = Letters.find(inside, in: rest) else { return false }
      rest.removeSubrange(at..<at + inside.count)
    }
    return Titles.areTitles(rest)
  }

  private static let partings: Set<UInt32> = [0x2C, 0x2F, 0x3B, 0x3001, 0x7C, 0x0A, 0x0D, 0x1F]
  private static let brackets: Set<UInt32> = [0x28, 0x29, 0x5B, 0x5D, 0x3010, 0x3011]
}
