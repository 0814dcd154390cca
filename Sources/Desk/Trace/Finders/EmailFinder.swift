import Run
import Store

/// An e-mail address, whatever its case: in any value that landed, or in a refused record.
enum EmailFinder: TraceFinder {
  static let kind = "email"

  static func find(_ query: String, _ session: StoreSession) throws -> TraceFound {
    guard query.contains("@") else { return TraceFound() }
    return try ValueScan.find([query, query.lowercased()], session)
  }
}
