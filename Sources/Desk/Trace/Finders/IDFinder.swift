import Model
import Run
import Store

/// The id of a golden row, or one that a merge swallowed: every record behind it.
enum IDFinder: TraceFinder {
  static let kind = "id"

  static func find(_ query: String, _ session: StoreSession) throws -> TraceFound {
    let id = query.uppercased()
    guard id.utf8.count == EntityID.length else { return TraceFound() }
    let becomes = try session.successor(ofID: id)
    return TraceFound(records: try session.records(behindID: becomes ?? id), becomes: becomes)
  }
}
