import Documents

/// What matching may be told.
public struct MatchOptions: Sendable, Equatable {
  /// A value that more parts share than this, under more than `maximumNames` names, is generic.
  public var maximumShare = 20
  /// How many different names (of persons or companies) a value shared so often may stand under.
  public var maximumNames = 3
  /// How many possible pairs are listed; all are counted.
  public var possibleLimit = 1_000_000

  /// No two records are ever one, whatever they share and whoever said so.
  public var isOff: Bool { scored?.use == .off }

  /// Nil: strong keys alone.
  public var scored: ScoredOptions?

  public init() {}
}
