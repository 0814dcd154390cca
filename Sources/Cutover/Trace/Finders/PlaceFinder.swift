import LeadStore

/// `file:line`, the file by its path or the end of it: the record that begins there, or the last that
/// begins above.
enum PlaceFinder: TraceFinder {
  static let kind = "place"

  static func find(_ query: String, _ session: StoreSession) throws -> TraceFound {
    guard let colon = query.lastIndex(of: ":"), let line = Int(query[query.index(after: colon)...]) else {
      return TraceFound()
    }
    let path = String(query[..<colon])
    guard !path.isEmpty else { return TraceFound() }
    var found = TraceFound()
    for (table, isOpen) in [("record", false), ("quarantine", true)] {
      // Of each file as each run read it.
      let ids = try session.ids(
        """
        SELECT id FROM (
          SELECT t.id, t.line, max(t.line) OVER (PARTITION BY f.path) AS nearest
          FROM \(table) t JOIN file f ON f.id = t.file
          WHERE (f.path = ?1 OR f.path LIKE '%/' || ?1) AND t.line <= ?2
            \(isOpen ? "AND t.closed_run IS NULL" : ""))
        WHERE line = nearest ORDER BY id
        """, path, line)
      if isOpen { found.refusals = ids } else { found.records = ids }
    }
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
