/// The levels of all comparisons of one pair (`MatchConfiguration.mostComparisons` at most), four bits each:
/// 0 null, 1 exact, 2 … the comparator's.
@frozen
public struct LevelVector: Sendable, Hashable, BitwiseCopyable {
  public var bits: UInt64 = 0

  public init() {}

  @inlinable @inline(__always)
  public subscript(comparison: Int) -> Int {
    get { Int(bits >> UInt64(comparison * 4) & 15) }
    set {
      let shift = UInt64(comparison * 4)
      bits = bits & ~(15 << shift) | UInt64(newValue & 15) << shift
    }
  }
}
