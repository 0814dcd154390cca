import Evidence

/// Province, city or district out of one text, under official names.
struct RegionRelation: Relation {
  let part: String
  let keepsUnknown: Bool

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    if Bytes.areEqual(cell, value) { return .equal }
    let core = Core(cell)
    let name = Letters.of(value)
    if core.letters == name { return .rule(.trimmed) }
    let letters = Array(bare(core.letters))
    switch part {
    case "province": return province(name, letters)
    case "city": return city(name, letters)
    default: return district(name, core.letters)
    }
  }

  /// Of a city or a district a text may say nothing: when it is over before.
  func isSilent(_ cell: Span<UInt8>) -> Bool {
    let core = Core(cell)
    if core.isBlank { return true }
    switch part {
    case "province": return false
    case "city": return !namesCity(Array(bare(core.letters)))
    default: return isOnlyPlaces(core.letters[...])
    }
  }

  private func bare(_ letters: [UInt32]) -> ArraySlice<UInt32> {
    var text = letters.map(Letters.narrow).filter { !Letters.isGap($0) && !Self.marks.contains($0) }[...]
    for word in ["中华人民共和国", "中国"].map(Letters.of) where text.starts(with: word) {
      text = text.dropFirst(word.count)
    }
    return text
  }

  private func namesCity(_ text: [UInt32]) -> Bool {
    guard let first = leading(text) else {
      return Places.provinces.flatMap(\.cities).contains {
        text.starts(with: Places.stem($0, isProvince: false))
      }
    }
    if first.cities.isEmpty { return !Letters.text(first.name).hasSuffix("特别行政区") }
    let names = [first.name, Array(first.name.prefix(3)), Array(first.name.prefix(2))]
    let rest = names.first { text.starts(with: $0) }.map { text.dropFirst($0.count) } ?? text[...]
    return first.cities.contains {
      rest.starts(with: Places.stem($0, isProvince: false)) || text.starts(with: $0)
    }
  }

  private static let marks: Set<UInt32> = Set(Letters.of("-/,>·|_、—"))

  /// The province that a text begins with.
  private func leading(_ text: [UInt32]) -> Places.Province? {
    Places.provinces.first { text.starts(with: Places.stem($0.name, isProvince: true)) }
  }

  private func province(_ name: [UInt32], _ text: [UInt32]) -> Likeness {
    guard let province = Places.provinces.first(where: { $0.name == name }) else { return .different }
    if let first = leading(text) { return first.name == name ? .rule(.region) : .different }
    let isImplied = province.cities.contains { text.starts(with: Places.stem($0, isProvince: false)) }
    return isImplied ? .rule(.regionImplied) : .different
  }

  private func city(_ name: [UInt32], _ text: [UInt32]) -> Likeness {
    let first = leading(text)
    if let first, first.name == name, first.cities.isEmpty { return .rule(.region) }
    let candidates = Places.provinces.filter { first == nil || $0.name == first?.name }.flatMap(\.cities)
    guard candidates.contains(name) else { return .different }
    // The first city that the text names, behind the province if there is one.
    let skip = first == nil ? 0 : 2
    func place(_ city: [UInt32]) -> Int? {
      let stem = Places.stem(city, isProvince: false)
      if let at = Letters.find(stem, in: text, from: skip) { return at }
      // 吉林市 has the name of its province.
      return skip > 0 && text.starts(with: city) ? 0 : nil
    }
    guard let own = place(name), own <= (first == nil ? 0 : 9) else { return .different }
    let isFirst = !candidates.contains { $0 != name && (place($0).map { $0 < own } ?? false) }
    return isFirst ? .rule(.region) : .different
  }

  private func district(_ name: [UInt32], _ text: [UInt32]) -> Likeness {
    let signs: Set<UInt32> = [0x533A, 0x53BF, 0x5E02, 0x65D7]
    var from = 0
    while let at = Letters.find(name, in: text, from: from) {
      from = at + 1
      let end = at + name.count
      let isWhole = end == text.count || name.last.map(signs.contains) ?? false
      if isWhole, !name.dropFirst().dropLast().contains(where: signs.contains), isOnlyPlaces(text[..<at]) {
        return .rule(.partOfText)
      }
    }
    return .different
  }

  /// Nothing but a province and a city, and the words round them.
  private func isOnlyPlaces(_ text: ArraySlice<UInt32>) -> Bool {
    var rest = text.map(Letters.narrow).filter { !Letters.isGap($0) && !Self.marks.contains($0) }[...]
    func take(_ words: [[UInt32]]) {
      if let word = words.filter(rest.starts).max(by: { $0.count < $1.count }) {
        rest = rest.dropFirst(word.count)
      }
    }
    take(["中华人民共和国", "中国"].map(Letters.of))
    take(
      Places.provinces.flatMap {
        [$0.name, Places.stem($0.name, isProvince: true), Array($0.name.prefix(3))]
      })
    let cities = Places.provinces.flatMap { $0.cities + ($0.cities.isEmpty ? [$0.name] : []) }
    take(cities.flatMap { [$0, Places.stem($0, isProvince: false)] })
    take(["市辖区", "省直辖县级行政区划", "自治区直辖县级行政区划"].map(Letters.of))
    return rest.isEmpty
  }
}
