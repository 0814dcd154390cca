import Base

/// Which of two records, and of two parts, goes first: lower first run, then higher trust, then
/// smaller identity, then smaller part number. Independent of the order of adding.
struct Seniority {
  /// Per part, how many are older; meaningless for parts that were taken out.
  let ranks: [Int32]

  init(_ columns: MatchColumns, _ sorter: inout KeySorter) {
    let identities = columns.identities
    var records = Self.coarse(columns)
    sorter.sort(&records) { a, b in
      let (x, y) = (Int(a.part), Int(b.part))
      if identities[x].high != identities[y].high { return identities[x].high < identities[y].high }
      if identities[x].low != identities[y].low { return identities[x].low < identities[y].low }
      return x < y
    }
    let parts = columns.parts
    // Per record, how many are older; then, in the order of age, how many parts stand before it.
    var places = [Int32](repeating: -1, count: columns.firstParts.count)
    for place in records.indices { places[Int(records[place].part)] = Int32(place) }
    var starts = [Int32](repeating: 0, count: records.count)
    records = []
    for part in parts where !part.isRemoved { starts[Int(places[Int(part.record)])] += 1 }
    var sum: Int32 = 0
    for place in starts.indices { (starts[place], sum) = (sum, sum + starts[place]) }

    var ranks = [Int32](repeating: -1, count: parts.count)
    var first = 0
    while first < parts.count {
      let record = parts[first].record
      var end = first + 1
      var isOrdered = true
      while end < parts.count && parts[end].record == record && parts[end].isRemoved == parts[first].isRemoved
      {
        if !Self.precedes(parts[end - 1], parts[end]) { isOrdered = false }
        end += 1
      }
      if !parts[first].isRemoved {
        let start = starts[Int(places[Int(record)])]
        if isOrdered {
          for part in first..<end { ranks[part] = start + Int32(part - first) }
        } else {
          let own = (first..<end).sorted { Self.precedes(parts[$0], parts[$1]) }
          for (offset, part) in own.enumerated() { ranks[part] = start + Int32(offset) }
        }
      }
      first = end
    }
    self.ranks = ranks
  }

  /// Of two parts of one record.
  private static func precedes(_ a: MatchPart, _ b: MatchPart) -> Bool {
    a.number != b.number ? a.number < b.number : a.entity < b.entity
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
  func rank(of part: Int32) -> UInt64 { UInt64(UInt32(bitPattern: ranks[Int(part)])) }

  /// Whether part `a` is older than part `b`.
  @inline(__always)
  func precedes(_ a: Int32, _ b: Int32) -> Bool { ranks[Int(a)] < ranks[Int(b)] }
}
