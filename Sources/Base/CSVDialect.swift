/// How the cells of a CSV file are told apart.
public struct CSVDialect: Sendable, Equatable {
  /// One byte, such as `,` `;` TAB `|`.
  public var delimiter: UInt8
  /// What stands round a cell that holds delimiters or line ends; nil: nothing does.
  public var quote: UInt8?
  /// What takes its meaning from a quote, a delimiter or itself behind it; before anything else
  /// it stands for itself. Nil: only a doubled quote does.
  public var escape: UInt8?

  public static let doubleQuote = UInt8(ascii: "\"")

  public init(delimiter: UInt8, quote: UInt8? = doubleQuote, escape: UInt8? = nil) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
  }

  /// As a store keeps it: the delimiter alone where the rest is as usual.
  public var stored: Int {
    guard quote != Self.doubleQuote || escape != nil else { return Int(delimiter) }
    return Int(delimiter) | Int(quote ?? 0xFF) << 8 | Int(escape ?? 0) << 16
  }

  /// - Parameter stored: what `stored` gave, in this version or an older one; any number.
  public init(stored: Int) {
    let bits = UInt64(bitPattern: Int64(stored))
    delimiter = UInt8(truncatingIfNeeded: bits)
    let quote = UInt8(truncatingIfNeeded: bits >> 8)
    let escape = UInt8(truncatingIfNeeded: bits >> 16)
    self.quote = quote == 0 ? Self.doubleQuote : quote == 0xFF ? nil : quote
    self.escape = escape == 0 ? nil : escape
  }
}
