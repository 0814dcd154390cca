import Base
import Documents
import Evidence
import Importing
import Mapping
import Model
import Store
import Verification

/// One source file in a run: what is to be done with it, and what became of its records. Belongs
/// to the mapping thread while that reads it, then to the run.
final class RunFile: @unchecked Sendable {
  let number: Int
  let path: String
  let displayPath: String
  let source: RunSource
  let mapping: CompiledMapping
  let scope: RecordScope
  let scopeNumber: UInt16
  /// The mapping's, with what the migration says of these files.
  private(set) var readOptions: ReadOptions
  let object: Entity
  /// Its mapping has fields that name other records.
  let refers: Bool
  /// Its mapping has fields that a blank cell clears.
  let clears: Bool

  /// Set when it is no file of the source, but what was refused of one.
  let replay: ReplayFile?

  var facts = FileFacts()
  /// Harm that was done to its cells before it came; belongs to the reading thread.
  var damage = DamageScanner()
  /// By ordinal - 1.
  var dispositions: [UInt8] = []
  /// By ordinal - 1: the record that landed from it, or 0.
  var records: [Int32] = []
  var cells = CellCounts()
  var counted: Result<CountedFile, any Error>?

  init(
    number: Int, path: String, displayPath: String, source: RunSource, mapping: CompiledMapping,
    encoding: String?, scopeNumber: UInt16, replay: ReplayFile? = nil
  ) {
    self.number = number
    self.path = path
    self.displayPath = displayPath
    self.source = source
    self.mapping = mapping
    self.scopeNumber = scopeNumber
    readOptions = mapping.readOptions
    if let encoding { readOptions.encoding = encoding }
    self.replay = replay
    if let replay { readOptions = replay.options }
    object = mapping.file.object
    refers =
      mapping.file.fields.contains { $0.field.type == .reference }
      || mapping.file.each.contains { $0.fields.contains { $0.field.type == .reference } }
    clears = mapping.file.fields.contains { $0.onBlank == .clear }
    scope = RecordScope(source: source.entry.name, object: object.rawValue)
  }
}

/// One source in a run.
final class RunSource: @unchecked Sendable {
  let entry: SourceEntry
  /// Its id in the store; set before reading starts.
  var id = 0

  init(_ entry: SourceEntry) { self.entry = entry }
}

extension RunFile {
  func open() throws(ImportError) -> any RecordReader {
    if let replay { return try replay.open(displayPath: displayPath) }
    return try Importers.open(path: path, displayPath: displayPath, options: readOptions)
  }

  /// Counts records and filled cells by means that share nothing with the importer. Call when
  /// `facts` are complete.
  func countIndependently() throws(CountError) -> CountedFile {
    try facts.countIndependently(path: path)
  }
}

extension FileFacts {
  /// Counts the file again by means that share nothing with the importer, which says only how the file
  /// is written and which rows are no records.
  func countIndependently(path: String) throws(CountError) -> CountedFile {
    var shape: CSVShape?
    if format == .csv, let delimiter {
      shape = CSVShape(
        delimiter: delimiter, headerRow: headerRow, headerRowCount: headerRows, footerRows: footerRows,
        width: width)
      shape?.footerRowNumbers = Set(footerRowNumbers)
    }
    return try RecordCounter.count(
      path: path, format: format, encoding: encoding, isCompressed: isCompressed, csv: shape,
      recordPath: recordPath)
  }
}
