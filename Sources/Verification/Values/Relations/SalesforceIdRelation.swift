import Evidence

/// A Salesforce id in its long form: the cell's fifteen characters, and three that name the capitals among them.
struct SalesforceIdRelation: Relation {
  /// Behind a reference to another source.
  var suffix: [UInt8] = []

  private static let names = Letters.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345")

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    var bytes = Bytes.array(value)
    if !suffix.isEmpty {
      guard bytes.count > suffix.count, bytes.suffix(suffix.count).elementsEqual(suffix) else {
        return .different
      }
      bytes.removeLast(suffix.count)
    }
    let parts = Letters.of(cell).split(separator: 0x1F, omittingEmptySubsequences: false).map(Array.init)
    let ids = Letters.of(bytes.span).split(separator: 0x1F, omittingEmptySubsequences: false).map(Array.init)
    guard parts.count == ids.count else { return .different }
    let all = zip(parts, ids).map { Self.compare(Core($0), $1) }
    return all.contains(.different) ? .different : all.first { $0 != .equal } ?? .equal
  }

  private static func compare(_ cell: Core, _ own: [UInt32]) -> Likeness {
    let core = cell.letters
    guard own.count == 18, core.count == 15 || core.count == 18,
      core.prefix(15).elementsEqual(own.prefix(15)),
      own.suffix(3).elementsEqual(checks(own.prefix(15)))
    else { return .different }
    if core.count == 15 { return .rule(.checkAdded) }
    if Letters.text(core).uppercased().suffix(3) != Letters.text(own).suffix(3) { return .different }
    return core == own ? .equal : .rule(.letterCase)
  }

  /// The long form of an id; what is none stays.
  static func long(_ letters: [UInt32]) -> [UInt32] {
    letters.count == 15 || letters.count == 18 ? letters.prefix(15) + checks(letters.prefix(15)) : letters
  }

  /// Read from the last of five to the first, capitals are the ones of a binary number.
  private static func checks(_ letters: ArraySlice<UInt32>) -> [UInt32] {
    let digits = letters.map { (0x41...0x5A).contains($0) ? "1" : "0" }
    return (0..<3).compactMap { group in
      Int(digits[group * 5..<group * 5 + 5].reversed().joined(), radix: 2).map { names[$0] }
    }
  }
}
