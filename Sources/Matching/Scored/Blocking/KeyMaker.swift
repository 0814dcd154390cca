import Base
import Documents

/// The hash of a part of a value, by which records meet in a block.
enum KeyMaker {
  /// How many keys a value has at most.
  static func width(_ function: KeyFunction) -> Int {
    switch function {
    case .words: 12
    case .longest: 3
    default: 1
    }
  }

  /// One hash; 0 when the value has no such part.
  static func hash(_ function: KeyFunction, _ value: Value, _ kind: ColumnKind) -> UInt64 {
    let text = value.text
    switch function {
    case .whole: return mark(text.hash(seed: 1))
    case .first1: return prefix(text, 1)
    case .first2: return prefix(text, 2)
    case .first3: return prefix(text, 3)
    case .first4: return prefix(text, 4)
    case .first5: return prefix(text, 5)
    case .first6: return prefix(text, 6)
    case .last4: return suffix(value, kind, 4)
    case .last6: return suffix(value, kind, 6)
    case .last7: return suffix(value, kind, 7)
    case .last8: return suffix(value, kind, 8)
    case .trunk: return value.fact & PhoneText.tail == 0 ? 0 : mark(mix(value.fact & PhoneText.tail))
    case .sorted: return sortedWords(text)
    case .letters: return letters(text)
    case .sound: return kind == .company ? brandSound(value) : Sound.hash(text)
    case .pinyin: return Pinyin.hash(value)
    case .surname: return value.fact == 0 ? 0 : part(text, 0..<PersonText.surnameLength(value.fact))
    case .given:
      guard value.fact != 0 else { return 0 }
      return part(text, PersonText.surnameLength(value.fact)..<text.count)
    case .brand: return part(text, CompanyText.brand(value.fact))
    case .place: return CompanyText.place(value.fact) == 0 ? 0 : mark(mix(CompanyText.place(value.fact)))
    case .local: return kind == .email ? part(text, 0..<Int(value.fact)) : 0
    case .domain: return kind == .email ? part(text, Int(value.fact)..<text.count) : 0
    case .year: return value.fact == 0 ? 0 : mark(mix(value.fact / 10_000))
    case .monthDay: return value.fact == 0 ? 0 : mark(mix(value.fact % 10_000 + 1))
    case .words, .longest: return 0
    }
  }

  /// Appends the hashes of a part that a value has several of.
  static func hashes(
    _ function: KeyFunction, _ value: Value, hashes: inout [UInt64], words: inout [Range<Int>]
  ) {
    Similarity.words(value.text, &words)
    if function == .longest {
      words.sort { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }
    }
    for word in words.prefix(width(function)) where word.count > 1 || function == .words {
      let hash = mark(value.text[word].hash(seed: 1))
      if !hashes.contains(hash) { hashes.append(hash) }
    }
  }

  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    var print = Fingerprint(value: 0x6B65)
    print.combine(value)
    return print.value
  }

  @inline(__always)
  private static func mark(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

  private static func part(_ text: Units, _ range: Range<Int>) -> UInt64 {
    guard !range.isEmpty, range.upperBound <= text.count else { return 0 }
    return mark(text[range].hash(seed: 1))
  }

  private static func prefix(_ text: Units, _ count: Int) -> UInt64 {
    part(text, 0..<min(count, text.count))
  }

  /// Of a phone's number, not of its extension.
  private static func suffix(_ value: Value, _ kind: ColumnKind, _ count: Int) -> UInt64 {
    if kind == .phone {
      let number = value.fact & PhoneText.tail
      var size: UInt64 = 1
      for _ in 0..<count { size *= 10 }
      return number < size / 10 ? 0 : mark(mix(number % size))
    }
    return value.text.count < count ? 0 : part(value.text, value.text.count - count..<value.text.count)
  }

  private static func sortedWords(_ text: Units) -> UInt64 {
    var words: [Range<Int>] = []
    Similarity.words(text, &words)
    let hashes = words.map { text[$0].hash(seed: 1) }.sorted()
    return mark(hashes.reduce(0) { mix($0 ^ $1) })
  }

  /// A sum over the characters: their order and the blanks do not matter.
  private static func letters(_ text: Units) -> UInt64 {
    var sum: UInt64 = 0
    for index in text.indices where text[index] != 0x20 { sum = sum &+ mix(UInt64(text[index])) }
    return mark(sum)
  }

  private static func brandSound(_ value: Value) -> UInt64 {
    let brand = CompanyText.brand(value.fact)
    return brand.isEmpty ? 0 : Sound.hash(value.text[brand])
  }
}

/// How a word sounds, as a hash.
enum Sound {
  static func hash(_ text: Units) -> UInt64 {
    var sum: UInt64 = 0x736F
    var last: UInt64 = 0
    var isFirst = true
    for index in text.indices {
      let unit = text[index]
      var code: UInt64
      if Words.isHan(unit) {
        let reading =
          isFirst ? HanTable.shared.reading(ofSurname: unit) : HanTable.shared.reading(unit)
        code = reading == 0 ? UInt64(unit) << 16 : UInt64(reading >> 3) << 8
        last = 0
      } else if unit == 0x20 {
        last = 0
        continue
      } else {
        code = consonant(unit)
        if isFirst { code = code == 0 ? 99 : code }
        if code == 0 || code == last {
          last = code
          continue
        }
        last = code
      }
      isFirst = false
      sum = KeyMaker.mix(sum ^ code)
    }
    return sum == 0 ? 1 : sum
  }

  /// None of a, e, i, o, u.
  static func isWithoutVowels(_ text: Units) -> Bool {
    !text.indices.contains { [0x61, 0x65, 0x69, 0x6F, 0x75].contains(text[$0]) }
  }

  /// Consonants in classes that are taken for one another; vowels, h, w and y are none.
  private static func consonant(_ unit: UInt16) -> UInt64 {
    switch UInt8(truncatingIfNeeded: unit) {
    case UInt8(ascii: "b"), UInt8(ascii: "p"), UInt8(ascii: "f"), UInt8(ascii: "v"): 1
    case UInt8(ascii: "c"), UInt8(ascii: "g"), UInt8(ascii: "j"), UInt8(ascii: "k"), UInt8(ascii: "q"): 2
    case UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z"): 2
    case UInt8(ascii: "d"), UInt8(ascii: "t"): 3
    case UInt8(ascii: "l"): 4
    case UInt8(ascii: "m"), UInt8(ascii: "n"): 5
    case UInt8(ascii: "r"): 6
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(unit)
    default: 0
    }
  }
}
