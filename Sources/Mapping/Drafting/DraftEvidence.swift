import Base

/// What the whole of a file says of itself, for a mapping to be drafted from: plain values, in bounded memory.
public struct DraftFile: Sendable {
  /// As the user named it.
  public var path: String
  /// The mapping's name: letters, digits, `-`, `_`, `.`.
  public var name: String
  public var format: SourceFormat
  /// XML and JSON: where the records are.
  public var recordPath: String?
  /// The record itself first, then its children.
  public var kinds: [DraftKind]
  public var options = Options()
  /// A column whose cells look as if they had been merged downwards.
  public var mergedColumn: String?

  public init(
    path: String, name: String, format: SourceFormat, recordPath: String? = nil, kinds: [DraftKind]
  ) {
    self.path = path
    self.name = MappingDraft.mappingName(name)
    self.format = format
    self.recordPath = recordPath
    self.kinds = kinds
  }

  /// A file of which the columns alone are known.
  public init(path: String, name: String, format: SourceFormat, recordPath: String? = nil, layout: Layout) {
    let kinds = layout.kinds.map { kind in
      DraftKind(path: kind.path, columns: kind.columns.map { ColumnEvidence(name: $0) })
    }
    self.init(path: path, name: name, format: format, recordPath: recordPath, kinds: kinds)
  }

  /// Its records are the people of one's own house, by its name or by the ids in it: no customers.
  public var listsOwnPeople: Bool {
    let names = Set(root.columns.map { HeaderName($0.name).core })
    let isCustomers = !names.isDisjoint(with: ["company", "accountid", "公司", "客户名称", "公司名称"])
    guard !isCustomers, !names.isDisjoint(with: ["name", "姓名", "fullname", "lastname", "username", "员工姓名"])
    else { return false }
    if let id = root.columns.first(where: { HeaderName($0.name).core == "id" }),
      SalesforceID.commonPrefix(id) == "005"
    {
      return true
    }
    let stem = String(HeaderName.folded(name).filter { !$0.isNumber })
    return HeaderWords.peopleFiles.contains(stem)
  }

  public var root: DraftKind { kinds.first ?? DraftKind(path: "", columns: []) }
}

/// The records of one kind.
public struct DraftKind: Sendable {
  /// From the record; empty for the record itself.
  public var path: String
  public var records = 0
  /// Records that could not be read whole: an open quote, too many cells.
  public var faulted = 0
  public var columns: [ColumnEvidence]

  public init(path: String, columns: [ColumnEvidence]) {
    self.path = path
    self.columns = columns
  }

  /// Files of one shape are one list.
  public mutating func add(_ other: DraftKind) {
    records += other.records
    faulted += other.faulted
    for column in other.columns {
      if let index = columns.firstIndex(where: { $0.name == column.name }) {
        columns[index].add(column)
      } else {
        columns.append(column)
      }
    }
  }
}

/// What one column holds: its different values with their counts, as far as they fit.
public struct ColumnEvidence: Sendable {
  /// Different values that are kept of a column, and bytes of them.
  static let valueLimit = 20_000
  static let byteLimit = 1 << 20
  /// Longer cells are no words, names or numbers; of them the beginning is kept.
  static let cellLimit = 200
  /// Different values that are told apart of a column.
  static let keyLimit = 1_000_000

  public var name: String
  /// Cells that hold something.
  public var filled = 0
  /// Records that hold the column more than once.
  public var repeated = 0
  /// In the order in which they were met, with how often.
  public private(set) var values: [(text: String, count: Int)] = []
  /// Fingerprints of different values.
  private(set) var keys: Set<UInt64> = []
  /// `keys` holds all of them.
  private(set) var hasAllKeys = true
  private var places: [UInt64: Int] = [:]
  private var bytes = 0

  public init(name: String) { self.name = name }

  /// Different values; a lower bound when there are very many.
  public var distinct: Int { hasAllKeys ? keys.count : atLeast }
  private var atLeast = 0

  /// No value stands in two cells.
  public var isUnique: Bool { filled > 0 && hasAllKeys && keys.count == filled }

  /// `values` is all that the column holds.
  public var isWhole: Bool { hasAllKeys && values.count == keys.count }

  /// Whether a cell of the column says just this.
  func holds(_ text: String) -> Bool { keys.contains(Fingerprint(text).value) }

  public mutating func add(_ text: String, count: Int = 1) {
    let utf8 = Array(text.utf8)
    add(utf8.span, count: count)
  }

  mutating func add(_ cell: Span<UInt8>, count: Int = 1) {
    guard cell.count > 0 else { return }
    filled += count
    let hash = Fingerprint(cell).value
    if let place = places[hash] {
      values[place].count += count
      return
    }
    if hasAllKeys {
      keys.insert(hash)
      forgetKeys()
    }
    guard values.count < Self.valueLimit, bytes < Self.byteLimit else { return }
    let text = Self.start(of: cell)
    bytes += text.utf8.count
    places[hash] = values.count
    values.append((text, count))
  }

  mutating func add(_ other: ColumnEvidence) {
    let total = filled + other.filled
    for (text, count) in other.values { add(text, count: count) }
    filled = total
    repeated += other.repeated
    if hasAllKeys && !other.hasAllKeys {
      atLeast = max(keys.count, other.atLeast)
      hasAllKeys = false
      keys = []
    }
    guard hasAllKeys else { return }
    keys.formUnion(other.keys)
    forgetKeys()
  }

  /// Values of a column that is plainly no key need not be told apart beyond those that are kept.
  private mutating func forgetKeys() {
    guard keys.count > Self.valueLimit else { return }
    guard keys.count > Self.keyLimit || (filled - keys.count) * 10 > filled else { return }
    atLeast = keys.count
    hasAllKeys = false
    keys = []
  }

  /// The beginning of a cell; never a cut character.
  private static func start(of cell: Span<UInt8>) -> String {
    var count = min(cell.count, cellLimit)
    if count < cell.count { while count > 0, cell[count] & 0xC0 == 0x80 { count -= 1 } }
    return String(decoding: (0..<count).map { cell[$0] }, as: UTF8.self)
  }
}

/// Collects the evidence of a file, batch by batch, in bounded memory.
public struct EvidenceCollector {
  public private(set) var kinds: [DraftKind] = []

  public init() {}

  public mutating func add(_ batch: RecordBatch) {
    adopt(batch.layout)
    for record in 0..<batch.count {
      let entry = batch[record]
      let kind = Int(entry.kind)
      kinds[kind].records += 1
      if entry.fault != .none { kinds[kind].faulted += 1 }
      for column in 0..<min(batch.slotCount(record), kinds[kind].columns.count) {
        batch.withCell(record, column) { kinds[kind].columns[column].add($0) }
      }
    }
    var last = (record: -1, column: -1)
    for item in batch.repeats {
      let kind = Int(batch[item.record].kind)
      guard item.column < kinds[kind].columns.count else { continue }
      batch.withBytes(item.slot) { kinds[kind].columns[item.column].add($0) }
      if last != (item.record, item.column) { kinds[kind].columns[item.column].repeated += 1 }
      last = (item.record, item.column)
    }
  }

  /// Columns that a reader has told of; those without a cell among them.
  public mutating func adopt(_ layout: Layout) {
    for (index, kind) in layout.kinds.enumerated() {
      if index == kinds.count { kinds.append(DraftKind(path: kind.path, columns: [])) }
      for name in kind.columns.dropFirst(kinds[index].columns.count) {
        kinds[index].columns.append(ColumnEvidence(name: name))
      }
    }
  }
}
