import Evidence

/// A decimal number as this side reads one: the digits that stand there, and where the point is.
struct PlainDecimal: Equatable {
  var isNegative = false
  /// Without leading zeros.
  var digits: [UInt32] = []
  /// How many of the digits stand behind the point.
  var places = 0

  var isZero: Bool { digits.allSatisfy { $0 == 0x30 } }

  /// Reads digits with thousands separators and a point, from `at`, which moves behind them.
  init?(_ letters: [UInt32], _ at: inout Int) {
    var count = 0
    var seenPoint = false
    while at < letters.count {
      let letter = letters[at]
      if Letters.isDigit(letter) {
        if !digits.isEmpty || letter != 0x30 || seenPoint { digits.append(letter) }
        if seenPoint { places += 1 }
        count += 1
      } else if letter == 0x2E, !seenPoint {
        seenPoint = true
      } else if letter == 0x2C || letter == 0x27, count > 0, !seenPoint {
        // Thousands.
      } else {
        break
      }
      at += 1
    }
    if count == 0 { return nil }
    trim()
  }

  /// Reads the form in which amounts are kept: `-?digits(.digits)?`, no leading zeros.
  init?(canonical letters: [UInt32]) {
    var rest = letters
    let sign = rest.first == 0x2D
    if sign { rest.removeFirst() }
    guard rest.allSatisfy({ Letters.isDigit($0) || $0 == 0x2E }), rest.first != 0x2E, rest.last != 0x2E else {
      return nil
    }
    if rest.count > 1, rest[0] == 0x30, rest[1] != 0x2E { return nil }
    var at = 0
    self.init(rest, &at)
    guard at == rest.count else { return nil }
    isNegative = sign
    if sign && isZero { return nil }
  }

  private mutating func trim() {
    while digits.first == 0x30, digits.count > places { digits.removeFirst() }
  }

  /// Moves the point; digits are added where it needs them, and none is taken away.
  func shifted(by power: Int) -> PlainDecimal {
    var moved = self
    moved.places -= power
    while moved.places < 0 {
      moved.digits.append(0x30)
      moved.places += 1
    }
    while moved.digits.count < moved.places { moved.digits.insert(0x30, at: 0) }
    moved.trim()
    if moved.isZero {
      moved.isNegative = false
      moved.digits = [UInt32](repeating: 0x30, count: moved.places)
    }
    return moved
  }
}

extension PlainDecimal {
  /// Reads a whole text as a number: groups of three, one kind of separator between them, or none at all.
  /// - Parameter point: the decimal mark.
  init?(grouped letters: ArraySlice<UInt32>, point: UInt32) {
    let halves = letters.split(separator: point, omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count) else { return nil }
    let separators: [UInt32] = [point == 0x2E ? 0x2C : 0x2E, 0x27, 0x2019, 0x20]
    let used = Set(halves[0]).filter { !Letters.isDigit($0) }
    guard used.count <= 1, used.allSatisfy(separators.contains) else { return nil }
    if let mark = used.first {
      let groups = halves[0].split(separator: mark, omittingEmptySubsequences: false)
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
    }
    let whole = halves[0].filter(Letters.isDigit)
    let places = halves.count == 2 ? halves[1] : []
    guard places.allSatisfy(Letters.isDigit), !whole.isEmpty || !places.isEmpty else { return nil }
    let plain = whole + (places.isEmpty ? [] : [0x2E] + places)
    var at = 0
    self.init(plain, &at)
    guard at == plain.count else { return nil }
  }
}

/// A whole number.
struct IntegerRelation: Relation {
  let suffix: [UInt32]

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    guard let kept = PlainDecimal(canonical: Letters.of(value)), kept.places == 0 else { return .different }
    if Bytes.areEqual(cell, value) { return .equal }
    var letters = Letters.gapsAsBlanks(Core(cell).letters)[...]
    let isNegative = letters.first == 0x2D
    if isNegative || letters.first == 0x2B { letters = Letters.trimmed(letters.dropFirst()) }
    let end = letters.lastIndex { Letters.isDigit($0) || $0 == 0x2E }.map { $0 + 1 } ?? letters.startIndex
    let rest = letters[end...].filter { $0 != 0x20 }
    guard rest.isEmpty || rest == suffix.filter({ !Letters.isGap($0) }),
      var number = PlainDecimal(grouped: letters[..<end], point: 0x2E)
    else { return .different }
    number.isNegative = isNegative
    let behind = number.digits.suffix(number.places)
    guard behind.allSatisfy({ $0 == 0x30 }) else { return .different }
    number.digits.removeLast(min(number.places, number.digits.count))
    number.places = 0
    return number.shifted(by: 0) == kept.shifted(by: 0) ? .rule(.number) : .different
  }
}

/// Yes or no.
struct BooleanRelation: Relation {
  private let words: [[UInt32]: String]
  private let otherwise: String?

  init(values: [(from: String, to: String)], otherwise: String? = nil) {
    var words: [[UInt32]: String] = [:]
    let yes = "1 是 有 对 真 已 √ ✓ ✔ ☑ ✅ Y YES TRUE T ON 启用 开"
    let no = "0 否 无 没有 错 假 未 不是 × ✗ ✘ ☐ ❌ N NO FALSE F OFF 禁用 停用 关"
    for word in yes.split(separator: " ") { words[Letters.folded(Letters.of(String(word)))] = "1" }
    for word in no.split(separator: " ") { words[Letters.folded(Letters.of(String(word)))] = "0" }
    for (from, to) in values {
      words[Self.folded(Core(Letters.of(from)))] =
        ["1", "true", "yes", "是"].contains(to.lowercased()) ? "1" : "0"
    }
    self.words = words
    self.otherwise = otherwise == "true" ? "1" : otherwise == "false" ? "0" : nil
  }

  private static func folded(_ core: Core) -> [UInt32] { Letters.folded(core.letters) }

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    let core = Core(cell)
    let isOther = !core.isBlank && !core.isDamage
    guard let word = words[Self.folded(core)] ?? (isOther ? otherwise : nil), word == Bytes.text(value) else {
      return .different
    }
    return Bytes.areEqual(cell, value) ? .equal : .rule(.valueMap)
  }

  func isSilent(_ cell: Span<UInt8>) -> Bool {
    let core = Core(cell)
    return core.isBlank && words[Self.folded(core)] == nil
  }
}
