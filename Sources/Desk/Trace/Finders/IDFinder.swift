import Model
import Run
import Store

/// The id of a golden row, or one that a merge swallowed: every record behind it.
enum IDFinder: TraceFinder {
  static let kind = "id"

  static func find(_ query: String, _ session: StoreSession) throws -> TraceFound {
    let id = query.uppercased()
    guard id.utf8.count == EntityID.length else { return TraceFound() }
    let becomes = try session.text("SELECT becomes FROM redirect WHERE id = ?1", id)
    let records = try session.ids(
      "SELECT DISTINCT record FROM crosswalk WHERE id = ?1 ORDER BY record", becomes ?? id)
    return TraceFound(records: records, becomes: becomes)
  }
}
