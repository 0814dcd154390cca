import Run
import Store

/// The record at a place.
enum PlaceFinder: TraceFinder {
  static let kind = "place"

  static func find(_ query: String, _ session: StoreSession) throws -> TraceFound {
    guard let place = TracePlace(query) else { return TraceFound() }
    var found = TraceFound()
    for (table, isOpen) in [("record", false), ("quarantine", true)] {
      let isOpen = isOpen ? "AND t.closed_run IS NULL" : ""
      let ids =
        switch place.at {
        case .ordinal(let ordinal):
          try session.ids(
            """
            SELECT t.id FROM \(table) t JOIN file f ON f.id = t.file
            WHERE (f.path = ?1 OR f.path LIKE '%/' || ?1) AND t.ordinal = ?2 \(isOpen) ORDER BY t.id
            """, place.path, ordinal)
        case .line(let line):
          // Of each file as each run read it.
          try session.ids(
            """
            SELECT id FROM (
              SELECT t.id, t.line, max(t.line) OVER (PARTITION BY f.path) AS nearest
              FROM \(table) t JOIN file f ON f.id = t.file
              WHERE (f.path = ?1 OR f.path LIKE '%/' || ?1) AND t.line <= ?2 \(isOpen))
            WHERE line = nearest ORDER BY id
            """, place.path, line)
        }
      if table == "quarantine" { found.refusals = ids } else { found.records = ids }
    }
    guard case .line = place.at else { return found }
    return try nearest(found, session)
  }

  /// Of a record that landed and one that was refused, the nearer.
  private static func nearest(_ found: TraceFound, _ session: StoreSession) throws -> TraceFound {
    guard let record = found.records.first, let refusal = found.refusals.first else { return found }
    let landed = try session.ids("SELECT line FROM record WHERE id = ?1", record).first ?? 0
    let refused = try session.ids("SELECT line FROM quarantine WHERE id = ?1", refusal).first ?? 0
    if landed == refused { return found }
    return landed > refused ? TraceFound(records: found.records) : TraceFound(refusals: found.refusals)
  }
}
