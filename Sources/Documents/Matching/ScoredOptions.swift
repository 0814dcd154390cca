/// What a run does with scores.
public struct ScoredOptions: Sendable, Equatable {
  public enum Use: String, Sendable, CaseIterable {
    /// Joins what reaches `accept`, asks about the rest.
    case join
    /// Asks about all of them.
    case ask
    /// Strong keys alone; nothing is scored.
    case exact
  }

  public var use: Use
  /// How the parts of an entity are scored, with all weights; nil: not scored.
  public var accounts: MatchConfiguration?
  public var contacts: MatchConfiguration?
  /// Nothing but time hangs on it.
  public var threads = 2

  public init(use: Use, accounts: MatchConfiguration?, contacts: MatchConfiguration?) {
    self.use = use
    self.accounts = accounts
    self.contacts = contacts
  }
}
