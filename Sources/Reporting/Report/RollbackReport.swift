import Model

/// What taking back a run changes, or changed: in memory for the terminal, and as JSON.
public struct RollbackReport: Codable, Sendable {
  public struct Source: Codable, Sendable {
    public var name: String
    /// Records that the run added: they go.
    public var added: Int
    /// Records that it changed: they become what they were.
    public var updated: Int
    /// Records that it marked as vanished: the mark goes.
    public var vanished: Int
    /// Records that it refused first: they leave quarantine.
    public var quarantined: Int
    /// Records whose quarantine it closed: they stand in it again.
    public var reopened: Int

    public init(
      name: String, added: Int, updated: Int, vanished: Int, quarantined: Int, reopened: Int
    ) {
      self.name = name
      self.added = added
      self.updated = updated
      self.vanished = vanished
      self.quarantined = quarantined
      self.reopened = reopened
    }
  }

  /// Golden rows of one entity.
  public struct Rows: Codable, Sendable {
    /// The entity's name.
    public var entity: String
    public var before: Int
    /// Rows that the run made: they go.
    public var removed: Int
    /// Rows that it changed: they become what they were.
    public var restored: Int
    /// Rows that it merged into others, or removed: they come back.
    public var returned: Int
    public var after: Int

    public init(
      entity: Entity, before: Int, removed: Int, restored: Int, returned: Int, after: Int
    ) {
      self.entity = entity.name
      self.before = before
      self.removed = removed
      self.restored = restored
      self.returned = returned
      self.after = after
    }
  }

  public var schema = "leadferry-rollback/1"
  /// Nothing was written.
  public var isDryRun: Bool
  public var store: String
  public var run: Int
  public var migration: String
  /// When the run started: UTC, ISO 8601.
  public var startedAt: String
  /// Of the store's content with the run, and without it.
  public var digestBefore: String
  public var digestAfter: String
  public var sources: [Source]
  public var entities: [Rows]
  /// Judgements that the run made, and those that it revoked and that stand again.
  public var judgements: Int
  public var revivedJudgements: Int
  public var files: Int

  public init(
    isDryRun: Bool, store: String, run: Int, migration: String, startedAt: String, digestBefore: String,
    digestAfter: String, sources: [Source], entities: [Rows], judgements: Int, revivedJudgements: Int,
    files: Int
  ) {
    self.isDryRun = isDryRun
    self.store = store
    self.run = run
    self.migration = migration
    self.startedAt = startedAt
    self.digestBefore = digestBefore
    self.digestAfter = digestAfter
    self.sources = sources
    self.entities = entities
    self.judgements = judgements
    self.revivedJudgements = revivedJudgements
    self.files = files
  }
}
