/// Counts the records of a JSON text and their filled cells. A filled cell is a scalar that is neither
/// `null` nor `""`; the cells of a faulted record are not counted.
struct JSONCounter: JSONSink {
  static var keepsText: Bool { false }

  private(set) var result = CountedFile()
  private let records: (any RecordSink)?
  /// Filled cells of the current record.
  private var filled = 0

  private init(_ records: (any RecordSink)?) { self.records = records }

  /// - Parameter record: the path of the records, see `JSONScanner.Target`.
  /// - Throws: `CountError` when the text cannot be read, or is no JSON.
  static func count(
    _ source: any ByteSource, record: String?, sink: (any RecordSink)? = nil
  ) throws(CountError) -> CountedFile {
    var scanner = JSONScanner(.init(record: record), sink: JSONCounter(sink), keepsRaw: sink != nil)
    var piece: [UInt8] = []
    while try source.append(to: &piece) {
      try scanner.scan(piece.span)
      piece.removeAll(keepingCapacity: true)
    }
    try scanner.finish()
    var result = scanner.sink.result
    result.totals = scanner.totals
    return result
  }

  mutating func beginRecord() { filled = 0 }
  mutating func beginObject() {}
  mutating func beginArray() {}
  mutating func key(_ name: Span<UInt8>, hasEscapes: Bool) {}

  mutating func string(_ text: Span<UInt8>, hasEscapes: Bool, isFilled: Bool) {
    if isFilled { filled += 1 }
  }

  mutating func token(_ text: Span<UInt8>, isNull: Bool) {
    if !isNull { filled += 1 }
  }

  mutating func end() {}

  mutating func endRecord(_ raw: Span<UInt8>, isFaulted: Bool) {
    result.records += 1
    if isFaulted { result.faultedRecords += 1 } else { result.filledCells += filled }
    filled = 0
    records?.take(raw, isFaulted: isFaulted, within: .none)
  }
}
