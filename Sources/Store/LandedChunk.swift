import Base
import Model

/// The records of one batch after mapping, on their way to a writer. Owned by one thread at a time.
public final class LandedChunk: @unchecked Sendable {
  public struct Entry: Sendable {
    public enum Kind: UInt8, Sendable {
      /// The store has no record of that key.
      case new
      /// The store has it with other cells, or it had vanished.
      case changed
    }

    public var kind: Kind
    public var record: Int
    /// The store had marked it as vanished.
    public var hadVanished: Bool
    public var identity: Identity
    public var fingerprint: UInt64
    public var ordinal: Int
    public var line: Int
    public var key: Range<Int>
    public var landed: Range<Int>
    /// Within the chunk's raw bytes.
    public var raw: Range<Int>

    public init(
      kind: Kind, record: Int, hadVanished: Bool, identity: Identity, fingerprint: UInt64, ordinal: Int,
      line: Int,
      key: Range<Int>, landed: Range<Int>, raw: Range<Int>
    ) {
      self.kind = kind
      self.record = record
      self.hadVanished = hadVanished
      self.identity = identity
      self.fingerprint = fingerprint
      self.ordinal = ordinal
      self.line = line
      self.key = key
      self.landed = landed
      self.raw = raw
    }
  }

  public struct Refusal: Sendable {
    public var ordinal: Int
    public var line: Int
    public var fingerprint: UInt64
    public var key: String
    public var issue: RecordIssue
    public var value: String
    /// What else of it is at fault. The store keeps the raw bytes, from which it is found again.
    public var further: [(issue: RecordIssue, value: String)]
    public var raw: Range<Int>

    public init(
      ordinal: Int, line: Int, fingerprint: UInt64, key: String, issue: RecordIssue, value: String,
      further: [(issue: RecordIssue, value: String)] = [], raw: Range<Int>
    ) {
      self.ordinal = ordinal
      self.line = line
      self.fingerprint = fingerprint
      self.key = key
      self.issue = issue
      self.value = value
      self.further = further
      self.raw = raw
    }
  }

  /// Which file of the run, from 0.
  public var file = 0
  public var source = 0
  public var object: UInt8 = 0
  public var landed = LandedWriter()
  public var keys = ByteArena()
  public var raw = ByteArena()
  public var entries: [Entry] = []
  public var refusals: [Refusal] = []

  public init() {}

  public func removeAll() {
    landed.arena.removeAll()
    keys.removeAll()
    raw.removeAll()
    entries.removeAll(keepingCapacity: true)
    refusals.removeAll(keepingCapacity: true)
  }
}
