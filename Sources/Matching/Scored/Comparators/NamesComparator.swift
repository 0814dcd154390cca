import Records

/// A person's name in two parts or more (given names and surname): parts exchanged, abbreviated, left
/// out, misspelt.
struct NamesComparator: Comparator {
  init(thresholds: [Double]) {}

  var levels: [String] {
    [
      "parts exchanged", "one part equal, one alike", "all parts alike", "one holds the other",
      "initials fit",
      "one part equal", "one part alike", "else",
    ]
  }

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    Similarity.words(a.text, &scratch.leftWords)
    Similarity.words(b.text, &scratch.rightWords)
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
            default: (x.count == 1 || y.count == 1) && x[0] == y[0]
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
    case .unknown: Similarity.jaroWinkler(a, b) >= 0.84 || isShort(a, b)
    }
  }

  /// `alex` for `alexandros`.
  private func isShort(_ a: Units, _ b: Units) -> Bool {
    let shorter = min(a.count, b.count)
    return shorter >= 3 && a[0..<shorter] == b[0..<shorter]
  }
}
