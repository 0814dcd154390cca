import Model

extension RunReport {
  /// A cell that a record is refused for.
  public struct RefusedCell: Codable, Sendable {
    public var code: String
    /// Empty when the record as a whole is at fault.
    public var column: String
    public var field: String
    public var value: String
    public var message: Bilingual
    public var remedy: Bilingual
    /// What a person put there and no replay has taken yet.
    public var corrected: String?

    public init(
      code: String, column: String, field: String, value: String, message: Bilingual, remedy: Bilingual,
      corrected: String? = nil
    ) {
      self.code = code
      self.column = column
      self.field = field
      self.value = value
      self.message = message
      self.remedy = remedy
      self.corrected = corrected
    }
  }

  /// Cells that are refused for one cause and say the same.
  public struct RefusalGroup: Codable, Sendable {
    public var code: String
    public var column: String
    public var field: String
    /// Nil: values too long, or too many, to be told apart.
    public var value: String?
    /// How many cells they are.
    public var count: Int
    public var message: Bilingual
    public var remedy: Bilingual
  }
}

extension RunReport.Refusal {
  /// Everything that the record is refused for, in the order of its cells.
  public var cells: [RunReport.RefusedCell] {
    [
      RunReport.RefusedCell(
        code: code, column: column, field: field, value: value, message: message, remedy: remedy)
    ] + (further ?? [])
  }
}

/// Counts refused cells by cause, column and value. Takes bounded memory, however many values there are.
public struct RefusalGroups: Sendable {
  /// So many values are told apart.
  static let limit = 4096
  /// In bytes; nobody mends a longer one by typing it in again.
  static let longest = 256

  private struct Key: Hashable {
    var code: String
    var column: String
    var field: String
    var value: String?
  }

  private var groups: [Key: RunReport.RefusalGroup] = [:]

  public init() {}

  public mutating func add(_ cell: RunReport.RefusedCell) {
    guard cell.corrected == nil else { return }
    var key = Key(code: cell.code, column: cell.column, field: cell.field, value: cell.value)
    if cell.value.utf8.count > Self.longest || groups[key] == nil && groups.count >= Self.limit {
      key.value = nil
    }
    groups[
      key,
      default: RunReport.RefusalGroup(
        code: key.code, column: key.column, field: key.field, value: key.value, count: 0,
        message: cell.message, remedy: cell.remedy)
    ].count += 1
  }

  /// The largest first.
  public var sorted: [RunReport.RefusalGroup] {
    groups.values.sorted {
      ($1.count, $0.code, $0.column, $0.field, $0.value ?? "")
        < ($0.count, $1.code, $1.column, $1.field, $1.value ?? "")
    }
  }
}

extension RunReport.RefusedCell: SchemaDescribed {
  static let schema = SchemaNotes(
    "refused-cell", "A cell that a record is refused for.",
    [
      "column": .about("Empty: the whole record."),
      "corrected": .about("What a person put there; waits for a replay."),
    ])
}

extension RunReport.RefusalGroup: SchemaDescribed {
  static let schema = SchemaNotes(
    "refusal-group", "Refused cells of one cause that say the same.",
    ["value": .about("Absent: values too long, or too many, to be told apart.")])
}
