/// Gathers the totals that stand beside the records of a JSON text.
struct EnvelopeTotals {
  /// Names that mean a number of records, in small letters and without `_` and `-`.
  private static let plain: Set<String> = [
    "total", "totalcount", "totalsize", "totalrecords", "totalrecord", "totalelements", "totalnum",
    "totalnumber", "totalrows", "totalitems", "totalresults", "recordcount", "recordscount", "recordtotal",
    "rowcount", "总数", "总条数", "总记录数", "记录总数", "记录数",
  ]
  /// Names that may mean it.
  private static let doubtful: Set<String> = ["count", "条数"]
  /// Objects beside the records that speak of them.
  private static let about: Set<String> = [
    "info", "meta", "page", "pageinfo", "paging", "pagination", "paginginfo",
  ]
  /// Longer digits are no count of records.
  private static let longest = 15

  private var found: [(name: String, value: Int, isPlain: Bool)] = []
  /// Another list of objects stands beside the records.
  var hasOtherRows = false

  static func isAbout(_ key: String) -> Bool { about.contains(folded(key)) }

  static func isTotal(_ key: String) -> Bool {
    let name = folded(key)
    return plain.contains(name) || doubtful.contains(name)
  }

  mutating func add(_ keys: [String], _ digits: some Collection<UInt8>) {
    guard let key = keys.last, (1...Self.longest).contains(digits.count),
      digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    found.append((keys.joined(separator: "."), value, Self.plain.contains(Self.folded(key))))
  }

  /// Each name once. Where one stands several times, as with pages in one file, it either says the same
  /// each time or is one of several parts; which of them is not known.
  var totals: [DeclaredTotal] {
    var totals: [DeclaredTotal] = []
    for (name, _, isPlain) in found where !totals.contains(where: { $0.name == name }) {
      let values = found.filter { $0.name == name }.map(\.value)
      let value = Set(values).count == 1 ? values[0] : values.reduce(0, +)
      totals.append(
        DeclaredTotal(name: name, value: value, isPlain: isPlain && values.count == 1 && !hasOtherRows))
    }
    return totals
  }

  private static func folded(_ key: String) -> String {
    key.lowercased().filter { $0 != "_" && $0 != "-" }
  }
}
