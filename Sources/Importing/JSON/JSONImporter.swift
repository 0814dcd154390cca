import Base

/// Reads JSON exports: an array, an envelope with an array in it, or one object a line. Records are cut
/// out of the text one by one, so a file of any size takes constant memory; simdjson parses each.
public struct JSONImporter: Importer {
  public init() {}

  public var format: SourceFormat { .json }

  public func open(_ text: TextStream, _ options: ReadOptions) throws(ImportError) -> any RecordReader {
    try JSONRecordReader(text, options)
  }
}
