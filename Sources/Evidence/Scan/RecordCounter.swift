import Base

/// Takes the records of a file while they are counted.
package protocol RecordSink: AnyObject {
  /// - Parameters:
  ///   - raw: the bytes of the next record, as they stand in the decoded file.
  ///   - isFaulted: it does not parse.
  ///   - context: what stands round it.
  func take(_ raw: Span<UInt8>, isFaulted: Bool, within context: XMLContext)
}

/// Counts the records and filled cells of a file by its own means: libcsv, libxml2 and simdjson have
/// no part in it. In constant memory, but for the longest row of a CSV file.
public enum RecordCounter {
  /// - Parameters:
  ///   - encoding: a label of `TextEncoding`, as the ledger has it.
  ///   - csv: for CSV only; nil: commas, one header row.
  ///   - recordPath: for XML and JSON, as in `ReadOptions.record`.
  public static func count(
    path: String, format: SourceFormat, encoding: String, isCompressed: Bool, csv: CSVShape? = nil,
    recordPath: String? = nil
  ) throws(CountError) -> CountedFile {
    try count(
      path: path, format: format, encoding: encoding, isCompressed: isCompressed, csv: csv,
      recordPath: recordPath, sink: nil)
  }

  /// - Parameter sink: takes the bytes of each record, decoded.
  package static func count(
    path: String, format: SourceFormat, encoding: String, isCompressed: Bool, csv: CSVShape?,
    recordPath: String?, sink: (any RecordSink)?
  ) throws(CountError) -> CountedFile {
    do {
      let file = try FileBytes(path: path)
      let shape = csv ?? CSVShape(delimiter: UInt8(ascii: ","), topRows: 1)
      var source: any ByteSource = isCompressed ? GunzipBytes(file) : file
      if needsDecoding(format: format, encoding: encoding, shape.dialect)
        || sink != nil && encoding != "utf-8"
      {
        source = try TranscodedBytes(source, encoding: encoding)
      }
      var result =
        switch format {
        case .csv: try CSVCounter(shape: shape, sink: sink).count(source)
        case .json: try JSONCounter.count(source, record: recordPath, sink: sink)
        case .xml: try XMLCounter.count(source, record: recordPath, sink: sink)
        }
      result.bytes = file.count
      result.sha256 = file.digest()
      return result
    } catch {
      throw CountError(error.reason, file: path, offset: error.offset)
    }
  }

  /// CSV in an ASCII-compatible encoding is scanned as it lies, see `RowScanner`.
  static func needsDecoding(format: SourceFormat, encoding: String, _ dialect: CSVDialect) -> Bool {
    switch encoding {
    case "utf-8": false
    case "gb18030", "cp936", "big5":
      format != .csv || dialect != CSVDialect(delimiter: dialect.delimiter)
        || !",;\t".utf8.contains(dialect.delimiter)
    default: true
    }
  }
}
