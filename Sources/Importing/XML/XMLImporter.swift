import Base

/// Reads XML exports by libxml2's push parser, strictly and without loading anything else.
///
/// A record is an element; its cells are the leaf elements (`a/b`), the attributes (`@id`, `a/@id`) and
/// the text of the record itself (`.`), named without prefixes. Elements named as children become
/// child records that know their parent.
public struct XMLImporter: Importer {
  public init() {}

  public var format: SourceFormat { .xml }

  public func open(_ text: TextStream, _ options: ReadOptions) throws(ImportError) -> any RecordReader {
    try XMLRecordReader(text, options)
  }
}
