import Base

/// Sorts by the upper 32 bits, stably, in three passes of eleven bits.
enum RadixSort {
  static func byUpperHalf(_ entries: inout GrowingBuffer<UInt64>) {
    let count = entries.count
    var other = GrowingBuffer<UInt64>(capacity: max(1, count))
    other.append(repeating: 0, count: count)
    for shift in [32, 43, 54] as [UInt64] {
      var places = [Int](repeating: 0, count: 1 << 11)
      for index in 0..<count { places[Int(entries[index] >> shift & 2047)] += 1 }
      var sum = 0
      for digit in places.indices {
        let here = places[digit]
        places[digit] = sum
        sum += here
      }
      for index in 0..<count {
        let digit = Int(entries[index] >> shift & 2047)
        other[places[digit]] = entries[index]
        places[digit] += 1
      }
      swap(&entries, &other)
    }
  }
}
