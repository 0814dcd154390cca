import Base

/// A value made comparable: full-width forms of ASCII become ASCII, letters of every script lose their case,
/// composed and decomposed ones are one, blanks of every kind become one kind. A scratch buffer of Unicode
/// scalars, reused from value to value.
struct FoldedText {
  var scalars: [UInt32] = []

  init() { scalars.reserveCapacity(128) }

  init(_ text: String) {
    scalars = text.unicodeScalars.map { Self.fold($0.value) }
    foldOtherScripts()
  }

  var count: Int { scalars.count }

  /// Reads valid UTF-8.
  mutating func load(_ bytes: Span<UInt8>) {
    scalars.removeAll(keepingCapacity: true)
    scalars.append(addingCapacity: bytes.count) { out in
      let end = bytes.count
      var at = 0
      while at < end {
        let lead = UInt32(bytes[at])
        if lead < 0x80 {
          at += 1
          out.append(Self.fold(lead))
        } else if lead & 0xF0 == 0xE0 && at + 2 < end {
          let scalar =
            (lead & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
          at += 3
          // Most characters stand between those that fold.
          out.append(scalar &- 0x3001 < 0xC000 ? scalar : Self.fold(scalar))
        } else {
          out.append(Self.fold(Self.other(bytes, &at)))
        }
      }
    }
    foldOtherScripts()
  }

  /// Traditional characters become simplified ones: 華瑞 is 华瑞.
  mutating func simplify() {
    for index in scalars.indices where Scalars.isHan(scalars[index]) {
      if let unit = UInt16(exactly: scalars[index]) {
        scalars[index] = UInt32(HanTable.shared.simplified(unit))
      }
    }
  }

  private static func other(_ bytes: Span<UInt8>, _ at: inout Int) -> UInt32 {
    let lead = UInt32(bytes[at])
    var (scalar, more) = (lead & 0x1F, 1)
    if lead >= 0xF0 {
      (scalar, more) = (lead & 0x07, 3)
    } else if lead >= 0xE0 {
      (scalar, more) = (lead & 0x0F, 2)
    }
    at += 1
    while more > 0 && at < bytes.count {
      scalar = scalar << 6 | UInt32(bytes[at] & 0x3F)
      at += 1
      more -= 1
    }
    return scalar
  }

  @inline(__always)
  static func fold(_ scalar: UInt32) -> UInt32 {
    var s = scalar
    if s < 0x80 {
      if s &- 0x41 < 26 { return s + 32 }
      return s == 9 || s == 10 || s == 13 ? 0x20 : s
    }
    if s >= 0xFF01 && s <= 0xFF5E {
      s -= 0xFEE0
      return s &- 0x41 < 26 ? s + 32 : s
    }
    if s == 0xA0 || s == 0x3000 || s == 0xFEFF || (s >= 0x2000 && s <= 0x200F) { return 0x20 }
    return s
  }

  /// The same on every machine; not zero.
  func hash(_ range: Range<Int>, seed: UInt64 = 0) -> UInt64 {
    var print = Fingerprint(value: seed)
    var at = range.lowerBound
    while at + 1 < range.upperBound {
      print.combine(UInt64(scalars[at]) << 32 | UInt64(scalars[at + 1]))
      at += 2
    }
    if at < range.upperBound { print.combine(UInt64(scalars[at])) }
    return print.value == 0 ? 1 : print.value
  }

  func hash(seed: UInt64 = 0) -> UInt64 { hash(0..<count, seed: seed) }

  /// Where `word` stands first, at or after `start`.
  func find(_ word: [UInt32], from start: Int = 0) -> Int? {
    guard count >= word.count else { return nil }
    var at = start
    while at <= count - word.count {
      if scalars[at] == word[0] && matches(word, at) { return at }
      at += 1
    }
    return nil
  }

  func hasSuffix(_ word: [UInt32]) -> Bool {
    count >= word.count && matches(word, count - word.count)
  }

  private func matches(_ word: [UInt32], _ start: Int) -> Bool {
    for i in word.indices where scalars[start + i] != word[i] { return false }
    return true
  }
}

/// What a folded scalar is.
enum Scalars {
  static func isHan(_ s: UInt32) -> Bool {
    (s >= 0x4E00 && s <= 0x9FFF) || (s >= 0x3400 && s <= 0x4DBF) || (s >= 0x20000 && s <= 0x3FFFF)
      || (s >= 0xF900 && s <= 0xFAFF) || s == 0x3007
  }

  static func isDigit(_ s: UInt32) -> Bool { s &- 0x30 < 10 }

  /// Letters and digits of any script, after folding; all that is neither blank nor punctuation.
  static func isWord(_ s: UInt32) -> Bool {
    if s < 0x80 { return isDigit(s) || s &- 0x61 < 26 }
    if s < 0xC0 { return s == 0xAA || s == 0xB5 || s == 0xBA }
    if s >= 0x2010 && s <= 0x206F { return false }
    if s >= 0x3001 && s <= 0x3020 { return s == 0x3005 || s == 0x3007 }
    if s >= 0xFE30 && s <= 0xFE6F { return false }
    return s != 0x30FB && s != 0xD7 && s != 0xF7 && !(s >= 0xFF5F && s <= 0xFF65)
  }
}

/// A closed list of words, looked up by the hash of a folded text.
struct WordList: Sendable {
  private let hashes: [UInt64]
  private let longest: Int
  /// One bit for the first and the last character of each word: most texts are none of the words,
  /// and show it there.
  private let edges: [16 of UInt64]

  /// - Parameter words: separated by one blank.
  init(_ words: String) {
    let folded = words.split(separator: " ").map { FoldedText(String($0)) }
    hashes = folded.map { $0.hash() }.sorted()
    longest = folded.map(\.count).max() ?? 0
    var edges: [16 of UInt64] = .init(repeating: 0)
    for word in folded where word.count > 0 {
      let bit = Self.edge(word.scalars[0], word.scalars[word.count - 1])
      edges[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    self.edges = edges
  }

  @inline(__always)
  private static func edge(_ first: UInt32, _ last: UInt32) -> Int {
    Int((first &* 0x9E37_79B1 ^ last &* 0x85EB_CA77) >> 22)
  }

  func contains(_ text: FoldedText, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= longest else { return false }
    let bit = Self.edge(text.scalars[range.lowerBound], text.scalars[range.upperBound - 1])
    guard edges[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return false }
    let hash = text.hash(range)
    var low = 0
    var high = hashes.count
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash
  }

  func contains(_ text: FoldedText) -> Bool { contains(text, 0..<text.count) }
}
