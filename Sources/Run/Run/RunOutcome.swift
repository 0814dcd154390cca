import Reporting
import Store

/// What became of the records in quarantine that a replay read again.
public struct ReplayOutcome: Sendable, Codable {
  /// A record that took no part, or is refused as before.
  public struct Left: Sendable, Codable {
    /// Of `quarantine`.
    public var id: Int
    public var file: String
    public var line: Int
    public var code: String
    /// A person corrected it, and it is refused still.
    public var isCorrected: Bool
  }

  public var read = 0
  /// Added, updated, merged, or the same as what is there.
  public var landed = 0
  /// Left out by the mapping's conditions.
  public var filtered = 0
  /// Corrections that landed with a record for the first time.
  public var corrections = 0
  public var refused: [Left] = []
  /// Not read again: they could not be taken apart into cells, or nothing reads them any more.
  public var absent: [Left] = []

  public var settled: Int { landed + filtered }
}

/// A snapshot without records that the store has of its source.
public struct MissingRecords: Sendable {
  public var source: String
  public var count: Int
  public var allowed: String
  /// It holds no record at all.
  public var isEmpty: Bool
}

/// What a run, or the dry run of a plan, came to.
public struct RunOutcome: Sendable {
  public var report: RunReport
  public var digestBefore: ContentDigest
  public var digestAfter: ContentDigest
  /// Of what was done, order-free: a plan and its run have the same.
  public var actions: ContentDigest
  /// The refused records are more than the migration allows.
  public var exceedsGate: Bool
  public var allowed: String
  /// Sources of which more records are missing than the migration allows.
  public var missing: [MissingRecords]
  public var hasChanges: Bool
  public var files: [FileState]
  /// Set when the run was a replay.
  public var replay: ReplayOutcome?

  /// A source file as it was read.
  public struct FileState: Codable, Sendable, Equatable {
    public var path: String
    public var bytes: Int
    public var sha256: String
  }
}
