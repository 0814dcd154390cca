import Run
import Store

/// Where a record stands in its file: `file:line` or, as verifications write it, `file#number`. The file by
/// its path or the end of it.
struct TracePlace {
  enum At {
    /// The record that begins there, or the last that begins above.
    case line(Int)
    /// Of the record among those of its file, from 1.
    case ordinal(Int)

    var line: Int? { if case .line(let line) = self { line } else { nil } }
  }

  var path: String
  var at: At

  /// As the store is asked for it.
  var inFile: PlaceInFile {
    switch at {
    case .line(let line): PlaceInFile(path: path, .line(line))
    case .ordinal(let ordinal): PlaceInFile(path: path, .ordinal(ordinal))
    }
  }

  init?(_ query: String) {
    guard let mark = query.lastIndex(where: { $0 == ":" || $0 == "#" }), mark > query.startIndex,
      let number = Int(query[query.index(after: mark)...])
    else { return nil }
    path = String(query[..<mark])
    at = query[mark] == ":" ? .line(number) : .ordinal(number)
  }
}
