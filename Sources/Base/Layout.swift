/// The shape of a source's records: which kinds there are, and the columns of each.
///
/// Kind 0 is the record itself; the others are its child records (a repeated XML element, an array
/// of JSON objects), in the order in which they were first met. Columns keep their number for as
/// long as a reader lives, and new ones are added at the end, so a later layout extends the former.
public final class Layout: Sendable {
  public struct Kind: Sendable, Equatable {
    /// The path from the record to the child, as a mapping's `each:` names it; empty for the record.
    public var path: String
    /// CSV: the header's names. XML: `a/b`, `a/@id`. JSON: `a.b`. Relative to this kind.
    public var columns: [String]

    public init(path: String, columns: [String]) {
      self.path = path
      self.columns = columns
    }
  }

  public let kinds: [Kind]
  /// How many columns of the record a header names; the others, behind them, were met without a name.
  public let named: Int

  public init(kinds: [Kind], named: Int) {
    self.kinds = kinds
    self.named = named
  }

  /// All columns have their names.
  public convenience init(kinds: [Kind]) {
    self.init(kinds: kinds, named: kinds.first?.columns.count ?? 0)
  }

  /// The columns of the record itself.
  public var columns: [String] { kinds.first?.columns ?? [] }
}
