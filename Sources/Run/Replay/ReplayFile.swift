import Base
import Documents
import Importing
import Mapping
import Store

/// Records of one file, from the raw bytes that the store kept of them, written one after the other
/// into a file without a name: the importer and the counter that is not the importer read them as they
/// read any file.
package final class ReplayFile: @unchecked Sendable {
  /// The refused records that they are; none when somebody only wants to see them.
  let records: [OpenRecord]
  let shape: FileShape
  private let lines: [Int]
  /// By place: raw bytes that hold cells of rows above.
  private var inherited: [Int: [UInt8]] = [:]
  let options: ReadOptions
  private let scratch: UnnamedFile
  /// Where this process can open it.
  let path: String
  /// Of the raw bytes, each with a line feed behind it: what the store can prove later.
  let bytes: Int
  let sha256: String

  package convenience init(_ records: [OpenRecord], _ shape: FileShape, _ mapping: CompiledMapping) throws {
    try self.init(raws: records.map(\.raw), lines: records.map(\.line), shape, mapping, records)
  }

  package init(
    raws: [[UInt8]], lines: [Int], _ shape: FileShape, _ mapping: CompiledMapping,
    _ records: [OpenRecord] = []
  ) throws {
    self.records = records
    self.lines = lines
    self.shape = shape
    var options = mapping.readOptions
    options.encoding = "utf-8"
    let frame = Self.frame(shape, mapping, &options)
    self.options = options
    var sha = SHA256()
    var bytes = 0
    let scratch = try UnnamedFile()
    func append(_ bytes: some Collection<UInt8>) throws {
      _ = try Array(bytes).withUnsafeBytes { try scratch.append($0) }
    }
    try append(frame.before.utf8)
    for (index, raw) in raws.enumerated() {
      let line = raw + [0x0A]
      line.withUnsafeBytes { sha.update($0) }
      bytes += line.count
      if index > 0 { try append(frame.between.utf8) }
      let own = mapping.file.reads == .csv ? InheritedCells.own(line) : line[...]
      if own.count < line.count { inherited[index] = raw }
      try append(own)
    }
    try append(frame.after.utf8)
    self.scratch = scratch
    path = try scratch.openPath()
    self.bytes = bytes
    sha256 = sha.finish()
  }

  /// What stands round the records, so that they are a file of their format.
  private static func frame(
    _ shape: FileShape, _ mapping: CompiledMapping, _ options: inout ReadOptions
  ) -> (before: String, between: String, after: String) {
    switch mapping.file.reads {
    case .csv:
      options.delimiter = shape.dialect?.delimiter
      options.quote = shape.dialect?.quote ?? options.quote
      options.escape = shape.dialect?.escape ?? options.escape
      options.header = shape.columns
      options.headerRow = 1
      options.headerRowCount = nil
      options.keepsFooters = true
      options.takesEveryRow = true
      // The rows above are not there: what they said stands with the raw bytes.
      options.fillDown = []
      return ("", "", "")
    case .json:
      options.record = "$[*]"
      return ("[\n", ",", "]\n")
    case .xml:
      let path = XMLPath(mapping.readOptions.record ?? "")
      var names = Array(path.names.dropLast())
      // A path that is tied to the root says all names; any other may stand deeper.
      if !path.isAnchored { names.insert("records", at: 0) }
      // What the file round the records declared is gone; the prefix of null marks is the one that counts.
      let instance = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
      return (
        names.enumerated().map { "<\($1)\($0 == 0 ? instance : "")>" }.joined() + "\n", "",
        names.reversed().map { "</\($0)>" }.joined() + "\n"
      )
    }
  }

  package func open(displayPath: String) throws(ImportError) -> any RecordReader {
    ReplayReader(
      try Importers.open(path: path, displayPath: displayPath, options: options), lines, inherited)
  }
}

/// Reads a replay's file, and says of each record where it stood in the file that it came in, and what it had
/// from rows above it there.
private final class ReplayReader: RecordReader {
  var position: Int { 0 }
  private let inner: any RecordReader
  private let lines: [Int]
  private let inherited: [Int: [UInt8]]

  package init(_ inner: any RecordReader, _ lines: [Int], _ inherited: [Int: [UInt8]]) {
    self.inner = inner
    self.lines = lines
    self.inherited = inherited
  }

  var layout: Layout { inner.layout }
  var facts: FileFacts { inner.facts }

  func read(into batch: RecordBatch) throws(ImportError) -> Bool {
    guard try inner.read(into: batch) else { return false }
    for record in 0..<batch.count where batch[record].kind == 0 {
      let at = Int(batch[record].ordinal) - 1
      if lines.indices.contains(at) { batch.setLine(lines[at], ofRecord: record) }
      if let raw = inherited[at] { inherit(raw, record, of: batch) }
    }
    return true
  }

  /// - Parameter raw: the record's raw bytes, with what it has from above.
  private func inherit(_ raw: [UInt8], _ record: Int, of batch: RecordBatch) {
    _ = InheritedCells.read(raw.span) { column, value in
      guard let index = batch.layout.columns.firstIndex(of: String(decoding: raw[column], as: UTF8.self))
      else { return }
      let start = raw[value].withUnsafeBytes { batch.appendBytes($0) }
      batch.setInherited(
        CellSlot(start: start, length: value.count, state: .text), record: record, column: index)
    }
    raw.withUnsafeBytes { batch.setRaw($0, ofRecord: record) }
  }
}
