import Base

/// Collects what the profile says of one column, in bounded memory.
final class ColumnProfiler {
  let name: String
  private var filled = 0
  private var null = 0
  private var empty = 0
  private var shortest = Int.max
  private var longest = 0
  private var types = [Int](repeating: 0, count: ValueType.allCases.count)
  /// Values of ASCII digits and letters without blanks, at least one digit.
  private var codeLike = 0
  private var counts = ValueCounts()
  private var estimate = DistinctEstimate()
  private var damage = ColumnDamage()
  private var examples: [[UInt8]] = []
  private let exampleCount: Int

  init(name: String, exampleCount: Int) {
    self.name = name
    self.exampleCount = exampleCount
  }

  /// - Returns: the value's type.
  @inline(__always)
  func add(_ cell: Span<UInt8>, _ state: CellState, _ table: Span<UInt32>, line: UInt32) -> ValueType {
    guard cell.count > 0 else {
      if state == .null { null += 1 } else if state != .absent { empty += 1 }
      return .empty
    }
    filled += 1
    let shape = CellShape(cell, table)
    let verdict = ValueClassifier.classify(cell, shape, isLiteral: state == .literal)
    types[Int(verdict.type.rawValue)] += 1
    if shape.digits > 0, shape.marks.isSubset(of: [.digit, .letter, .minus, .underscore]) { codeLike += 1 }
    if shape.characters < shortest { shortest = shape.characters }
    if shape.characters > longest { longest = shape.characters }
    damage.add(cell, shape, verdict: verdict, line: line)
    let hash = Fingerprint(cell).value
    estimate.add(hash)
    let seen = counts.add(hash)
    if seen == 2 {
      counts.keep(start(of: cell), of: hash)
    } else if seen == 1, examples.count < exampleCount {
      examples.append(start(of: cell))
    }
    return verdict.type
  }

  /// The first characters of a cell, enough to show it; never a cut character.
  private func start(of cell: Span<UInt8>) -> [UInt8] {
    var count = min(cell.count, 4 * (Masking.longest + 1))
    if count < cell.count { while count > 0, cell[count] & 0xC0 == 0x80 { count -= 1 } }
    return (0..<count).map { cell[$0] }
  }

  private var distinct: Int {
    counts.slack == 0 ? counts.distinct : max(estimate.count, ValueCounts.exactLimit)
  }

  /// The type that the values so far have in common.
  var type: ValueType {
    guard filled > 0 else { return .empty }
    func share(_ list: ValueType...) -> Double {
      Double(list.reduce(0) { $0 + types[Int($1.rawValue)] }) / Double(filled)
    }
    for type in [ValueType.email, .url, .creditCode, .boolean, .phone] where share(type) >= 0.6 {
      return type
    }
    if share(.date, .datetime) >= 0.6 { return share(.datetime) > share(.date) ? .datetime : .date }
    let distinct = distinct
    let isUnique = filled >= 5 && Double(distinct) >= 0.98 * Double(filled)
    let isCode = Double(codeLike) >= 0.9 * Double(filled)
    if isCode && ((isUnique && longest - shortest <= 4 && shortest >= 3) || shortest >= 15) { return .id }
    if share(.integer, .decimal) >= 0.9 {
      if distinct <= 12, filled >= distinct * 5, shortest == longest, longest <= 2 { return .choice }
      return share(.decimal) > 0.01 ? .decimal : .integer
    }
    if distinct <= 30, filled >= max(6, distinct * 3) { return .choice }
    return .text
  }

  func column(records: Int, showValues: Bool) -> FileProfile.Column {
    let top = counts.top(PickList.most + 1)
    let isPickList = PickList.holds(top.map(\.text), type, filled: filled, distinct: distinct)
    func shown(_ bytes: [UInt8]) -> String {
      let text = String(decoding: bytes, as: UTF8.self)
      return showValues || isPickList ? Masking.plain(text) : Masking.mask(text)
    }
    return FileProfile.Column(
      name: name, type: type.name, filled: filled, null: null, empty: empty,
      absent: records - filled - null - empty, fillRate: records > 0 ? Double(filled) / Double(records) : 0,
      distinct: distinct, isDistinctAbout: counts.slack > 0, minLength: filled > 0 ? shortest : nil,
      maxLength: filled > 0 ? longest : nil,
      frequent: top.prefix(isPickList ? PickList.most : 5).map {
        FileProfile.Frequent(value: shown($0.text), count: $0.count, isAbout: counts.slack > 0)
      },
      examples: examples.map(shown))
  }

  func damage(kind: String) -> [DamageFinding] {
    damage.judge(type: type, name: name, filled: filled, longest: longest).map { code, tally in
      DamageFinding(kind: kind, column: name, code, count: tally.count, firstLine: tally.firstLine)
    }
  }
}
