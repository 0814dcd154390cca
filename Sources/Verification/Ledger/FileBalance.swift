import Evidence
import Model
import Store

/// What became of the records and the filled cells of one file in one run.
public struct FileBalance: Sendable, Codable, Equatable {
  /// Records by their disposition.
  public struct Records: Sendable, Codable, Equatable {
    public var added = 0
    public var updated = 0
    public var unchanged = 0
    public var merged = 0
    public var quarantined = 0
    public var filtered = 0
    public var held = 0
    public var superseded = 0
  }

  /// Filled cells by what became of them: of landed records by their column's fate.
  public struct Cells: Sendable, Codable, Equatable {
    public var filled = 0
    public var mapped = 0
    public var kept = 0
    public var ignored = 0
    public var quarantined = 0
    public var filtered = 0
  }

  public var run: Int
  public var source: String
  public var file: String
  public var object: String
  /// What it read again were refused records of an earlier run, from the store.
  public var isReplay: Bool
  /// Records that the run read.
  public var read: Int
  /// By a counter that is not the importer.
  public var counted: Int
  /// From a footer of the file, if it has one.
  public var declared: Int?
  public var records: Records
  public var cells: Cells

  /// Of every file of every run, in their order.
  static func all(_ session: StoreSession, _ files: [LedgerFile]) throws -> [FileBalance] {
    let records = try self.records(session)
    let cells = try self.cells(session)
    return files.map { file in
      var own = cells[file.id] ?? Cells()
      own.filled = file.countedCells
      return FileBalance(
        run: file.run, source: file.source, file: file.path, object: file.object,
        isReplay: file.replays != nil, read: file.records, counted: file.countedRecords,
        declared: file.declaredRecords, records: records[file.id] ?? Records(), cells: own)
    }
  }

  private static func records(_ session: StoreSession) throws -> [Int: Records] {
    let sums = try LedgerSum.all(session)
    var found: [Int: Records] = [:]
    while let sum = try sums.next() {
      guard let name = sum.disposition, let place = places[name] else { continue }
      found[sum.file, default: Records()][keyPath: place] = sum.records
    }
    return found
  }

  private static func cells(_ session: StoreSession) throws -> [Int: Cells] {
    let sums = try CellSum.all(session)
    var found: [Int: Cells] = [:]
    while let sum = try sums.next() {
      found[sum.file] = Cells(
        mapped: sum.mapped, kept: sum.kept, ignored: sum.ignored, quarantined: sum.quarantined,
        filtered: sum.filtered)
    }
    return found
  }

  private static var places: [String: WritableKeyPath<Records, Int>] {
    [
      "added": \.added, "updated": \.updated, "unchanged": \.unchanged, "merged": \.merged,
      "quarantined": \.quarantined, "filtered": \.filtered, "held": \.held,
      "superseded": \.superseded,
    ]
  }
}
