import GRDB
import Model

/// What taking a run back changes, counted from the store before it is done.
public struct UndoCounts: Sendable {
  public struct Source: Sendable {
    public var name: String
    /// Records that the run added: they go.
    public var added = 0
    /// Records that it changed: they become what they were.
    public var updated = 0
    /// Records that it marked as vanished: the mark goes.
    public var vanished = 0
    /// Records that it refused first: they leave quarantine.
    public var quarantined = 0
    /// Records whose quarantine it closed: they stand in it again.
    public var reopened = 0
  }

  public struct Rows: Sendable {
    public var entity: Entity
    public var before = 0
    /// Rows that the run made: they go.
    public var removed = 0
    /// Rows that it changed: they become what they were.
    public var restored = 0
    /// Rows that it merged into others, or removed: they come back.
    public var returned = 0
    public var after: Int { before - removed + returned }
  }

  public var sources: [Source] = []
  public var rows: [Rows] = []
  /// Judgements that the run made, and those that it revoked.
  public var judgements = 0
  public var revivedJudgements = 0
  public var files = 0
}

extension StoreSession {
  public func countUndo(of run: Int) throws -> UndoCounts {
    var counts = UndoCounts()
    for source in try sources() {
      func count(_ table: String, _ condition: String) throws -> Int {
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM \(table) WHERE source = ? AND \(condition)",
          arguments: [source.id]) ?? 0
      }
      let changed = "record r JOIN record_version v ON v.record = r.id AND v.run = \(run)"
      let mark = "vanished_run IS \(run)"
      counts.sources.append(
        UndoCounts.Source(
          name: source.name, added: try count("record", "first_run = \(run)"),
          // Of a record whose cells are others and whose values are not, none is kept.
          updated: try count(
            changed,
            "r.\(mark) IS FALSE AND (v.bytes IS NOT NULL OR v.vanished_run IS NOT NULL)"),
          vanished: try count(changed, "r.\(mark)"),
          quarantined: try count("quarantine", "run = \(run)"),
          reopened: try count("quarantine", "closed_run = \(run) AND run <> \(run)")))
    }
    for table in GoldenTable.all { counts.rows.append(try countRows(table.entity, run)) }
    counts.judgements = try fetch("SELECT count(*) FROM judgement WHERE run = \(run)")
    counts.revivedJudgements = try fetch(
      "SELECT count(*) FROM judgement WHERE revoked_run = \(run) AND run <> \(run)")
    counts.files = try fetch("SELECT count(*) FROM file WHERE run = \(run)")
    return counts
  }

  private func countRows(_ entity: Entity, _ run: Int) throws -> UndoCounts.Rows {
    let name = entity.name
    let former = "SELECT nr FROM \(name)_version WHERE replaced_run = \(run)"
    let kept = try fetch("SELECT count(*) FROM (\(former))")
    let restored = try fetch("SELECT count(*) FROM \(name) WHERE nr IN (\(former))")
    return UndoCounts.Rows(
      entity: entity, before: try count(of: entity),
      removed: try fetch("SELECT count(*) FROM \(name) WHERE run = \(run)") - restored,
      restored: restored, returned: kept - restored)
  }

  private func fetch(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
}
