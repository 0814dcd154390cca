import Run
import Store

/// What a query leads to: records by number, refused records by their number in `quarantine`.
struct TraceFound {
  var records: [Int] = []
  var refusals: [Int] = []
  /// Of an id that a merge swallowed.
  var becomes: String?

  var isEmpty: Bool { records.isEmpty && refusals.isEmpty }
}

/// One way to understand a query. Asked in turn; the first that finds something answers.
protocol TraceFinder {
  static var kind: String { get }
  static func find(_ query: String, _ session: StoreSession) throws -> TraceFound
}

enum TraceFinders {
  static var all: [any TraceFinder.Type] {
    [
      PlaceFinder.self, IDFinder.self, KeyFinder.self, EmailFinder.self, PhoneFinder.self,
    ]
  }
}
