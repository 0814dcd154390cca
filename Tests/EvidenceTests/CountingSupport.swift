@testable import Evidence

/// Bytes in memory, handed out in pieces of a given size.
final class MemoryBytes: ByteSource {
  private let bytes: [UInt8]
  private let size: Int
  private var index = 0

  init(_ bytes: [UInt8], size: Int) {
    self.bytes = bytes
    self.size = size
  }

  func append(to buffer: inout [UInt8]) throws(CountError) -> Bool {
    guard index < bytes.count else { return false }
    let end = min(index + size, bytes.count)
    buffer.append(contentsOf: bytes[index..<end])
    index = end
    return true
  }
}

/// SplitMix64: the same numbers on every machine.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

let pieceSizes = Array(1...17) + [64, 1 << 20]
