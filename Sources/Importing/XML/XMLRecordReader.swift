import Base
import CLibXML2

/// Reads one XML file: libxml2's push parser sees the text in pieces, and each complete record
/// element goes into the batch with its own bytes.
final class XMLRecordReader: RecordReader {
  private let stream: TextStream
  private let piece: Int
  private let session: XMLSession
  private let parser: XMLPushParser
  private var fed: Int
  private var isFinished = false

  /// - Parameter piece: how many bytes are asked of the stream at once.
  init(_ stream: TextStream, _ options: ReadOptions, piece: Int = 64 << 10) throws(ImportError) {
    self.stream = stream
    self.piece = max(1, piece)
    var window = TextWindow()
    while window.count < TreeLimits.lookAhead, try window.fill(from: stream, count: self.piece) {}
    let lead = window.withBytes(from: 0, to: window.end) { bytes in
      bytes.firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } ?? bytes.count
    }
    if lead == window.end { throw TreeFault.noContent.error(file: stream.displayPath) }
    // Its cells are named by nothing but their place, and open ones are left out.
    let start = window.withBytes(from: lead, to: min(window.end, lead + 4096)) {
      String(decoding: $0, as: UTF8.self)
    }
    if start.contains("urn:schemas-microsoft-com:office:spreadsheet"), start.contains("Workbook") {
      throw ImportError.notText(
        stream.displayPath, kind: ("Excel 的 XML 表格 (SpreadsheetML)", "an Excel sheet in XML (SpreadsheetML)"))
    }
    var record = options.record.map { XMLPath($0) }
    var children = options.children
    if record == nil || children == nil {
      let outline = window.withBytes(from: lead, to: window.end) { XMLLookAhead.outline(of: $0) }
      let path = record ?? outline.recordPath()
      children = children ?? outline.childPaths(of: path)
      record = path
    }
    fed = lead
    session = XMLSession(
      record: record ?? XMLPath(""), children: children ?? [], window: window, lead: lead)
    parser = session.makeParser()
  }

  var layout: Layout { session.shape.layout.layout() }

  var position: Int { stream.position }

  var facts: FileFacts {
    var facts = stream.facts
    facts.format = .xml
    facts.records = session.records
    facts.recordPath = session.record.names.isEmpty ? nil : session.record.text
    if isFinished && session.records == 0 { facts.warnings.append(.noRecords) }
    return facts
  }

  func read(into batch: RecordBatch) throws(ImportError) -> Bool {
    batch.removeAll()
    session.begin(batch)
    defer { session.batch = nil }
    while !isFinished && !batch.isFull {
      if fed == session.window.end {
        session.window.drop(before: session.keepFrom(fed: fed))
        if session.window.count > TreeLimits.record { throw located(.recordTooLarge, at: fed) }
        if try !session.window.fill(from: stream, count: piece) {
          try finish()
          break
        }
      }
      try feed(step(batch))
    }
    batch.layout = layout
    return batch.count > 0
  }

  /// Fewer bytes towards the end of a batch, so that it is hardly overfilled.
  private func step(_ batch: RecordBatch) -> Int {
    guard batch.rootCount > 0 else { return 16 << 10 }
    let left = RecordBatch.recordLimit - batch.rootCount
    let perRecord = max(1, session.bytesInBatch / batch.rootCount)
    return min(64 << 10, max(512, left * perRecord))
  }

  private func feed(_ count: Int) throws(ImportError) {
    let end = session.window.end
    var last = min(fed + count, end)
    // A character stays whole, except at the end of what there is.
    while last < end, last > fed + 1, session.window[last] & 0xC0 == 0x80 { last -= 1 }
    session.window.withBytes(from: fed, to: last) { parser.parse($0) }
    fed = last
    try check(atEnd: false)
  }

  private func finish() throws(ImportError) {
    isFinished = true
    parser.finish()
    try check(atEnd: true)
    if session.isRecordMissing {
      throw TreeFault.recordNotFound(name: session.record.names.joined(separator: "/"))
        .error(file: stream.displayPath)
    }
  }

  private func check(atEnd: Bool) throws(ImportError) {
    if let fault = session.fault { throw located(fault.what, at: fault.offset) }
    guard let failure = parser.failure else { return }
    if failure.character != 0 {
      throw located(.controlCharacter(failure.character), at: session.offset(parser.failureOffset))
    }
    if atEnd && session.isUnfinished && !isOpenReference(failure.number) {
      throw located(.truncated, at: session.window.end)
    }
    throw located(.malformedXML(failure.number), at: session.offset(parser.failureOffset))
  }

  /// The parser waits for the `;` of a bare `&`, to the end if there is none: that is no truncation.
  private func isOpenReference(_ number: Int32) -> Bool {
    guard number == 22 || number == 23 || number == 26 || number == 68 else { return false }
    let place = session.offset(parser.failureOffset)
    guard place < session.window.end else { return false }
    return session.window.withBytes(from: place, to: session.window.end) { $0.contains(UInt8(ascii: "<")) }
  }

  private func located(_ fault: TreeFault, at offset: Int) -> ImportError {
    session.cursor.advance(to: offset, in: session.window)
    let (line, column) = (session.cursor.line, session.cursor.column)
    return fault.error(file: stream.displayPath, line: line, column: column)
  }
}
