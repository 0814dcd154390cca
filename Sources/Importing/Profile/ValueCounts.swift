/// How often each value of a column occurs: exactly for up to 10,000 different values; beyond that
/// the rare ones are dropped now and then (lossy counting, Manku and Motwani 2002), the frequent
/// ones stay with a count that is at most `slack` too low.
struct ValueCounts {
  static let exactLimit = 10_000
  private static let size = 1 << 15

  /// Open addressing by hash; a count of 0 is a free place.
  private var hashes = [UInt64](repeating: 0, count: 64)
  private var counts = [UInt32](repeating: 0, count: 64)
  private var mask = 63
  private var used = 0
  private var texts: [UInt64: [UInt8]] = [:]
  /// 0: nothing was dropped, the counts are exact.
  private(set) var slack = 0

  /// Different values, while `slack` is 0.
  var distinct: Int { used }

  /// - Returns: how often the value has now been seen; 1 for a new one.
  @inline(__always)
  mutating func add(_ hash: UInt64) -> UInt32 {
    var place = Int(truncatingIfNeeded: hash) & mask
    while counts[place] != 0 {
      if hashes[place] == hash {
        counts[place] &+= 1
        return counts[place]
      }
      place = (place + 1) & mask
    }
    hashes[place] = hash
    counts[place] = 1
    used += 1
    if used * 2 > mask || used > Self.exactLimit { makeRoom() }
    return 1
  }

  /// Keeps the bytes of a value that has come a second time.
  @inline(never)
  mutating func keep(_ text: [UInt8], of hash: UInt64) { texts[hash] = text }

  /// The most frequent values that came at least twice; ties in the order of their bytes.
  func top(_ count: Int) -> [(text: [UInt8], count: Int)] {
    var list: [(text: [UInt8], count: Int)] = []
    for place in counts.indices where counts[place] > 1 {
      if let text = texts[hashes[place]] { list.append((text, Int(counts[place]))) }
    }
    list.sort { $0.count != $1.count ? $0.count > $1.count : $0.text.lexicographicallyPrecedes($1.text) }
    return Array(list.prefix(count))
  }

  @inline(never)
  private mutating func makeRoom() {
    if used <= Self.exactLimit {
      rebuild(size: (mask + 1) * 2, above: 0)
      return
    }
    repeat {
      slack += 1
      rebuild(size: Self.size, above: UInt32(slack))
    } while used > Self.exactLimit / 2
  }

  private mutating func rebuild(size: Int, above floor: UInt32) {
    let former = (hashes, counts)
    hashes = [UInt64](repeating: 0, count: size)
    counts = [UInt32](repeating: 0, count: size)
    mask = size - 1
    used = 0
    for (hash, count) in zip(former.0, former.1) where count > 0 {
      if count <= floor {
        texts[hash] = nil
        continue
      }
      var place = Int(truncatingIfNeeded: hash) & mask
      while counts[place] != 0 { place = (place + 1) & mask }
      hashes[place] = hash
      counts[place] = count
      used += 1
    }
  }
}
