/// Collects, while a JSON text is counted, the numbers beside its records that may say how many there are.
struct TotalsBeside {
  private static let certain = [
    "total", "totalcount", "totalsize", "totalrecord", "totalrecords", "totalelements", "totalnum",
    "totalnumber", "totalrows", "totalitems", "totalresults", "recordcount", "recordscount", "recordtotal",
    "rowcount", "总数", "总条数", "总记录数", "记录总数", "记录数",
  ].map { Array($0.utf8) }
  private static let uncertain = ["count", "条数"].map { Array($0.utf8) }
  private static let pages = [
    "info", "meta", "page", "pageinfo", "paging", "paginginfo", "pagination",
  ].map { Array($0.utf8) }

  /// The keys on the way to the value that comes next, one per open object.
  private var way: [[UInt8]] = []
  /// The bytes of the value, while one is awaited.
  private var text: [UInt8] = []
  private(set) var isAwaited = false
  private var met: [(name: String, value: Int, isCertain: Bool)] = []
  /// A second list of objects stands beside the records.
  var hasSecondList = false

  /// A key was read at this depth of objects, from 1.
  /// - Parameter isOnWay: all of these objects lie round the records.
  /// - Parameter isBelow: all but the innermost do.
  mutating func meet(_ key: [UInt8], depth: Int, isOnWay: Bool, isBelow: Bool) {
    isAwaited = false
    guard isOnWay || isBelow else { return }
    if way.count >= depth { way.removeLast(way.count - depth + 1) }
    guard way.count == depth - 1 else { return }
    way.append(key)
    let name = Self.plain(key)
    guard Self.certain.contains(name) || Self.uncertain.contains(name) else { return }
    isAwaited = isOnWay || depth > 1 && Self.pages.contains(Self.plain(way[depth - 2]))
    text.removeAll(keepingCapacity: true)
  }

  mutating func append(_ byte: UInt8) {
    if text.count < 64 { text.append(byte) }
  }

  /// The value that was awaited has ended.
  mutating func end() {
    guard isAwaited, let key = way.last else { return }
    isAwaited = false
    guard !text.isEmpty, text.count <= 15, text.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let value = Int(String(decoding: text, as: UTF8.self))
    else { return }
    let name = way.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
    met.append((name, value, Self.certain.contains(Self.plain(key))))
  }

  /// A value that is no number or text takes its place.
  mutating func forget() { isAwaited = false }

  /// By name. One that is met more than once is uncertain: of several values, their sum is held.
  var totals: [CountedTotal] {
    var all: [CountedTotal] = []
    for (name, group) in Dictionary(grouping: met, by: \.name).sorted(by: { $0.key < $1.key }) {
      let first = group[0].value
      let isOne = group.allSatisfy { $0.value == first }
      all.append(
        CountedTotal(
          name: name, value: isOne ? first : group.reduce(0) { $0 + $1.value },
          isCertain: group.count == 1 && group[0].isCertain && !hasSecondList))
    }
    return all
  }

  /// In small letters, `total_count` as `totalcount`.
  private static func plain(_ key: [UInt8]) -> [UInt8] {
    key.filter { $0 != 0x5F && $0 != 0x2D }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }
}
