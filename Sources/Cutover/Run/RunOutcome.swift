import LeadStore
import Reporting

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
  public var hasChanges: Bool
  public var files: [FileState]

  /// A source file as it was read.
  public struct FileState: Codable, Sendable, Equatable {
    public var path: String
    public var bytes: Int
    public var sha256: String
  }
}
