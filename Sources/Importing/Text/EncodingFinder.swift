import Base

/// What a file's encoding is, and how that is known.
struct FoundEncoding {
  var label: String
  /// `bom`, `valid-throughout`, `statistics` or `given`.
  var evidence: String
  var isDoubtful = false
}

/// Finds the encoding of a file by reading it whole, before any of it is handed on: a BOM, else strict
/// UTF-8, else UTF-16 or Big5 when the bytes look like it, else GB18030; each is proven over all bytes.
/// GB18030, UTF-16 and Big5 must also encode back to the same bytes.
struct EncodingFinder {
  /// The file's bytes from the first on, unpacked.
  let restart: () -> Void
  let read: (UnsafeMutableRawBufferPointer) throws(ImportError) -> Int
  let file: String

  func find(given: String?) throws(ImportError) -> FoundEncoding {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: TextStream.chunk, alignment: 16)
    defer { buffer.deallocate() }
    if let given {
      guard let label = TextEncoding.label(given) else {
        throw ImportError.unknownEncoding(given, file)
      }
      return FoundEncoding(label: try proven(label, buffer), evidence: "given")
    }
    restart()
    let head = UnsafeRawBufferPointer(rebasing: buffer[..<(try fill(buffer))])
    guard !head.isEmpty else { throw ImportError.empty(file) }
    if let marked = byteOrderMark(head) {
      return FoundEncoding(label: try proven(marked, buffer), evidence: "bom")
    }
    let statistics = TextStatistics(UnsafeRawBufferPointer(rebasing: head[..<min(head.count, 65_536)]))
    if let kind = knownBinary(head) { throw ImportError.notText(file, kind: kind) }
    if let utf16 = statistics.utf16, try offence(utf16, buffer) == nil {
      return FoundEncoding(label: utf16, evidence: "statistics")
    }
    if statistics.isBinary { throw ImportError.notText(file, kind: nil) }
    guard let utf8Offence = try offence(TextEncoding.utf8, buffer) else {
      return FoundEncoding(label: TextEncoding.utf8, evidence: "valid-throughout")
    }
    var pairs = PairStatistics()
    let gbOffence = try offence(TextEncoding.gb18030, buffer) { pairs.add($0) }
    if pairs.suggestsBig5, try offence(TextEncoding.big5, buffer) == nil {
      return FoundEncoding(label: TextEncoding.big5, evidence: "statistics")
    }
    guard let gbOffence else {
      return FoundEncoding(
        label: TextEncoding.gb18030, evidence: "valid-throughout", isDoubtful: pairs.isDoubtful)
    }
    if try offence(TextEncoding.cp936, buffer) == nil {
      return FoundEncoding(
        label: TextEncoding.cp936, evidence: "valid-throughout", isDoubtful: pairs.isDoubtful)
    }
    // The encoding that went further is the likelier one, and where it stopped the place to look at.
    throw try notDecodable(encoding: nil, max(utf8Offence, gbOffence), buffer)
  }

  /// - Returns: the label, or that of a superset which the bytes need.
  private func proven(
    _ label: String, _ buffer: UnsafeMutableRawBufferPointer
  ) throws(ImportError) -> String {
    guard let offset = try offence(label, buffer) else { return label }
    if label == TextEncoding.gb18030, try offence(TextEncoding.cp936, buffer) == nil {
      return TextEncoding.cp936
    }
    throw try notDecodable(encoding: label, offset, buffer)
  }

  /// Fills the buffer as far as the file goes.
  private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try read(UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// - Returns: the offset of the first byte that the encoding does not allow; nil when it fits.
  private func offence(
    _ label: String, _ buffer: UnsafeMutableRawBufferPointer,
    each: (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws(ImportError) -> Int? {
    restart()
    guard label != TextEncoding.utf8 else {
      var check = UTF8Check()
      while case let count = try read(buffer), count > 0 {
        if let offset = check.add(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { return offset }
      }
      return check.finish()
    }
    guard let transcoder = Transcoder(label) else { throw ImportError.unknownEncoding(label, file) }
    let room = Transcoder.room(for: TextStream.chunk)
    let text = UnsafeMutableRawBufferPointer.allocate(byteCount: room * 2, alignment: 16)
    defer { text.deallocate() }
    let decoded = UnsafeMutableRawBufferPointer(rebasing: text[..<room])
    let scratch = UnsafeMutableRawBufferPointer(rebasing: text[room...])
    // The original bytes of what was decoded: the start of a cut character stands before the piece.
    var kept = 0
    while true {
      let count = try read(UnsafeMutableRawBufferPointer(rebasing: buffer[kept...]))
      if count == 0 { break }
      let piece = UnsafeRawBufferPointer(rebasing: buffer[kept..<(kept + count)])
      let before = transcoder.consumed
      each(piece)
      guard let made = transcoder.decode(piece, into: decoded) else { return transcoder.consumed }
      let used = transcoder.consumed - before
      let exact = transcoder.encodesBack(
        UnsafeRawBufferPointer(rebasing: decoded[..<made]),
        to: UnsafeRawBufferPointer(rebasing: buffer[..<used]), scratch: scratch)
      guard exact else { return before }
      let tail = kept + count - used
      for index in 0..<tail { buffer[index] = buffer[used + index] }
      kept = tail
    }
    return transcoder.isComplete ? nil : transcoder.consumed
  }

  private func notDecodable(
    encoding: String?, _ offset: Int, _ buffer: UnsafeMutableRawBufferPointer
  ) throws(ImportError) -> ImportError {
    restart()
    var line = 1
    var position = 0
    while position < offset, case let count = try read(buffer), count > 0 {
      for index in 0..<min(count, offset - position) where buffer[index] == 0x0A { line += 1 }
      position += count
    }
    return ImportError.notDecodable(file, encoding: encoding, offset: offset, line: line)
  }
}

private func byteOrderMark(_ head: UnsafeRawBufferPointer) -> String? {
  if head.starts(with: [0xEF, 0xBB, 0xBF]) { return TextEncoding.utf8 }
  if head.starts(with: [0xFF, 0xFE]) { return TextEncoding.utf16le }
  if head.starts(with: [0xFE, 0xFF]) { return TextEncoding.utf16be }
  if head.starts(with: [0x84, 0x31, 0x95, 0x33]) { return TextEncoding.gb18030 }
  return nil
}

/// The files that people mistake for exports.
private func knownBinary(_ head: UnsafeRawBufferPointer) -> (zh: String, en: String)? {
  if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
    return ("Excel 工作簿 (xlsx) 或 ZIP 压缩包", "an Excel workbook (xlsx) or a ZIP archive")
  }
  if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
    return ("Excel 97-2003 工作簿 (xls)", "an Excel 97-2003 workbook (xls)")
  }
  if head.starts(with: Array("%PDF-".utf8)) { return ("PDF 文件", "a PDF file") }
  if head.starts(with: Array("SQLite format 3".utf8)) { return ("SQLite 数据库", "an SQLite database") }
  return nil
}
