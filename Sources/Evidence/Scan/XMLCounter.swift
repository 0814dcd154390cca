/// Counts the record elements of an XML text and their filled cells. Filled cells are attributes with a
/// value, elements without child elements that hold text, and text of other elements that is more than
/// blanks.
struct XMLCounter: XMLSink {
  private struct Element {
    var hasElements = false
    var hasText = false
    /// Text that is more than blanks.
    var hasInk = false
  }

  private(set) var result = CountedFile()
  private let records: (any RecordSink)?
  /// The open elements of the current record.
  private var open: [Element] = []

  private init(_ records: (any RecordSink)?) { self.records = records }

  /// - Parameter record: the path of the records, see `XMLScanner.Target`.
  /// - Throws: `CountError` when the text cannot be read, or is no XML.
  static func count(
    _ source: any ByteSource, record: String?, sink: (any RecordSink)? = nil
  ) throws(CountError) -> CountedFile {
    var scanner = XMLScanner(.init(record: record), sink: XMLCounter(sink), keepsRaw: sink != nil)
    var piece: [UInt8] = []
    while try source.append(to: &piece) {
      try scanner.scan(piece.span)
      piece.removeAll(keepingCapacity: true)
    }
    try scanner.finish()
    return scanner.sink.result
  }

  mutating func begin(_ name: Span<UInt8>) {
    if open.isEmpty { result.records += 1 } else { open[open.count - 1].hasElements = true }
    open.append(Element())
  }

  mutating func attribute(_ name: Span<UInt8>, _ value: Span<UInt8>) {
    if value.count > 0 { result.filledCells += 1 }
  }

  mutating func markNull(_ value: Span<UInt8>) {}

  // Whatever a file does not declare is declared nowhere.
  func isInstance(_ prefix: Span<UInt8>) -> Bool { false }

  mutating func text(_ piece: Span<UInt8>, hasInk: Bool) {
    open[open.count - 1].hasText = true
    if hasInk { open[open.count - 1].hasInk = true }
  }

  mutating func reference(_ bytes: [UInt8]?) {
    open[open.count - 1].hasText = true
    let isBlank = bytes.map { [[32], [9], [10], [13]].contains($0) } ?? false
    if !isBlank { open[open.count - 1].hasInk = true }
  }

  mutating func split() {}

  mutating func end() {
    let element = open.removeLast()
    if element.hasElements ? element.hasInk : element.hasText { result.filledCells += 1 }
  }

  mutating func endRecord(_ raw: Span<UInt8>, within context: XMLContext) {
    records?.take(raw, isFaulted: false, within: context)
  }
}
