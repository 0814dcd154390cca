import Evidence
import Model

/// A phone number: its digits are those of the cell, less a country prefix; an extension stays.
struct PhoneRelation: Relation {
  enum Take: String {
    case one = ""
    case first, mobile, landline, all
  }
  enum Part: String {
    case whole = ""
    case number, `extension`
  }

  var take = Take.one
  var part = Part.whole
  /// With its 0; given by the mapping for landlines that lack one.
  var area: [UInt32] = []
  /// Of numbers without a calling code; nil: China.
  var plan: NumberingPlan?
  private var country: [UInt32] { Letters.of(plan?.code ?? "") }

  /// A stretch of a cell that holds one number, or several parted by blanks alone.
  private struct Stretch {
    var digits: [UInt32] = []
    /// Where the digits of an extension begin, when a mark says so.
    var line: Int?
    /// A `+` stands before it.
    var hasPlus = false
    /// Digits before which a blank, a dash, a bracket or a point stands, and those before which it is a dash or
    /// a bracket.
    var gaps: Set<Int> = []
    var dashes: Set<Int> = []

    /// `1 (650) 253-0000`: as long as a Chinese mobile, and grouped as none is.
    var isNorthAmerican: Bool {
      (line ?? digits.count) == 11 && digits[0] == 0x31 && digits[1] >= 0x32 && digits[4] >= 0x32
        && gaps.isSuperset(of: [1, 4]) && (gaps.contains(7) || dashes.isSuperset(of: [1, 4]))
    }
  }

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    let text = Letters.of(value)
    let stretches = Self.stretches(Core(cell).letters)
    if part == .extension { return compareExtension(stretches, text) }
    let items = take == .all ? Self.items(text) : [text]
    let numbers = items.compactMap(Number.init)
    guard !numbers.isEmpty, numbers.count == items.count else { return .different }
    if Bytes.areEqual(cell, value) { return .equal }
    let areas = (plan == nil ? [area] : []) + numbers.map(\.area)
    switch take {
    case .one, .all:
      let forms = numbers.map { self.forms($0, areas) }
      var used: Set<Int> = []
      for stretch in stretches {
        guard let covered = cover(stretch, forms, used: &used) else { return .different }
        if !covered { return .different }
      }
      guard used.count == numbers.count else { return .different }
    case .first:
      guard let first = stretches.first, starts(first, forms(numbers[0], areas)) else { return .different }
    case .mobile, .landline:
      let wanted = take == .mobile
      guard numbers[0].isMobile == wanted else { return .different }
      let forms = forms(numbers[0], areas)
      guard let found = stretches.firstIndex(where: { holds($0, forms) }) else { return .different }
      guard !stretches[..<found].contains(where: { isMobile($0) == wanted && isWhole($0) }) else {
        return .different
      }
    }
    let written = stretches.reduce(0) { $0 + $1.digits.count }
    let kept = numbers.reduce(0) { $0 + $1.digits.count + $1.line.count }
    if take != .one, take != .all, written > kept + 4 { return .rule(.phoneOfSeveral) }
    return .rule(kept > written ? .areaAdded : .phone)
  }

  func isSilent(_ cell: Span<UInt8>) -> Bool {
    let core = Core(cell)
    if core.isBlank || part == .extension { return true }
    guard take == .mobile || take == .landline else { return false }
    let found = Self.stretches(core.letters).contains {
      isMobile($0) == (take == .mobile) && isWhole($0)
    }
    return !found
  }

  private func compareExtension(_ stretches: [Stretch], _ text: [UInt32]) -> Likeness {
    guard (1...6).contains(text.count), text.allSatisfy(Letters.isDigit) else { return .different }
    let fits = stretches.contains {
      $0.digits.count >= 7 + text.count && $0.digits.suffix(text.count).elementsEqual(text)
    }
    return fits ? .rule(.partOfText) : .different
  }

  // MARK: Reading the cell

  private static func stretches(_ letters: [UInt32]) -> [Stretch] {
    var all: [Stretch] = []
    var current = Stretch()
    func isWord(_ letter: UInt32) -> Bool { Letters.isHan(letter) || Letters.isLatin(letter) }
    func end() {
      if !current.digits.isEmpty { all.append(current) }
      current = Stretch()
    }
    var at = 0
    while at < letters.count {
      let letter = Letters.narrow(letters[at])
      if Letters.isDigit(letter) {
        current.digits.append(letter)
      } else if letter == 0x23 || letter == 0x2A {
        if current.line == nil { current.line = current.digits.count }
      } else if letter == 0x2B || marks.contains(letter) {
        end()
        current.hasPlus = letter == 0x2B
      } else if isWord(letter) {
        let start = at
        while at + 1 < letters.count, isWord(letters[at + 1]),
          Letters.isHan(letters[at + 1]) == Letters.isHan(letters[start])
        {
          at += 1
        }
        let word = Letters.text(letters[start...at]).lowercased()
        if lines.contains(word), !current.digits.isEmpty {
          current.line = current.digits.count
        } else {
          end()
        }
      } else if !Letters.isUnseen(letter) {
        current.gaps.insert(current.digits.count)
        if !Letters.isGap(letter), letter != 0x2E, letter != 0xB7, letter != 0x3A {
          current.dashes.insert(current.digits.count)
        }
      }
      at += 1
    }
    end()
    return all
  }

  private static let marks: Set<UInt32> = [
    0x2C, 0x3B, 0x2F, 0x5C, 0x7C, 0x26, 0x3001, 0x0A, 0x0D, 0x1F,
  ]
  private static let lines: Set<String> = ["转", "分机", "转分机", "分机号", "内线", "ext", "x", "extension"]

  private static func items(_ text: [UInt32]) -> [[UInt32]] {
    Letters.text(text).split(separator: "; ", omittingEmptySubsequences: false).map { Letters.of(String($0)) }
  }

  /// `+1 415 555 2671` has eleven digits that begin as a Chinese mobile's do.
  private func isMobile(_ stretch: Stretch) -> Bool {
    var rest = stretch.digits[...]
    if !rest.starts(with: Letters.of("0086")), !(stretch.hasPlus && rest.starts(with: Letters.of("86"))) {
      if let foreign = international(stretch) { return Self.isForeignMobile(foreign) }
    }
    for prefix in ["0086", "86", "0"].map(Letters.of) where rest.count > 11 && rest.starts(with: prefix) {
      rest = rest.dropFirst(prefix.count)
    }
    return rest.count >= 11 && rest.first == 0x31 && rest.dropFirst().first.map { $0 >= 0x33 } ?? false
  }

  /// The digits from the calling code on, when it is no number of China.
  private func international(_ stretch: Stretch) -> [UInt32]? {
    let digits = stretch.digits
    if stretch.hasPlus || plan == nil && stretch.isNorthAmerican { return digits }
    for exit in ["00", NumberingPlan.exits[plan?.code ?? ""] ?? "00"].map(Letters.of)
    where digits.starts(with: exit) && digits.count >= exit.count + 7 {
      return Array(digits.dropFirst(exit.count))
    }
    guard let plan else { return nil }
    let trunk = Letters.of(plan.trunk)
    if !trunk.isEmpty, digits.starts(with: trunk) { return country + digits.dropFirst(trunk.count) }
    return digits.starts(with: country) && !plan.sizes.contains(digits.count) ? digits : country + digits
  }

  private static func isForeignMobile(_ digits: [UInt32]) -> Bool {
    guard let (plan, home) = plan(of: digits) else { return false }
    let trunk = Letters.of(plan.trunk)
    let rest =
      !trunk.isEmpty && plan.trunk != "1" && home.starts(with: trunk)
      ? Array(home.dropFirst(trunk.count)) : home
    return plan.mobiles.contains { rest.starts(with: Letters.of($0)) }
  }

  /// The plan that the calling code names, and the digits behind it.
  private static func plan(of digits: [UInt32]) -> (NumberingPlan, [UInt32])? {
    for size in 1...3 where digits.count > size {
      if let plan = NumberingPlan.byCode[Letters.text(digits.prefix(size))] {
        return (plan, Array(digits.dropFirst(size)))
      }
    }
    return nil
  }

  private func isWhole(_ stretch: Stretch) -> Bool {
    stretch.digits.count >= (area.isEmpty ? 9 : 7)
  }

  // MARK: Forms

  /// The canonical form, taken apart; nil: it is none.
  private struct Number {
    var digits: [UInt32] = []
    var area: [UInt32] = []
    var line: [UInt32] = []
    var isForeign = false
    var isMobile = false

    init?(_ text: [UInt32]) {
      var rest = text
      if rest.first == 0x2B {
        isForeign = true
        rest.removeFirst()
      }
      let parts = rest.split(separator: 0x2D, omittingEmptySubsequences: false).map(Array.init)
      guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Letters.isDigit) }) else { return nil }
      var used = 1
      digits = parts[0]
      if isForeign {
        guard (7...15).contains(digits.count), digits[0] != 0x30 else { return nil }
        if let (plan, home) = PhoneRelation.plan(of: digits), plan.trunk == "0", home.first == 0x30 {
          return nil
        }
        isMobile = PhoneRelation.isForeignMobile(digits)
      } else if digits.count == 11, digits[0] == 0x31, digits[1] >= 0x33 {
        isMobile = true
      } else if digits[0] == 0x30 {
        guard parts.count >= 2, digits.count == PhoneRelation.areaSize(digits),
          (7...8).contains(parts[1].count),
          parts[1].count == 8 || digits.count == 4, parts[1][0] >= 0x32
        else { return nil }
        area = digits
        digits += parts[1]
        used = 2
      } else {
        guard parts.count >= 3, digits.count == 3, digits == Letters.of("400") || digits == Letters.of("800"),
          parts[1].count == 3, parts[2].count == 4
        else { return nil }
        digits += parts[1] + parts[2]
        used = 3
      }
      guard parts.count <= used + 1 else { return nil }
      if parts.count > used {
        line = parts[used]
        guard line.count <= 6 else { return nil }
      }
    }
  }

  private static func areaSize(_ digits: [UInt32]) -> Int {
    guard digits.count >= 3 else { return 0 }
    return digits[1] == 0x31 || digits[1] == 0x32 ? 3 : 4
  }

  /// The digits that a cell may have for a number.
  private func forms(_ number: Number, _ areas: [[UInt32]]) -> [[UInt32]] {
    let digits = number.digits
    let (code, zeros) = (Letters.of("86"), Letters.of("0086"))
    var forms: [[UInt32]] = [digits]
    if number.isForeign {
      let exits = ["00", NumberingPlan.exits[plan?.code ?? ""] ?? "00"].map(Letters.of)
      forms += exits.map { $0 + digits }
      if let (own, home) = Self.plan(of: digits), !own.trunk.isEmpty {
        let long = Letters.of(own.code + own.trunk) + home
        forms += [long] + exits.map { $0 + long }
      }
      if let plan, digits.starts(with: country) {
        let home = Array(digits.dropFirst(country.count))
        let trunk = Letters.of(plan.trunk)
        forms += [home, trunk + home]
        let known = area.starts(with: trunk) ? Array(area.dropFirst(trunk.count)) : area
        if !known.isEmpty, home.starts(with: known) { forms.append(Array(home.dropFirst(known.count))) }
      }
    } else {
      forms += [code + digits, zeros + digits]
      if number.isMobile { forms += [[0x30] + digits, code + [0x30] + digits, zeros + [0x30] + digits] }
      if !number.area.isEmpty {
        forms += [code + digits.dropFirst(), zeros + digits.dropFirst()]
        if areas.contains(number.area) || plan == nil {
          forms.append(Array(digits.dropFirst(number.area.count)))
        }
      }
    }
    return forms.map { $0 + number.line }
  }

  /// Whether the stretch is nothing but numbers of the list, one after the other.
  private func cover(_ stretch: Stretch, _ forms: [[[UInt32]]], used: inout Set<Int>) -> Bool? {
    func rest(_ at: Int, _ used: inout Set<Int>) -> Bool {
      if at == stretch.digits.count { return true }
      for (index, own) in forms.enumerated() {
        for form in own where stretch.digits[at...].starts(with: form) {
          var end = at + form.count
          // An extension that was not asked for.
          if part == .number, end < stretch.digits.count, stretch.digits.count - end <= 6 {
            end = stretch.digits.count
          }
          var tried = used
          tried.insert(index)
          if rest(end, &tried) {
            used = tried
            return true
          }
        }
      }
      return false
    }
    return rest(0, &used)
  }

  private func starts(_ stretch: Stretch, _ forms: [[UInt32]]) -> Bool {
    forms.contains { form in
      guard stretch.digits.starts(with: form) else { return false }
      let left = stretch.digits.count - form.count
      return left == 0 || left >= 7 || part == .number && left <= 6
    }
  }

  private func holds(_ stretch: Stretch, _ forms: [[UInt32]]) -> Bool {
    forms.contains { form in
      guard let at = Letters.find(form, in: stretch.digits) else { return false }
      let behind = stretch.digits.count - form.count - at
      return (at == 0 || at >= 7) && (behind == 0 || behind >= 7 || part == .number && behind <= 6)
    }
  }
}
