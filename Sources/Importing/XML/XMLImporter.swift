import Records

/// Stands here until the reader of this format is merged.
public struct XMLImporter: Importer {
  public var format: SourceFormat { .xml }
  public init() {}
  public func open(_ text: TextStream, _ options: ReadOptions) throws(ImportError) -> any RecordReader {
    throw ImportError.notText(text.displayPath, kind: ("XML", "XML"))
  }
}
