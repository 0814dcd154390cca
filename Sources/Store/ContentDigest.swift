import Base

/// An order-free digest of a set of rows: the sum, modulo 2^128, of the XXH3-128 of each row's
/// canonical bytes. A row is taken out by subtracting what it added, so a run needs to hash only
/// what it changes.
public struct ContentDigest: Sendable, Equatable {
  public private(set) var low: UInt64 = 0
  public private(set) var high: UInt64 = 0

  public init() {}

  public mutating func add(_ row: Identity) {
    let (sum, carry) = low.addingReportingOverflow(row.low)
    low = sum
    high = high &+ row.high &+ (carry ? 1 : 0)
  }

  /// Adds all rows of another set.
  public mutating func add(_ rows: ContentDigest) {
    add(Identity(low: rows.low, high: rows.high))
  }

  public mutating func subtract(_ row: Identity) {
    let (difference, borrow) = low.subtractingReportingOverflow(row.low)
    low = difference
    high = high &- row.high &- (borrow ? 1 : 0)
  }

  /// Takes all rows of another set out.
  public mutating func subtract(_ rows: ContentDigest) {
    subtract(Identity(low: rows.low, high: rows.high))
  }

  /// 32 hexadecimal digits.
  public var hex: String { Self.hex(high) + Self.hex(low) }

  public init?(hex: String) {
    guard hex.utf8.count == 32, let high = UInt64(hex.prefix(16), radix: 16),
      let low = UInt64(hex.suffix(16), radix: 16)
    else { return nil }
    self.high = high
    self.low = low
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
