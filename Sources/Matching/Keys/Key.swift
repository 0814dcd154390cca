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

/// Sorts keys by value: radix over the upper 33 bits, then what they leave undecided by comparison.
struct KeySorter {
  private var scratch: [Key] = []

  private static let digitBits: UInt64 = 11
  private static let shifts: [UInt64] = [31, 42, 53]

  /// - Parameter precedes: decides between keys of equal value; nil leaves them in any order.
  mutating func sort(_ keys: inout [Key], precedes: ((Key, Key) -> Bool)? = nil) {
    if keys.count < 4096 {
      keys.sort { Self.less($0, $1, precedes) }
      return
    }
    if scratch.count < keys.count {
      scratch.append(
        contentsOf: repeatElement(Key(0, part: 0), count: keys.count - scratch.count))
    }
    if scratch.count > keys.count { scratch.removeLast(scratch.count - keys.count) }
    for shift in Self.shifts {
      pass(keys, shift)
      swap(&keys, &scratch)
    }
    finish(&keys, precedes)
  }

  private mutating func pass(_ keys: [Key], _ shift: UInt64) {
    let buckets = 1 << Int(Self.digitBits)
    let mask = UInt64(buckets - 1)
    var starts = [Int](repeating: 0, count: buckets)
    let from = keys.span
    for index in from.indices { starts[Int((from[index].value >> shift) & mask)] += 1 }
    var sum = 0
    for bucket in 0..<buckets {
      let count = starts[bucket]
      starts[bucket] = sum
      sum += count
    }
    var into = scratch.mutableSpan
    for index in from.indices {
      let key = from[index]
      let bucket = Int((key.value >> shift) & mask)
      let place = starts[bucket]
      starts[bucket] = place + 1
      into[place] = key
    }
  }

  /// Orders the runs that agree in the upper 33 bits.
  private func finish(_ keys: inout [Key], _ precedes: ((Key, Key) -> Bool)?) {
    var start = 0
    while start < keys.count {
      let upper = keys[start].value >> Self.shifts[0]
      var end = start + 1
      while end < keys.count && keys[end].value >> Self.shifts[0] == upper { end += 1 }
      if end - start > 1 && (precedes != nil || !Self.isOneValue(keys, start..<end)) {
        sortRun(&keys, start..<end) { Self.less($0, $1, precedes) }
      }
      start = end
    }
  }

  private static func isOneValue(_ keys: [Key], _ run: Range<Int>) -> Bool {
    let first = keys[run.lowerBound].value
    for index in run where keys[index].value != first { return false }
    return true
  }

  @inline(__always)
  private static func less(_ a: Key, _ b: Key, _ precedes: ((Key, Key) -> Bool)?) -> Bool {
    if a.value != b.value { return a.value < b.value }
    return precedes.map { $0(a, b) } ?? false
  }
}

/// Sorts part of an array in place. Runs are short: of keys that share one value. (Sorting a slice
/// of an array copies it, for each run.)
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
