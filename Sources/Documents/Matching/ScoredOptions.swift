/// What a run does with scores.
public struct ScoredOptions: Sendable, Equatable {
  public enum Use: String, Sendable, CaseIterable {
    /// Joins what reaches `accept`, asks about the rest.
    case join
    /// Asks about all of them.
    case ask
    /// Strong keys alone; nothing is scored.
    case exact
    /// Nothing is matched: the store is the records as they were mapped.
    case off

    /// Whether pairs get scores.
    public var isScored: Bool { self == .join || self == .ask }
  }

  public var use: Use
  /// How the parts of an entity are scored, with all weights; nil: not scored.
  public var accounts: MatchConfiguration?
  public var contacts: MatchConfiguration?
  /// Names of sources whose sheets were typed twice (`leads: merge`), in order.
  public var mergingSources: [String] = []
  /// Nothing but time hangs on it.
  public var threads = 2

  public init(use: Use, accounts: MatchConfiguration?, contacts: MatchConfiguration?) {
    self.use = use
    self.accounts = accounts
    self.contacts = contacts
  }
}
