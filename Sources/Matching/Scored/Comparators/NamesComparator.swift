import Base

/// A person's name in two parts or more (given names and surname): parts exchanged, abbreviated, left
/// out, misspelt.
struct NamesComparator: Comparator {
  init(thresholds: [Double]) {}

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    Similarity.words(a.text, &scratch.leftWords)
    Similarity.words(b.text, &scratch.rightWords)
    if Generation.differ(a.text, b.text, &scratch) { return 5 }
    let left = scratch.leftWords.count
    let right = scratch.rightWords.count
    if left > right || (left == right && !Similarity.precedes(a.text, b.text)) {
      return pair(b, a, swapped: true, &scratch)
    }
    return pair(a, b, swapped: false, &scratch)
  }

  /// `a` has no more words than `b`.
  private func pair(_ a: Value, _ b: Value, swapped: Bool, _ scratch: inout Scratch) -> Int {
    if swapped { swap(&scratch.leftWords, &scratch.rightWords) }
    let n = min(scratch.leftWords.count, 8)
    let m = min(scratch.rightWords.count, 8)
    var taken = 0
    var equal = 0
    var alike = 0
    var initials = 0
    for pass in 0..<3 {
      for i in 0..<n where taken >> (16 + i) & 1 == 0 {
        let x = a.text[scratch.leftWords[i]]
        for j in 0..<m where taken >> j & 1 == 0 {
          let y = b.text[scratch.rightWords[j]]
          let fits =
            switch pass {
            case 0: x == y
            case 1: x.count > 1 && y.count > 1 && isAlike(x, y)
            default: (x.count == 1 && begins(y, x[0])) || (y.count == 1 && begins(x, y[0]))
            }
          guard fits else { continue }
          taken |= 1 << (16 + i) | 1 << j
          if pass == 0 { equal += 1 } else if pass == 1 { alike += 1 } else { initials += 1 }
          break
        }
      }
    }
    if equal == n { return n == m ? 0 : 3 }
    if equal + alike == n, n >= 2 { return equal > 0 ? 1 : 2 }
    if equal + alike == n { return n == m ? 2 : 3 }
    if equal + alike + initials == n { return 4 }
    if equal > 0 { return 5 }
    return alike > 0 ? 6 : 7
  }

  /// A known form of the name (bob, robert), a slip of the pen, or its beginning; not when both are
  /// known for names of their own.
  private func isAlike(_ a: Units, _ b: Units) -> Bool {
    switch GivenNames.relation(a, b) {
    case .sameName: true
    case .otherName: false
    case .unknown: isSlip(a, b) || isShort(a, b) || isWithoutVowels(a, b)
    }
  }

  /// `b` for bob, and so for robert.
  private func begins(_ name: Units, _ initial: UInt16) -> Bool {
    name[0] == initial || GivenNames.begins(name, initial)
  }

  /// Written alike, or sounding the same and not quite unlike: `sahra` for `zara`.
  private func isSlip(_ a: Units, _ b: Units) -> Bool {
    let alike = Similarity.jaroWinkler(a, b)
    return alike >= 0.84 || (alike >= 0.75 && min(a.count, b.count) >= 4 && Sound.hash(a) == Sound.hash(b))
  }

  /// One is written without vowels, as Arabic is: `fysl` for `faisal`.
  private func isWithoutVowels(_ a: Units, _ b: Units) -> Bool {
    let shorter = min(a.count, b.count)
    return shorter >= 3 && (Sound.isWithoutVowels(a) || Sound.isWithoutVowels(b))
      && Sound.hash(a) == Sound.hash(b)
  }

  /// `alex` for `alexandros`.
  private func isShort(_ a: Units, _ b: Units) -> Bool {
    let shorter = min(a.count, b.count)
    return shorter >= 3 && a[0..<shorter] == b[0..<shorter]
  }
}

/// Which of several of one name: father and son, the first and the second.
enum Generation {
  /// Both names say it, and say different things. Where only one does, the word is taken out.
  static func differ(_ a: Units, _ b: Units, _ scratch: inout Scratch) -> Bool {
    let left = of(a, scratch.leftWords)
    let right = of(b, scratch.rightWords)
    if left > 0, right > 0 { return left != right }
    if left > 0 { scratch.leftWords.removeAll { isWord(a, $0) } }
    if right > 0 { scratch.rightWords.removeAll { isWord(b, $0) } }
    return false
  }

  private static func isWord(_ text: Units, _ word: Range<Int>) -> Bool {
    word.count > 1 && words[text[word].hash(seed: 6)] != nil
  }

  /// 0 when it does not say. An `i` may be an initial: it counts only beside a name that says `ii`.
  private static func of(_ text: Units, _ ranges: [Range<Int>]) -> Int {
    guard ranges.count > 1 else { return 0 }
    return ranges.reduce(0) { max($0, words[text[$1].hash(seed: 6)] ?? 0) }
  }

  private static let words: [UInt64: Int] = {
    var words: [UInt64: Int] = [:]
    for (word, number) in [
      ("i", 1), ("sr", 1), ("senior", 1), ("ii", 2), ("jr", 2), ("junior", 2), ("iii", 3), ("iv", 4),
    ] {
      words[Units.with(Array(word.utf16)) { $0.hash(seed: 6) }] = number
    }
    return words
  }()
}
