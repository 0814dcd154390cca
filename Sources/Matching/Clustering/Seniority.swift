import Records

/// Which of two records, and of two parts, goes first: lower first run, then higher trust, then
/// smaller identity, then smaller part number. Independent of the order of adding.
struct Seniority {
  /// Per record; smaller is older. Equal values are settled by the identities.
  private let ranks: [UInt64]
  private let identities: [Identity]
  private let parts: [MatchPart]

  init(_ columns: MatchColumns) {
    let identities = columns.identities
    self.identities = identities
    parts = columns.parts
    let runs = columns.firstRuns
    let trusts = columns.trusts
    var (firstRun, lastRun, lowest, highest) = (Int32.max, Int32.min, Int16.max, Int16.min)
    for record in runs.indices where columns.firstParts[record] >= 0 {
      firstRun = min(firstRun, runs[record])
      lastRun = max(lastRun, runs[record])
      lowest = min(lowest, trusts[record])
      highest = max(highest, trusts[record])
    }
    guard firstRun <= lastRun else {
      ranks = []
      return
    }
    // Run and trust take as many of the upper bits as they need, the identity has the rest.
    let trustCount = UInt64(Int(highest) - Int(lowest) + 1)
    let classes = UInt64(Int(lastRun) - Int(firstRun) + 1) * trustCount
    let bits = UInt64(64 - (classes - 1).leadingZeroBitCount)
    ranks = runs.indices.map { record in
      guard columns.firstParts[record] >= 0 else { return UInt64.max }
      let run = UInt64(Int(runs[record]) - Int(firstRun))
      let place = run * trustCount + UInt64(Int(highest) - Int(trusts[record]))
      return bits == 0 ? identities[record].high : place << (64 - bits) | identities[record].high >> bits
    }
  }

  @inline(__always)
  func rank(of part: Int32) -> UInt64 { ranks[Int(parts[Int(part)].record)] }

  /// Whether part `a` is older than part `b`.
  func precedes(_ a: Int32, _ b: Int32) -> Bool {
    let left = parts[Int(a)]
    let right = parts[Int(b)]
    if left.record == right.record {
      return left.number != right.number ? left.number < right.number : left.entity < right.entity
    }
    let (x, y) = (Int(left.record), Int(right.record))
    if ranks[x] != ranks[y] { return ranks[x] < ranks[y] }
    if identities[x].high != identities[y].high { return identities[x].high < identities[y].high }
    if identities[x].low != identities[y].low { return identities[x].low < identities[y].low }
    return x < y
  }
}
