import Run
import Store

/// A phone number, with or without signs and country prefix: in any value that landed, or in a refused
/// record.
enum PhoneFinder: TraceFinder {
  static let kind = "phone"

  static func find(_ query: String, _ session: StoreSession) throws -> TraceFound {
    let signs = " -+()（）./\u{3000}"
    guard query.allSatisfy({ $0.isNumber || signs.contains($0) }) else { return TraceFound() }
    var digits = query.filter { $0.isASCII && $0.isNumber }
    if digits.hasPrefix("0086") { digits.removeFirst(4) }
    if digits.count == 13, digits.hasPrefix("86") { digits.removeFirst(2) }
    guard digits.count >= 7 else { return TraceFound() }
    return try ValueScan.find([digits, query], session)
  }
}
