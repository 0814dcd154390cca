import Base

/// Delimited text as Excel, WPS and ERP systems write it; RFC 4180 where they keep to it.
public struct CSVImporter: Importer {
  public var format: SourceFormat { .csv }

  public init() {}

  public func open(_ text: TextStream, _ options: ReadOptions) throws(ImportError) -> any RecordReader {
    let reader = try CSVReader(text, options)
    return options.fillDown.isEmpty ? reader : FillDownReader(reader, columns: options.fillDown)
  }
}
