/// A closed list of words, found by their bytes without making a String. Built once, then read by
/// any thread.
struct ByteMap: Sendable {
  private let bytes: [UInt8]
  /// Where word `i` starts; one more entry marks the end.
  private let starts: [Int32]
  /// Open addressing; -1 is a free slot.
  private let slots: [Int32]
  /// Length in bytes of the longest word.
  let longest: Int

  /// A word given twice answers its first place.
  init(_ words: [String]) {
    var bytes: [UInt8] = []
    var starts: [Int32] = [0]
    for word in words {
      bytes += Array(word.utf8)
      starts.append(Int32(bytes.count))
    }
    var size = 4
    while size < words.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    var longest = 0
    for word in words.indices {
      let range = Int(starts[word])..<Int(starts[word + 1])
      longest = max(longest, range.count)
      var hash = Self.seed
      for i in range { hash = Self.mix(hash, bytes[i]) }
      var slot = Int(truncatingIfNeeded: hash >> 16) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(word)
    }
    self.bytes = bytes
    self.starts = starts
    self.slots = slots
    self.longest = longest
  }

  var count: Int { starts.count - 1 }

  /// The place of the word in the list, or -1.
  func find(_ cell: Span<UInt8>, _ range: Range<Int>) -> Int {
    guard range.count <= longest else { return -1 }
    var hash = Self.seed
    for i in range { hash = Self.mix(hash, cell[i]) }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 16) & mask
    while slots[slot] >= 0 {
      let word = Int(slots[slot])
      if equals(word, cell, range) { return word }
      slot = (slot + 1) & mask
    }
    return -1
  }

  func find(_ cell: Span<UInt8>) -> Int { find(cell, 0..<cell.count) }

  private func equals(_ word: Int, _ cell: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = Int(starts[word])
    guard Int(starts[word + 1]) - start == range.count else { return false }
    for i in 0..<range.count where bytes[start + i] != cell[range.lowerBound + i] { return false }
    return true
  }

  // FNV-1a, 64 bits: short keys, no seed of the process.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
