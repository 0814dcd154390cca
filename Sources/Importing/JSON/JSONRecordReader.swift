import Base
import CSimdjson
import Glibc

/// Reads one JSON file, record by record.
final class JSONRecordReader: RecordReader {
  private let stream: TextStream
  private let piece: Int
  private let recordName: String?
  private var recordPath: String?
  private let parser = JSONParser()
  private var window = TextWindow()
  private var cursor = TextCursor()
  private var elements: JSONElements
  private var walk: JSONRecordWalk
  private var records = 0
  private var isFinished = false

  /// - Parameter piece: how many bytes are asked of the stream at once.
  init(_ stream: TextStream, _ options: ReadOptions, piece: Int = 128 << 10) throws(ImportError) {
    self.stream = stream
    self.piece = max(1, piece)
    recordName = options.record
    walk = JSONRecordWalk(shape: JSONShape(children: options.children))
    recordPath = options.record
    if let record = options.record {
      elements = JSONElements(.path(JSONPath(record)))
      return
    }
    var window = TextWindow()
    while window.count < TreeLimits.lookAhead, try window.fill(from: stream, count: self.piece) {}
    let name = stream.path
    let found = window.withBytes(from: 0, to: window.end) { JSONLookAhead.find(in: $0, fileName: name) }
    elements = JSONElements(found)
    if case .path(let path) = found { recordPath = path.text }
    self.window = window
  }

  var layout: Layout { walk.shape.layout.layout() }

  var position: Int { stream.position }

  var facts: FileFacts {
    var facts = stream.facts
    facts.format = .json
    facts.records = records
    facts.recordPath = recordPath
    facts.blankRows = elements.blankLines
    facts.declaredTotals = elements.totals
    facts.continuations = elements.continuations
    if isFinished && records == 0 { facts.warnings.append(.noRecords) }
    return facts
  }

  func read(into batch: RecordBatch) throws(ImportError) -> Bool {
    batch.removeAll()
    while !isFinished && !batch.isFull {
      if let element = try nextElement() {
        try read(element, into: batch)
        continue
      }
      if window.isAtEnd {
        try finish()
        break
      }
      window.drop(before: keepFrom())
      if window.count > TreeLimits.record { throw located(elements.tooLarge(window)) }
      _ = try window.fill(from: stream, count: piece)
    }
    batch.layout = layout
    return batch.count > 0
  }

  private func nextElement() throws(ImportError) -> JSONElements.Element? {
    do throws(JSONElements.Fault) {
      return try elements.next(in: window)
    } catch {
      throw located(error)
    }
  }

  private func keepFrom() -> Int {
    let offset = elements.keepFrom
    cursor.advance(to: offset, in: window)
    return offset
  }

  private func finish() throws(ImportError) {
    isFinished = true
    do throws(JSONElements.Fault) {
      try elements.checkEnd(window)
    } catch {
      throw located(error)
    }
    if elements.readsLines { return }
    if !elements.sawTarget, let recordName {
      throw TreeFault.recordNotFound(name: recordName).error(file: stream.displayPath)
    }
  }

  private func read(_ element: JSONElements.Element, into batch: RecordBatch) throws(ImportError) {
    cursor.advance(to: element.start, in: window)
    let line = cursor.line
    let outcome = window.withBytes(from: element.start, to: element.end) { parser.parse($0) }
    var fault: TreeFault?
    switch outcome {
    case .parsed where elements.readsLines && window[element.start] != UInt8(ascii: "{"):
      walk.readNothing(line: line, offset: element.start)
    case .parsed where hasNull(element):
      walk.readNothing(line: line, offset: element.start, .nullCharacter)
    case .parsed:
      fault = window.withBytes(from: element.start, to: element.end) { bytes in
        let base = bytes.bindMemory(to: CChar.self).baseAddress
        return walk.read(parser.events, line: line, offset: element.start) { place in
          let offset = element.start + (base.map { place - $0 } ?? 0)
          cursor.advance(to: offset, in: window)
          return (cursor.line, offset)
        }
      }
    case .tooDeep:
      fault = .tooDeep
    case .malformed:
      try refuse(element)
      walk.readNothing(line: line, offset: element.start)
    }
    if let fault { throw located(JSONElements.Fault(what: fault, offset: element.start)) }
    records += 1
    window.withBytes(from: element.start, to: element.end) { raw in
      walk.builder.move(into: batch, ordinal: records, raw: raw)
    }
  }

  /// Whether a name or a text of the record that was parsed last says `\\u0000`.
  private func hasNull(_ element: JSONElements.Element) -> Bool {
    // It can only be written as an escape.
    let hasEscape = window.withBytes(from: element.start, to: element.end) { raw in
      raw.baseAddress.map { memchr($0, 0x5C, raw.count) != nil } ?? false
    }
    return hasEscape
      && parser.events.contains { event in
        event.bytes.map { memchr($0, 0, Int(event.length)) != nil } ?? false
      }
  }

  /// Ends the import when what is wrong is not the record's alone: in an array, a grammar that is
  /// broken; one a line, a last line that was cut off.
  private func refuse(_ element: JSONElements.Element) throws(ImportError) {
    let complaint = JSONElements.complaint(from: element.start, to: element.end, in: window)
    if !elements.readsLines {
      if let complaint { throw located(complaint) }
      return
    }
    if let complaint, complaint.what == .tooDeep || complaint.what == .cellTooLarge {
      throw located(complaint)
    }
    if element.isCutOff && complaint == nil && window[element.start] == UInt8(ascii: "{")
      && !isWhole(element)
    {
      throw located(JSONElements.Fault(what: .truncated, offset: element.end))
    }
  }

  private func isWhole(_ element: JSONElements.Element) -> Bool {
    var scanner = JSONScanner()
    var place = 0
    _ = window.withBytes(from: element.start, to: element.end) { scanner.scan($0, from: &place) }
    return scanner.isComplete
  }

  private func located(_ fault: JSONElements.Fault) -> ImportError {
    cursor.advance(to: fault.offset, in: window)
    return fault.what.error(file: stream.displayPath, line: cursor.line, column: cursor.column)
  }
}
