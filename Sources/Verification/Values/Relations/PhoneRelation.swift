import Evidence

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
  /// The calling code of numbers without one, when it is not China's.
  var country: [UInt32] = []

  /// A stretch of a cell that holds one number, or several parted by blanks alone.
  private struct Stretch {
    var digits: [UInt32] = []
    /// Where the digits of an extension begin, when a mark says so.
    var line: Int?
    /// A `+` stands before it.
    var hasPlus = false
  }

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    let text = Letters.of(value)
    let stretches = Self.stretches(Core(cell).letters)
    if part == .extension { return compareExtension(stretches, text) }
    let items = take == .all ? Self.items(text) : [text]
    let numbers = items.compactMap(Number.init)
    guard !numbers.isEmpty, numbers.count == items.count else { return .different }
    if Bytes.areEqual(cell, value) { return .equal }
    let areas = [area] + numbers.map(\.area)
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
      guard !stretches[..<found].contains(where: { Self.isMobile($0) == wanted && isWhole($0) }) else {
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
      Self.isMobile($0) == (take == .mobile) && isWhole($0)
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
  private static func isMobile(_ stretch: Stretch) -> Bool {
    var rest = stretch.digits[...]
    if stretch.hasPlus, !rest.starts(with: Letters.of("86")) { return false }
    for prefix in ["0086", "86", "0"].map(Letters.of) where rest.count > 11 && rest.starts(with: prefix) {
      rest = rest.dropFirst(prefix.count)
    }
    return rest.count >= 11 && rest.first == 0x31 && rest.dropFirst().first.map { $0 >= 0x33 } ?? false
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
      forms.append(Letters.of("00") + digits)
      if !country.isEmpty, digits.starts(with: country) {
        let home = Array(digits.dropFirst(country.count))
        forms += [home, [0x30] + home]
      }
    } else {
      forms += [code + digits, zeros + digits]
      if number.isMobile { forms += [[0x30] + digits, code + [0x30] + digits, zeros + [0x30] + digits] }
      if !number.area.isEmpty {
        forms += [code + digits.dropFirst(), zeros + digits.dropFirst()]
        if areas.contains(number.area) || country.isEmpty {
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
