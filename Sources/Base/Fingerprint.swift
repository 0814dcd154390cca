import CXXHash

/// A 64-bit digest (XXH3) of bytes: the same on every machine and in every version of the tool.
/// It says whether one record changed; it is not a proof against somebody who wants a collision.
@frozen
public struct Fingerprint: Hashable, Sendable {
  public var value: UInt64

  @inlinable public init(value: UInt64) { self.value = value }

  @inlinable
  public init(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) {
    value = XXH3_64bits_withSeed(bytes.baseAddress, bytes.count, seed)
  }

  @inlinable
  public init(_ bytes: Span<UInt8>, seed: UInt64 = 0) {
    value = bytes.withUnsafeBytes { XXH3_64bits_withSeed($0.baseAddress, $0.count, seed) }
  }

  public init(_ text: String, seed: UInt64 = 0) {
    var copy = text
    value = copy.withUTF8 { XXH3_64bits_withSeed($0.baseAddress, $0.count, seed) }
  }

  /// Injective over a sequence of parts: the fingerprint so far is the next part's seed.
  @inlinable
  public mutating func combine(_ bytes: Span<UInt8>) { self = Fingerprint(bytes, seed: value) }

  @inlinable
  public mutating func combine(_ number: UInt64) {
    var x = value ^ (number &* 0x9E37_79B9_7F4A_7C15)
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    value = x ^ (x >> 31)
  }
}

/// A 128-bit digest (XXH3): names a record by its source, object and key.
@frozen
public struct Identity: Hashable, Sendable, BitwiseCopyable {
  public var low: UInt64
  public var high: UInt64

  @inlinable
  public init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  @inlinable
  public init(_ bytes: Span<UInt8>, seed: UInt64) {
    let hash = bytes.withUnsafeBytes { XXH3_128bits_withSeed($0.baseAddress, $0.count, seed) }
    low = hash.low64
    high = hash.high64
  }
}
