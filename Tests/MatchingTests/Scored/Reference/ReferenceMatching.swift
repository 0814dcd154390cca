@testable import Matching

/// Matching written down once more as the formulas say it, over strings and every pair: no blocks, no
/// patterns, no tables, nothing of the engine's. For lists of some dozen records.
struct ReferenceMatching {
  enum Measure {
    case exact
    case edit([Double])
    case jaroWinkler([Double])
  }

  struct Comparison {
    var column: Int
    var measure: Measure
    var frequency = 0.0
    var group = ""

    var levelCount: Int {
      switch measure {
      case .exact: 2
      case .edit(let at), .jaroWinkler(let at): at.count + 2
      }
    }
  }

  var rows: [[String]]
  /// Records of one side are not compared; nil when all are.
  var sides: [Int]?
  var comparisons: [Comparison]
  /// Columns that must agree, by key.
  var blocks: [[Int]]
  var strict: [[Int]]
  var training: [[Int]]
  var assumedRecall: Double

  var pairs: [(Int, Int)] {
    rows.indices.flatMap { a in
      rows.indices.compactMap { b in
        a < b && (sides.map { $0[a] != $0[b] } ?? true) ? (a, b) : nil
      }
    }
  }

  func agree(_ a: Int, _ b: Int, _ key: [Int]) -> Bool {
    key.allSatisfy { !rows[a][$0].isEmpty && rows[a][$0] == rows[b][$0] }
  }

  /// 0 for null, 1 exact, then the measure's thresholds, then else.
  func level(_ comparison: Comparison, _ a: Int, _ b: Int) -> Int {
    let x = rows[a][comparison.column]
    let y = rows[b][comparison.column]
    if x.isEmpty || y.isEmpty { return 0 }
    if x == y { return 1 }
    switch comparison.measure {
    case .exact: return 2
    case .edit(let at):
      let alike = 1 - Double(Measures.distance(Array(x), Array(y))) / Double(max(x.count, y.count))
      return 2 + (at.firstIndex { alike >= $0 - 1e-9 } ?? at.count)
    case .jaroWinkler(let at):
      let alike = Measures.jaroWinkler(Array(x), Array(y))
      return 2 + (at.firstIndex { alike >= $0 } ?? at.count)
    }
  }

  var prior: Double {
    let sure = pairs.count { a, b in strict.contains { agree(a, b, $0) } }
    return min(Double(max(sure, 1)) / assumedRecall / Double(pairs.count), 0.5)
  }

  /// m by expectation maximisation, pair by pair, with u given.
  func learn(_ u: [[Double]]) -> [[Double]] {
    var sums = u.map { $0.map { _ in 0.0 } }
    var counts = u.map { _ in 0.0 }
    let start = u.map { levels -> [Double] in
      var m = levels.indices.map { $0 == 0 ? 0.75 : 0.2 / Double(1 << $0) }
      m[m.count - 1] = max(m[m.count - 1], 0.02)
      return normalised(m)
    }
    for key in training {
      let blocked = pairs.filter { agree($0, $1, key) }
      guard blocked.count >= 20 else { continue }
      let most = min(1, prior * Double(pairs.count) * 1.25 / Double(blocked.count))
      let used = comparisons.indices.filter { !key.contains(comparisons[$0].column) }
      let levels = blocked.map { pair in comparisons.map { level($0, pair.0, pair.1) } }
      var m = start
      var share = min(0.2, most)
      for _ in 0..<200 {
        var expected: [Double] = []
        for levels in levels {
          var match = share
          var other = 1 - share
          for index in used {
            let level = levels[index]
            if level == 0 { continue }
            match *= m[index][level - 1]
            other *= u[index][level - 1]
          }
          expected.append(match / (match + other))
        }
        let next = min(
          max(expected.reduce(0, +) / Double(blocked.count), 1e-6), min(most, 1 - 1e-6))
        var change = abs(next - share)
        share = next
        for index in used {
          var seen = m[index].map { _ in 0.0 }
          for (levels, weight) in zip(levels, expected) {
            let level = levels[index]
            if level > 0 { seen[level - 1] += weight }
          }
          guard seen.reduce(0, +) > 0 else { continue }
          let fresh = normalised(normalised(seen).map { max($0, 1e-6) })
          change = max(change, zip(fresh, m[index]).map { abs($0 - $1) }.max() ?? 0)
          m[index] = fresh
        }
        if change < 1e-7 { break }
      }
      for index in used {
        for level in m[index].indices { sums[index][level] += m[index][level] }
        counts[index] += 1
      }
    }
    return sums.indices.map { index in
      counts[index] == 0 ? start[index] : normalised(sums[index].map { max($0 / counts[index], 1e-4) })
    }
  }

  private func normalised(_ values: [Double]) -> [Double] {
    let sum = values.reduce(0, +)
    return values.map { $0 / sum }
  }

  /// How many of the records that have a value have this one.
  func share(_ value: String, _ column: Int) -> Double {
    let known = rows.count { !$0[column].isEmpty }
    return Double(rows.count { $0[column] == value }) / Double(max(1, known))
  }

  /// Bits: the prior, then each comparison; of a group what speaks for a match counts once.
  func score(_ a: Int, _ b: Int, m: [[Double]], u: [[Double]]) -> Double {
    var sum = MatchModel.log2(prior / (1 - prior))
    var best: [String: Double] = [:]
    for (index, comparison) in comparisons.enumerated() {
      let level = level(comparison, a, b)
      if level == 0 { continue }
      var weight = MatchModel.log2(m[index][level - 1] / u[index][level - 1])
      if comparison.frequency > 0, weight > 0 {
        let changes = [a, b].map { record -> Double in
          let floor = min(0.001, u[index][0])
          let known = Double(rows.count { !$0[comparison.column].isEmpty })
          let share = share(rows[record][comparison.column], comparison.column)
          let counted = share > max(floor, 2 / known) ? max(share, floor) : floor
          return comparison.frequency * MatchModel.log2(u[index][0] / counted)
        }
        let change = min(changes[0], changes[1])
        weight += level == 1 ? change : min(change, 0)
      }
      if !comparison.group.isEmpty, weight > 0 {
        let known = best[comparison.group] ?? 0
        best[comparison.group] = max(known, weight)
        weight = max(0, weight - known)
      }
      sum += weight
    }
    return sum
  }

  /// The records that accepted pairs reach from each other.
  func closure(_ accepted: [(Int, Int)]) -> Set<Set<Int>> {
    var left = Set(rows.indices)
    var groups: Set<Set<Int>> = []
    while let first = left.first {
      var group: Set<Int> = [first]
      while true {
        let more = accepted.filter { group.contains($0.0) != group.contains($0.1) }
        if more.isEmpty { break }
        for (a, b) in more { group.formUnion([a, b]) }
      }
      groups.insert(group)
      left.subtract(group)
    }
    return groups
  }
}

/// Measures by their definitions.
enum Measures {
  /// Insertions, deletions, changes, and neighbours exchanged once: by recursion, each prefix once.
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var known: [Int: Int] = [:]
    func to(_ i: Int, _ j: Int) -> Int {
      if i == 0 { return j }
      if j == 0 { return i }
      if let known = known[i * 1000 + j] { return known }
      var least = min(to(i - 1, j), to(i, j - 1)) + 1
      least = min(least, to(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { least = min(least, to(i - 2, j - 2) + 1) }
      known[i * 1000 + j] = least
      return least
    }
    return to(a.count, b.count)
  }

  static func jaroWinkler(_ a: [Character], _ b: [Character]) -> Double {
    let window = max(0, max(a.count, b.count) / 2 - 1)
    var free = Set(b.indices)
    var left: [Character] = []
    for (i, letter) in a.enumerated() {
      guard let j = free.filter({ abs($0 - i) <= window && b[$0] == letter }).min() else { continue }
      free.remove(j)
      left.append(letter)
    }
    let right = b.indices.filter { !free.contains($0) }.map { b[$0] }
    guard !left.isEmpty else { return 0 }
    let k = Double(left.count)
    let exchanged = Double(zip(left, right).count { $0 != $1 } / 2)
    let jaro = (k / Double(a.count) + k / Double(b.count) + (k - exchanged) / k) / 3
    let prefix = zip(a.prefix(4), b.prefix(4)).prefix { $0 == $1 }.count
    return jaro > 0.7 ? jaro + Double(prefix) * 0.1 * (1 - jaro) : jaro
  }
}
