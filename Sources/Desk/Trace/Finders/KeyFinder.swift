import Run
import Store

/// A key of any source; the parts of a composite one with blanks between.
enum KeyFinder: TraceFinder {
  static let kind = "key"

  static func find(_ query: String, _ session: StoreSession) throws -> TraceFound {
    let keys = [query, query.replacing(" ", with: "\u{1F}")]
    return TraceFound(
      records: try session.ids(.landed, keyed: keys), refusals: try session.ids(.refused, keyed: keys))
  }
}
