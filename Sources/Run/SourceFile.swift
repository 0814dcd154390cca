import Base
import Dispatch
import Documents
import Evidence
import Importing
import Mapping
import Model
import Store

/// One source in a run.
struct RunSource: Sendable {
  let entry: SourceEntry
  /// Its id in the store.
  let id: Int
}

/// One file that a run reads: where it is, and what its records mean. It says nothing of what was
/// found in it: reading makes a `FileReading` of it, mapping the `FileFates` of its records, and
/// counting a `FileCount`, each by whoever does it.
final class SourceFile: Sendable {
  /// In the run, from 0.
  let number: Int
  let path: String
  let displayPath: String
  let source: RunSource
  let mapping: CompiledMapping
  let scope: RecordScope
  let scopeNumber: UInt16
  /// The mapping's, with what the migration says of these files; of a replay, the replay's.
  let readOptions: ReadOptions
  let object: Entity
  /// Its mapping has fields that name other records.
  let refers: Bool
  /// Its mapping has fields that a blank cell clears.
  let clears: Bool
  /// Its records may come in several versions, of which one stands.
  let hasVersions: Bool
  /// What says when a record was changed.
  let changeField: Field?
  /// Set when it is no file of the source, but what was refused of one.
  let replay: ReplayFile?

  init(
    number: Int, path: String, displayPath: String, source: RunSource, mapping: CompiledMapping,
    readOptions: ReadOptions, scopeNumber: UInt16, replay: ReplayFile? = nil
  ) {
    self.number = number
    self.path = path
    self.displayPath = displayPath
    self.source = source
    self.mapping = mapping
    self.scopeNumber = scopeNumber
    self.readOptions = readOptions
    self.replay = replay
    object = mapping.file.object
    refers =
      mapping.file.fields.contains { $0.field.type == .reference }
      || mapping.file.each.contains { $0.fields.contains { $0.field.type == .reference } }
    clears = mapping.file.fields.contains { $0.onBlank == .clear }
    let isDelta = source.entry.isDelta
    changeField = isDelta || mapping.file.changedAt != nil ? mapping.file.changeField : nil
    hasVersions =
      (isDelta || mapping.file.changedAt != nil) && !mapping.file.key.isEmpty && replay == nil
    scope = RecordScope(source: source.entry.name, object: object.rawValue)
  }

  func open() throws(ImportError) -> any RecordReader {
    if let replay { return try replay.open(displayPath: displayPath) }
    let reader = try Importers.open(path: path, displayPath: displayPath, options: readOptions)
    try reader.facts.refuseDoubts()
    return reader
  }

  /// As reports name a record of it.
  func name(key: String, line: Int) -> RecordPlace {
    RecordPlace(source: source.entry.name, object: object.name, key: key, file: displayPath, line: line)
  }

  /// A file that is read once more must be the one that was read before.
  /// - Throws: `ImportError` when it is another.
  func expectUnchanged(_ reader: any RecordReader, since reading: FileReading) throws {
    guard reader.facts.sha256 == reading.facts.sha256 else {
      throw ImportError(
        code: "file-changed", file: displayPath, zh: "文件在读取期间被改动",
        en: "the file changed while it was read", hintZh: "等导出结束后再运行",
        hintEn: "run again when the export has ended")
    }
  }
}

/// What reading found of a file: made by the reading thread when the file is at its end.
struct FileReading: Sendable {
  var facts: FileFacts
  /// Harm that was done to its cells before it came.
  let damage: DamageScanner
}

/// What became of the records of a file: made by the mapping thread, and revised when the whole of
/// the files shows that a record cannot stand.
struct FileFates: Sendable {
  /// Raw values of `Disposition`, by ordinal - 1.
  private(set) var dispositions: [UInt8] = []
  /// By ordinal - 1: the record that landed from it, or 0.
  private(set) var records: [Int32] = []
  var cells = CellCounts()

  /// The disposition of the next record.
  mutating func append(_ ordinal: Int, _ disposition: Disposition, record: Int) {
    dispositions.append(disposition.rawValue)
    records.append(Int32(truncatingIfNeeded: record))
    // invariant: a reader numbers its records from 1 without a gap; the ledger relies on it.
    precondition(dispositions.count == ordinal, "ordinals have a gap")
  }

  /// Records that are older than what the store has of them.
  private(set) var late = 0

  /// A record is older than what the store has of it.
  mutating func supersede(_ ordinal: Int) {
    dispositions[ordinal - 1] = Disposition.superseded.rawValue
    records[ordinal - 1] = 0
    late += 1
  }

  mutating func set(_ ordinal: Int, _ disposition: Disposition) {
    dispositions[ordinal - 1] = disposition.rawValue
  }

  /// A record that had landed is refused after all.
  mutating func refuse(_ ordinal: Int) {
    dispositions[ordinal - 1] = Disposition.quarantined.rawValue
    records[ordinal - 1] = 0
  }
}

/// A file counted by means that share nothing with the importer, on a thread of its own, which begins
/// at once.
///
/// The thread writes `result` once and leaves `done`; `value()` waits for that, and reads it after:
/// nobody reads while it is written.
final class FileCount: @unchecked Sendable {
  private var result: Result<CountedFile, any Error>?
  private let done = DispatchGroup()

  init(_ file: SourceFile, _ facts: FileFacts) {
    done.enter()
    _ = runThread("leadferry.count") {
      self.result = Result { try facts.countIndependently(path: file.path) }
      self.done.leave()
    }
  }

  func wait() { done.wait() }

  func value() throws -> CountedFile {
    wait()
    guard let result else { return CountedFile() }
    return try result.get()
  }
}

extension FileFacts {
  /// Counts the file again by means that share nothing with the importer, which says only how the file
  /// is written and which rows are no records.
  package func countIndependently(path: String) throws(CountError) -> CountedFile {
    var shape: CSVShape?
    if format == .csv, let dialect {
      shape = CSVShape(
        dialect: dialect, headerRow: headerRow, headerRowCount: headerRows, footerRows: footerRows,
        width: width)
      shape?.footerRowNumbers = Set(footerRowNumbers)
    }
    return try RecordCounter.count(
      path: path, format: format, encoding: encoding, isCompressed: isCompressed, csv: shape,
      recordPath: recordPath)
  }
}
