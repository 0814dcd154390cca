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

  private func honorific(_ name: [UInt32], _ all: [UInt32]) -> Likeness {
    var left = all
    for letter in name where !Letters.isGap(letter) {
      guard let at = left.firstIndex(of: letter) else { return .different }
      left.remove(at: at)
    }
    return .rule(.title)
  }

  private func person(_ name: [UInt32], _ all: [UInt32]) -> Likeness {
    let people = all.split { Self.partings.contains($0) }.map { $0.filter { !Letters.isGap($0) } }
    let own = name.filter { !Letters.isGap($0) }
    let letters = all.filter { !Letters.isGap($0) }
    guard let at = Letters.find(own, in: letters) else { return .different }
    let before = letters[..<at]
    let behind = letters[(at + own.count)...]
    if isTitle(before), isTitle(behind) { return .rule(.title) }
    // Of several people the first.
    guard takesFirst, before.isEmpty || isTitle(before) else { return .different }
    if people.count > 1 {
      let mine = Array(people[0])
      guard let at = Letters.find(own, in: mine), isTitle(mine[(at + own.count)...]) else {
        return .different
      }
      return .rule(.firstOfSeveral)
    }
    return all.count > letters.count ? .rule(.firstOfSeveral) : .different
  }

  /// Nothing, or letters that end in a title's last one.
  private func isTitle(_ text: ArraySlice<UInt32>) -> Bool {
    var rest = text.filter { !Self.brackets.contains($0) && !Self.partings.contains($0) && $0 != 0x2E }
    if rest.isEmpty { return true }
    if rest.allSatisfy(Letters.isLatin) {
      return Self.prefixes.contains(Letters.text(rest).lowercased())
    }
    // In brackets, or behind the name: 采购, 经理, 总.
    if text.first.map(Self.brackets.contains) == true { return !rest.contains(where: Letters.isDigit) }
    return rest.popLast().map(Self.ends.contains) ?? false
  }

  private static let partings: Set<UInt32> = [0x2C, 0x2F, 0x3B, 0x3001, 0x7C, 0x0A, 0x0D, 0x1F]
  private static let brackets: Set<UInt32> = [0x28, 0x29, 0x5B, 0x5D, 0x3010, 0x3011]
  private static let ends = Set(
    Letters.of("生士姐太人志傅师板娘授医夫计理工监管总裁长事助秘书记任席员购台纳务售哥董局处"))
  private static let prefixes: Set<String> = [
    "professor", "madam", "prof", "miss", "mrs", "mr", "ms", "dr", "sir",
  ]
}
