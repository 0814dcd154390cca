import Run
import Store

/// The record at a place.
enum PlaceFinder: TraceFinder {
  static let kind = "place"

  static func find(_ query: String, _ session: StoreSession) throws -> TraceFound {
    guard let place = TracePlace(query) else { return TraceFound() }
    let found = TraceFound(
      records: try session.ids(.landed, at: place.inFile),
      refusals: try session.ids(.refused, at: place.inFile))
    guard case .line = place.at else { return found }
    return try nearest(found, session)
  }

  /// Of a record that landed and one that was refused, the nearer.
  private static func nearest(_ found: TraceFound, _ session: StoreSession) throws -> TraceFound {
    guard let record = found.records.first, let refusal = found.refusals.first else { return found }
    let landed = try session.line(.landed, id: record) ?? 0
    let refused = try session.line(.refused, id: refusal) ?? 0
    if landed == refused { return found }
    return landed > refused ? TraceFound(records: found.records) : TraceFound(refusals: found.refusals)
  }
}
