import Run
import Store

/// A key of any source; the parts of a composite one with blanks between.
enum KeyFinder: TraceFinder {
  static let kind = "key"

  static func find(_ query: String, _ session: StoreSession) throws -> TraceFound {
    let composite = query.replacing(" ", with: "\u{1F}")
    let keys = "key IN (?1, ?2)"
    return TraceFound(
      records: try session.ids("SELECT id FROM record WHERE \(keys) ORDER BY id", query, composite),
      refusals: try session.ids(
        "SELECT id FROM quarantine WHERE \(keys) AND closed_run IS NULL ORDER BY id", query, composite))
  }
}
