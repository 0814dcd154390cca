import Base

/// Sets of words: the share of words that both have (Dice), where a word written nearly alike counts
/// as much as it is alike. The order does not matter, nor where blanks stand when the whole is alike.
struct WordsComparator: Comparator {
  private let thresholds: Thresholds

  init(thresholds: [Double]) { self.thresholds = Thresholds(thresholds) }

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    thresholds.level(Self.similarity(a.text, b.text, &scratch))
  }

  static func similarity(_ a: Units, _ b: Units, _ scratch: inout Scratch) -> Double {
    // In an order of their own, so that (a, b) and (b, a) meet the same words in the same order.
    let isForward = Similarity.precedes(a, b)
    let left = isForward ? a : b
    let right = isForward ? b : a
    Similarity.words(left, &scratch.leftWords)
    Similarity.words(right, &scratch.rightWords)
    let n = scratch.leftWords.count
    let m = scratch.rightWords.count
    guard n > 0, m > 0 else { return 0 }
    var taken: UInt64 = 0
    var shared = 0.0
    for i in 0..<min(n, 64) {
      let word = left[scratch.leftWords[i]]
      var best = 0.0
      var at = -1
      for j in 0..<min(m, 64) where taken >> UInt64(j) & 1 == 0 {
        let other = right[scratch.rightWords[j]]
        let alike = word == other ? 1 : likeness(word, other)
        if alike > best {
          best = alike
          at = j
          if alike == 1 { break }
        }
      }
      if at >= 0 {
        taken |= 1 << UInt64(at)
        shared += best
      }
    }
    return 2 * shared / Double(n + m)
  }

  /// 0 unless nearly the same word.
  private static func likeness(_ a: Units, _ b: Units) -> Double {
    guard a.count >= 3, b.count >= 3, abs(a.count - b.count) <= 3 else { return 0 }
    let alike = Similarity.jaroWinkler(a, b)
    return alike >= 0.88 ? alike : 0
  }
}
