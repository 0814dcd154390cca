/// A small generator of numbers (SplitMix64): the same seed gives the same numbers everywhere.
public struct SplitMix64: Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// A stream of its own for one item: what item 7 gets does not depend on items 0 to 6.
  public init(seed: UInt64, item: UInt64, salt: UInt64 = 0) {
    state = Self.mix(seed ^ Self.mix(item &+ Self.mix(salt)))
  }

  @inline(__always)
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// 0 ..< bound; `bound` is at least 1.
  @inline(__always)
  public mutating func below(_ bound: Int) -> Int {
    Int(((next() >> 32) &* UInt64(bound)) >> 32)
  }

  @inline(__always)
  public mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// - Parameter choices: at least one.
  @inline(__always)
  public mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

  public mutating func shuffle<T>(_ items: inout [T]) {
    guard items.count > 1 else { return }
    for i in stride(from: items.count - 1, to: 0, by: -1) { items.swapAt(i, below(i + 1)) }
  }

  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    var x = value
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x >> 31)
  }
}
