import Glibc

extension UnsafeRawBufferPointer {
  /// Where the byte stands first; nil when it does not.
  @inline(__always)
  func find(_ byte: UInt8) -> Int? {
    guard let base = baseAddress, let hit = memchr(base, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(hit) - base
  }

  @inline(__always)
  func isEqual(to other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard let base = baseAddress, let start = other.baseAddress else { return count == 0 }
    return memcmp(base, start, count) == 0
  }
}
