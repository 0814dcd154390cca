/// The hash of one value, and the part that holds it. 12 bytes.
struct Key: Sendable {
  private var low: UInt32
  private var high: UInt32
  var part: Int32

  @inline(__always)
  init(_ value: UInt64, part: Int32) {
    low = UInt32(truncatingIfNeeded: value)
    high = UInt32(truncatingIfNeeded: value >> 32)
    self.part = part
  }

  @inline(__always) var value: UInt64 { UInt64(high) << 32 | UInt64(low) }
}

/// Sorts keys by value, in place: each pass deals the keys out by the highest bits in which they
/// differ (American flag sort), short runs are put in order by insertion.
struct KeySorter {
  private static let shortRun = 24

  /// Per level of passes, where the next key of a digit goes, and where its keys end.
  private var places: [[Int32]] = []
  private var ends: [[Int32]] = []

  /// - Parameter precedes: decides between keys of equal value.
  @inline(__always)
  mutating func sort(_ keys: inout [Key], precedes: (Key, Key) -> Bool) {
    sort(&keys)
    var start = 0
    while start < keys.count {
      let value = keys[start].value
      var end = start + 1
      while end < keys.count && keys[end].value == value { end += 1 }
      if end - start > 1 { sortRun(&keys, start..<end, precedes) }
      start = end
    }
  }

  /// Leaves keys of equal value in any order.
  mutating func sort(_ keys: inout [Key]) {
    var span = keys.mutableSpan
    sort(&span, 0..<span.count, level: 0)
  }

  private mutating func sort(_ keys: inout MutableSpan<Key>, _ run: Range<Int>, level: Int) {
    guard run.count > Self.shortRun else { return insert(&keys, run) }
    let first = keys[run.lowerBound].value
    var differing: UInt64 = 0
    for index in run { differing |= keys[index].value ^ first }
    if differing == 0 { return }
    // About eight keys a digit are left for insertion.
    let bits = min(11, max(4, Int.bitWidth - 3 - run.count.leadingZeroBitCount))
    let shift = UInt64(max(0, 64 - differing.leadingZeroBitCount - bits))
    let digits = 1 << bits
    deal(&keys, run, shift: shift, digits: digits, level: level)
    var start = run.lowerBound
    for digit in 0..<digits {
      let end = Int(ends[level][digit])
      if end - start > 1 { sort(&keys, start..<end, level: level + 1) }
      start = end
    }
  }

  private mutating func deal(
    _ keys: inout MutableSpan<Key>, _ run: Range<Int>, shift: UInt64, digits: Int, level: Int
  ) {
    if level == places.count {
      places.append([Int32](repeating: 0, count: 1 << 11))
      ends.append([Int32](repeating: 0, count: 1 << 11))
    }
    let mask = UInt64(digits - 1)
    var next = places[level].mutableSpan
    var last = ends[level].mutableSpan
    for digit in 0..<digits { last[digit] = 0 }
    for index in run { last[Int((keys[index].value >> shift) & mask)] += 1 }
    var sum = Int32(run.lowerBound)
    for digit in 0..<digits {
      next[digit] = sum
      sum += last[digit]
      last[digit] = sum
    }
    for digit in 0..<digits {
      while next[digit] < last[digit] {
        var key = keys[Int(next[digit])]
        var home = Int((key.value >> shift) & mask)
        while home != digit {
          let place = Int(next[home])
          next[home] += 1
          let other = keys[place]
          keys[place] = key
          key = other
          home = Int((key.value >> shift) & mask)
        }
        keys[Int(next[digit])] = key
        next[digit] += 1
      }
    }
  }

  private func insert(_ keys: inout MutableSpan<Key>, _ run: Range<Int>) {
    for index in run.dropFirst() {
      let key = keys[index]
      let value = key.value
      var place = index
      while place > run.lowerBound && keys[place - 1].value > value {
        keys[place] = keys[place - 1]
        place -= 1
      }
      keys[place] = key
    }
  }
}

/// Sorts part of an array in place. Runs are short: of keys that share one value. (Sorting a slice
/// of an array copies it, for each run.)
@inline(__always)
func sortRun<Element>(
  _ array: inout [Element], _ run: Range<Int>, _ precedes: (Element, Element) -> Bool
) {
  if run.count > 24 {
    let sorted = array[run].sorted(by: precedes)
    for (offset, element) in sorted.enumerated() { array[run.lowerBound + offset] = element }
    return
  }
  for index in run.dropFirst() {
    let element = array[index]
    var place = index
    while place > run.lowerBound && precedes(element, array[place - 1]) {
      array[place] = array[place - 1]
      place -= 1
    }
    array[place] = element
  }
}
