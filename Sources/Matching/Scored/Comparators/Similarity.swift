import Base

/// Buffers of the comparators; one a thread.
struct Scratch {
  var above = [UInt16](repeating: 0, count: Cleaner.longest + 1)
  var last = [UInt16](repeating: 0, count: Cleaner.longest + 1)
  var row = [UInt16](repeating: 0, count: Cleaner.longest + 1)
  var leftWords: [Range<Int>] = []
  var rightWords: [Range<Int>] = []
}

/// Measures of two texts.
enum Similarity {
  /// Insertions, deletions, changes, and neighbours exchanged (optimal string alignment); `limit + 1`
  /// as soon as it is more than `limit`.
  static func distance(_ a: Units, _ b: Units, limit: Int, _ scratch: inout Scratch) -> Int {
    var start = 0
    var aEnd = a.count
    var bEnd = b.count
    guard abs(aEnd - bEnd) <= limit else { return limit + 1 }
    while start < aEnd, start < bEnd, a[start] == b[start] { start += 1 }
    while aEnd > start, bEnd > start, a[aEnd - 1] == b[bEnd - 1] {
      aEnd -= 1
      bEnd -= 1
    }
    let n = aEnd - start
    let m = bEnd - start
    if n == 0 || m == 0 { return max(n, m) > limit ? limit + 1 : max(n, m) }
    for j in 0...m { scratch.last[j] = UInt16(j) }
    for i in 1...n {
      scratch.row[0] = UInt16(i)
      var least = i
      let unit = a[start + i - 1]
      for j in 1...m {
        let other = b[start + j - 1]
        var cost = Int(scratch.last[j - 1]) + (unit == other ? 0 : 1)
        cost = min(cost, min(Int(scratch.last[j]), Int(scratch.row[j - 1])) + 1)
        if i > 1, j > 1, unit == b[start + j - 2], a[start + i - 2] == other {
          cost = min(cost, Int(scratch.above[j - 2]) + 1)
        }
        scratch.row[j] = UInt16(cost)
        least = min(least, cost)
      }
      if least > limit { return limit + 1 }
      swap(&scratch.above, &scratch.last)
      swap(&scratch.last, &scratch.row)
    }
    return min(Int(scratch.last[m]), limit + 1)
  }

  /// 0…1: Jaro's measure, raised for a common beginning of up to four. Of the first 64 units.
  static func jaroWinkler(_ a: Units, _ b: Units) -> Double {
    let jaro = jaro(a, b)
    guard jaro > 0.7 else { return jaro }
    var prefix = 0
    while prefix < min(4, a.count, b.count), a[prefix] == b[prefix] { prefix += 1 }
    return jaro + Double(prefix) * 0.1 * (1 - jaro)
  }

  static func jaro(_ a: Units, _ b: Units) -> Double {
    let n = min(a.count, 64)
    let m = min(b.count, 64)
    guard n > 0, m > 0 else { return 0 }
    let window = max(0, max(n, m) / 2 - 1)
    var aMatched: UInt64 = 0
    var bMatched: UInt64 = 0
    for i in 0..<n {
      let low = max(0, i - window)
      let high = min(m - 1, i + window)
      guard low <= high else { continue }
      for j in low...high where bMatched >> UInt64(j) & 1 == 0 && a[i] == b[j] {
        aMatched |= 1 << UInt64(i)
        bMatched |= 1 << UInt64(j)
        break
      }
    }
    let matches = aMatched.nonzeroBitCount
    guard matches > 0 else { return 0 }
    var exchanged = 0
    var rest = bMatched
    var left = aMatched
    while left != 0 {
      if a[left.trailingZeroBitCount] != b[rest.trailingZeroBitCount] { exchanged += 1 }
      left &= left - 1
      rest &= rest - 1
    }
    let k = Double(matches)
    return (k / Double(n) + k / Double(m) + (k - Double(exchanged / 2)) / k) / 3
  }

  /// An order of texts, the shorter first: measures that go through one text and look into the other
  /// take them in this order, so that (a, b) and (b, a) are the same.
  static func precedes(_ a: Units, _ b: Units) -> Bool {
    if a.count != b.count { return a.count < b.count }
    for index in a.indices where a[index] != b[index] { return a[index] < b[index] }
    return true
  }

  /// Where the words of a text lie.
  static func words(_ text: Units, _ words: inout [Range<Int>]) {
    words.removeAll(keepingCapacity: true)
    var start = 0
    for index in 0...text.count where index == text.count || text[index] == 0x20 {
      if index > start { words.append(start..<index) }
      start = index + 1
    }
  }
}

/// The level of a similarity among falling thresholds.
struct Thresholds: Sendable {
  let values: [Double]

  init(_ values: [Double]) { self.values = values }

  /// The number of thresholds when it is below all.
  @inline(__always)
  func level(_ similarity: Double) -> Int {
    for index in values.indices where similarity >= values[index] { return index }
    return values.count
  }
}
