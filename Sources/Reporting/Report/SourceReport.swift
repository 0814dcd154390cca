import Model

extension RunReport {
  /// The final states of records. `read` = the sum of all others but `vanished`.
  public struct Dispositions: Codable, Sendable, Equatable {
    public var read = 0
    public var added = 0
    public var updated = 0
    public var unchanged = 0
    public var merged = 0
    public var quarantined = 0
    public var filtered = 0
    public var held = 0
    /// Of which a later version stands.
    public var superseded = 0
    public var vanished = 0

    public init() {}

    /// What older runs wrote down knows no superseded records.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      read = try values.decode(Int.self, forKey: .read)
      added = try values.decode(Int.self, forKey: .added)
      updated = try values.decode(Int.self, forKey: .updated)
      unchanged = try values.decode(Int.self, forKey: .unchanged)
      merged = try values.decode(Int.self, forKey: .merged)
      quarantined = try values.decode(Int.self, forKey: .quarantined)
      filtered = try values.decode(Int.self, forKey: .filtered)
      held = try values.decode(Int.self, forKey: .held)
      superseded = try values.decodeIfPresent(Int.self, forKey: .superseded) ?? 0
      vanished = try values.decode(Int.self, forKey: .vanished)
    }

    public var isBalanced: Bool {
      read == sum
    }
  }

  public struct SourceReport: Codable, Sendable {
    public var name: String
    public var trust: Int
    public var isSnapshot: Bool
    public var files: [FileReport] = []
    public var total = Dispositions()
    /// Totals that stand for several files.
    public var declaredTotals: [DeclaredTotal]?

    public init(name: String, trust: Int, isSnapshot: Bool) {
      self.name = name
      self.trust = trust
      self.isSnapshot = isSnapshot
    }
  }

  /// A number that several files of a source write beside their records.
  public struct DeclaredTotal: Codable, Sendable, Equatable {
    /// Where it stands in each: `data.total`.
    public var name: String
    public var declared: Int
    /// Records in these files.
    public var read: Int
    /// Their paths.
    public var files: [String]

    public init(name: String, declared: Int, read: Int, files: [String]) {
      self.name = name
      self.declared = declared
      self.read = read
      self.files = files
    }
  }

  public struct FileReport: Codable, Sendable {
    public var path: String
    public var bytes: Int
    public var sha256: String
    public var format: String
    public var encoding: String
    public var object: String
    public var dispositions: Dispositions
    /// By the counter that is not the importer.
    public var countedRecords: Int
    /// From a footer of the file ("共66笔记录") or a total beside its records, if there is one.
    public var declaredRecords: Int?
    public var cells: CellBalance

    public init(
      path: String, bytes: Int, sha256: String, format: String, encoding: String, object: String,
      dispositions: Dispositions, countedRecords: Int, declaredRecords: Int?, cells: CellBalance
    ) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
      self.format = format
      self.encoding = encoding
      self.object = object
      self.dispositions = dispositions
      self.countedRecords = countedRecords
      self.declaredRecords = declaredRecords
      self.cells = cells
    }
  }

  /// Non-empty cells of a file, and where each went.
  public struct CellBalance: Codable, Sendable, Equatable {
    public var filled = 0
    public var mapped = 0
    public var kept = 0
    public var ignored = 0
    public var quarantined = 0
    public var filtered = 0

    public init() {}

    public var isBalanced: Bool { filled == mapped + kept + ignored + quarantined + filtered }
  }

  /// Golden rows of one entity.
  public struct EntityReport: Codable, Sendable {
    public var entity: Entity
    public var before = 0
    public var added = 0
    public var updated = 0
    public var unchanged = 0
    /// Rows that disappeared because their records joined another row, or left it.
    public var removed = 0
    public var after = 0

    public init(entity: Entity) { self.entity = entity }
  }
}

extension RunReport.Dispositions: SchemaDescribed {
  static let schema = SchemaNotes(
    "dispositions", "Final states of records: read = the sum of all others but vanished.",
    [
      "superseded": .about("Of which a later version stands."),
      "vanished": .about("In the store, but no longer in a snapshot source."),
    ])
}

extension RunReport.SourceReport: SchemaDescribed {
  static let schema = SchemaNotes(
    "source", "One legacy system.",
    ["trust": .anyNumber(), "declaredTotals": .about("Absent: no total stands for several files.")])
}

extension RunReport.DeclaredTotal: SchemaDescribed {
  static let schema = SchemaNotes(
    "declaredTotal", "A number that several files write beside their records.",
    ["name": .about("data.total"), "read": .about("Records in these files.")])
}

extension RunReport.FileReport: SchemaDescribed {
  static let schema = SchemaNotes(
    "file", "One source file.",
    [
      "sha256": .pattern(SchemaPattern.sha256),
      "format": .about("csv, xml or json"),
      "countedRecords": .about("By a counter that is not the importer."),
      "declaredRecords": .about("From a footer of the file or a total in it, if it has one."),
    ])
}

extension RunReport.CellBalance: SchemaDescribed {
  static let schema = SchemaNotes("cells", "Non-empty cells: filled = the sum of all others.")
}

extension RunReport.EntityReport: SchemaDescribed {
  static let schema = SchemaNotes(
    "entityTotals", "Golden rows of one entity: after = before + added - removed.")
}
