import Records

/// Which of two records, and of two parts, goes first: lower first run, then higher trust, then
/// smaller identity, then smaller part number. Independent of the order of adding.
struct Seniority {
  /// Per record, how many are older; -1 for records that are not there.
  private let ranks: [Int32]
  private let parts: [MatchPart]

  init(_ columns: MatchColumns, _ sorter: inout KeySorter) {
    parts = columns.parts
    let identities = columns.identities
    var records = Self.coarse(columns)
    sorter.sort(&records) { a, b in
      let (x, y) = (Int(a.part), Int(b.part))
      if identities[x].high != identities[y].high { return identities[x].high < identities[y].high }
      if identities[x].low != identities[y].low { return identities[x].low < identities[y].low }
      return x < y
    }
    var ranks = [Int32](repeating: -1, count: columns.firstParts.count)
    for rank in records.indices { ranks[Int(records[rank].part)] = Int32(rank) }
    self.ranks = ranks
  }

  /// The records by what fits into 64 bits: run and trust take as many of the upper bits as they
  /// need, the identity has the rest.
  private static func coarse(_ columns: MatchColumns) -> [Key] {
    let (runs, trusts, identities) = (columns.firstRuns, columns.trusts, columns.identities)
    var (firstRun, lastRun, lowest, highest) = (Int32.max, Int32.min, Int16.max, Int16.min)
    var count = 0
    for record in runs.indices where columns.firstParts[record] >= 0 {
      firstRun = min(firstRun, runs[record])
      lastRun = max(lastRun, runs[record])
      lowest = min(lowest, trusts[record])
      highest = max(highest, trusts[record])
      count += 1
    }
    guard count > 0 else { return [] }
    let trustCount = UInt64(Int(highest) - Int(lowest) + 1)
    let classes = UInt64(Int(lastRun) - Int(firstRun) + 1) * trustCount
    let bits = UInt64(64 - (classes - 1).leadingZeroBitCount)
    var records: [Key] = []
    records.reserveCapacity(count)
    for record in runs.indices where columns.firstParts[record] >= 0 {
      let run = UInt64(Int(runs[record]) - Int(firstRun))
      let place = run * trustCount + UInt64(Int(highest) - Int(trusts[record]))
      let high = identities[record].high
      records.append(
        Key(bits == 0 ? high : place << (64 - bits) | high >> bits, part: Int32(record)))
    }
    return records
  }

  /// Smaller is older; no two parts have the same.
  @inline(__always)
  func age(of part: Int32) -> UInt64 {
    let part = parts[Int(part)]
    let rank = UInt64(UInt32(bitPattern: ranks[Int(part.record)]))
    return rank << 24 | UInt64(part.number) << 8 | UInt64(part.entity)
  }

  /// Whether part `a` is older than part `b`.
  @inline(__always)
  func precedes(_ a: Int32, _ b: Int32) -> Bool { age(of: a) < age(of: b) }
}
