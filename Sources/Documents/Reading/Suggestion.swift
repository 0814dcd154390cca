/// "Did you mean": the nearest of several words.
public enum Suggestion {
  /// The nearest candidate, when it is near enough to be a slip of the pen.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    guard !wanted.isEmpty else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in candidates where candidate != word {
      let other = Array(candidate.lowercased().unicodeScalars)
      let limit = max(1, max(wanted.count, other.count) / 3)
      guard abs(wanted.count - other.count) <= limit else { continue }
      let distance = distance(wanted, other)
      if distance <= limit && distance < min(best?.distance ?? .max, max(wanted.count, other.count)) {
        best = (candidate, distance)
      }
    }
    return best?.word ?? contained(word, among: candidates)
  }

  /// A name that contains the word or is contained in it: 手机 and 手机号码.
  private static func contained(_ word: String, among candidates: some Sequence<String>) -> String? {
    guard word.unicodeScalars.count >= 2 else { return nil }
    let near = candidates.filter { other in
      other != word && other.unicodeScalars.count >= 2 && (other.contains(word) || word.contains(other))
    }
    return near.min { ($0.count, $0) < ($1.count, $1) }
  }

  /// Damerau–Levenshtein (optimal string alignment): insertions, deletions, changes, neighbours
  /// exchanged.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
