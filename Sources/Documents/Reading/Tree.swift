/// A YAML document as values with places. Scalars keep the text that was written: `00123` stays
/// `00123`, `yes` stays `yes`.
public struct Tree: Sendable {
  public indirect enum Kind: Sendable {
    /// `isPlain`: written without quotes.
    case scalar(String, isPlain: Bool)
    case list([Tree])
    case map([Entry])
  }

  public struct Entry: Sendable {
    public var key: Name
    public var value: Tree
  }

  public var kind: Kind
  public var place: Place

  /// `~`, `null`, or nothing at all.
  public var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = kind else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// The text of a scalar.
  public var scalar: Name? {
    guard case .scalar(let text, _) = kind else { return nil }
    return Name(text, place)
  }

  public var entries: [Entry]? {
    guard case .map(let entries) = kind else { return nil }
    return entries
  }

  public subscript(key: String) -> Tree? { entries?.first { $0.key.value == key }?.value }
}
