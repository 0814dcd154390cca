import Base

/// What a file's encoding is, and how that is known.
struct FoundEncoding {
  var label: String
  /// `bom`, `declared`, `valid-throughout`, `statistics` or `given`.
  var evidence: String
  /// What a run goes on in spite of.
  var warning: ImportWarning?
  /// The bytes fit, and the text is unlikely all the same: a run stops until somebody says which it is.
  var doubt: ImportError?
}

/// Finds the encoding of a file by reading it whole, before any of it is handed on: a BOM, else what an XML
/// declaration says, else strict UTF-8, else UTF-16, UTF-32 or Big5 when the bytes look like it, else
/// GB18030; each is proven over all bytes. All but UTF-8 must also encode back to the same bytes. No other
/// encoding is ever guessed: nearly any bytes fit them. They are named as candidates.
struct EncodingFinder {
  /// The file's bytes from the first on, unpacked.
  let restart: () -> Void
  let read: (UnsafeMutableRawBufferPointer) throws(ImportError) -> Int
  let file: String

  func find(given: String?) throws(ImportError) -> FoundEncoding {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: TextStream.chunk, alignment: 16)
    defer { buffer.deallocate() }
    restart()
    let head = UnsafeRawBufferPointer(rebasing: buffer[..<(try fill(buffer))])
    let mark = DeclaredEncoding.byteOrderMark(head, isWhole: head.count < buffer.count)
    if let given { return try find(given: given, mark, buffer) }
    guard !head.isEmpty else { throw ImportError.empty(file) }
    if let mark { return FoundEncoding(label: try proven(mark, buffer), evidence: "bom") }
    if let kind = knownBinary(head) { throw ImportError.notText(file, kind: kind) }
    let statistics = TextStatistics(UnsafeRawBufferPointer(rebasing: head[..<min(head.count, 65_536)]))
    let start = Array(head.prefix(4096))
    let declared = DeclaredEncoding.xmlDeclaration(head)
    for wide in [statistics.utf32, statistics.utf16].compactMap({ $0 }) where declared == nil {
      if try offence(wide, buffer) == nil { return FoundEncoding(label: wide, evidence: "statistics") }
    }
    if let declared { return try find(declared: declared, buffer) }
    let wide = wideReading(start)
    if statistics.isBinary {
      if let wide, try offence(wide.label, buffer) == nil {
        return FoundEncoding(label: wide.label, evidence: "statistics")
      }
      throw ImportError.notText(file, kind: nil)
    }
    guard let utf8Offence = try offence(TextEncoding.utf8, buffer) else {
      return FoundEncoding(
        label: TextEncoding.utf8, evidence: "valid-throughout", doubt: try doubtOfUTF8(start, buffer))
    }
    return try findUndeclared(wide, utf8Offence, buffer)
  }

  // MARK: Somebody says which

  private func find(
    given: String, _ mark: String?, _ buffer: UnsafeMutableRawBufferPointer
  ) throws(ImportError) -> FoundEncoding {
    guard var label = TextEncoding.label(given) else { throw ImportError.unknownEncoding(given, file) }
    if let mark {
      if TextEncoding.leavesOrderOpen(given), mark.prefix(6) == label.prefix(6) { label = mark }
      guard mark == label else { throw ImportError.contradicted(file, given: label, mark: mark) }
    }
    return FoundEncoding(label: try proven(label, buffer), evidence: "given")
  }

  /// The declaration was read as bytes of ASCII: so it can name no encoding in which it would be others.
  private func find(
    declared name: String, _ buffer: UnsafeMutableRawBufferPointer
  ) throws(ImportError) -> FoundEncoding {
    guard let label = TextEncoding.label(name) else {
      throw ImportError.unknownEncoding(name, file, isDeclared: true)
    }
    let isWide = label.hasPrefix("utf-16") || label.hasPrefix("utf-32")
    let utf8Offence = try offence(TextEncoding.utf8, buffer)
    if label == TextEncoding.utf8 || isWide {
      guard let utf8Offence else {
        // What .NET writes into a string, and then into a file.
        return FoundEncoding(
          label: TextEncoding.utf8, evidence: isWide ? "valid-throughout" : "declared",
          warning: isWide ? .declaredOtherwise(name, TextEncoding.utf8) : nil)
      }
      throw ImportError.contradicted(
        file, declared: name, offset: utf8Offence, line: try line(of: utf8Offence, buffer),
        candidates: candidates(try survey(buffer).sample))
    }
    let survey = try survey(buffer)
    if survey.sample.isEmpty { return FoundEncoding(label: label, evidence: "declared") }
    var used = label
    if let offset = try offence(label, buffer) {
      guard label == TextEncoding.gb18030, try offence(TextEncoding.cp936, buffer) == nil else {
        throw ImportError.contradicted(
          file, declared: name, offset: offset, line: try line(of: offset, buffer),
          candidates: candidates(survey.sample))
      }
      used = TextEncoding.cp936
    }
    return FoundEncoding(
      label: used, evidence: "declared", doubt: doubt(ofDeclared: name, used, utf8Offence == nil, survey))
  }

  /// It decodes; but as another encoding it is a text, and as this one it is noise.
  private func doubt(
    ofDeclared name: String, _ label: String, _ isUTF8: Bool, _ survey: LineSurvey
  ) -> ImportError? {
    let declared = TextReading(label, survey.sample)
    if isUTF8, let utf8 = TextReading(TextEncoding.utf8, survey.sample), utf8.count > 0,
      utf8.score >= 0.6, declared.map({ $0.score < 0.5 && $0.words == 0 }) ?? true
    {
      return .contradicted(file, declared: name, reads: [utf8] + (declared.map { [$0] } ?? []))
    }
    if !isUTF8, let line = survey.strangeLine(in: label) {
      return .mixedEncodings(file, utf8: line.number, other: survey.otherLines.first?.number, label: label)
    }
    // Between 80 and 9F it has controls, which no text holds.
    if label.hasPrefix("iso-8859"), survey.sample.contains(where: { $0.bytes.contains { 0x80...0x9F ~= $0 } })
    {
      return .contradicted(file, declared: name, reads: candidates(survey.sample))
    }
    return nil
  }

  // MARK: Nobody says which

  private func findUndeclared(
    _ wide: TextReading?, _ utf8Offence: Int, _ buffer: UnsafeMutableRawBufferPointer
  ) throws(ImportError) -> FoundEncoding {
    let survey = try survey(buffer)
    var label = TextEncoding.gb18030
    var gbOffence = try offence(label, buffer)
    if gbOffence != nil, try offence(TextEncoding.cp936, buffer) == nil {
      (label, gbOffence) = (TextEncoding.cp936, nil)
    }
    let chinese = gbOffence == nil ? TextReading(label, survey.sample) : nil
    if let wide, chinese.map({ $0.words == 0 && $0.score < 0.5 }) ?? true,
      try offence(wide.label, buffer) == nil
    {
      return FoundEncoding(label: wide.label, evidence: "statistics")
    }
    if let chinese, chinese.isSure {
      let strange = survey.strangeLine(in: label)
      return FoundEncoding(
        label: label, evidence: "valid-throughout",
        doubt: strange.map {
          .mixedEncodings(file, utf8: $0.number, other: survey.otherLines.first?.number, label: label)
        })
    }
    // What fits the whole file; the sample alone may fit more.
    let big5 = TextReading(TextEncoding.big5, survey.sample)
    if let big5, big5.isLikely, big5.count >= 4, big5.score > chinese?.score ?? 0,
      try offence(TextEncoding.big5, buffer) == nil
    {
      return FoundEncoding(label: TextEncoding.big5, evidence: "statistics")
    }
    let candidates = candidates(survey.sample)
    if let strange = survey.utf8Lines.first, let other = survey.otherLines.first,
      gbOffence != nil || survey.strangeLine(in: label) != nil,
      let reading = TextReading(TextEncoding.gb18030, survey.otherLines), reading.score >= 0.5
    {
      let mixed = ImportError.mixedEncodings(
        file, utf8: strange.number, other: other.number, label: TextEncoding.gb18030)
      guard gbOffence == nil else { throw mixed }
      return FoundEncoding(label: label, evidence: "valid-throughout", doubt: mixed)
    }
    guard let chinese, gbOffence == nil else {
      // The encoding that went further is the likelier one, and where it stopped the place to look at.
      let offset = max(utf8Offence, gbOffence ?? 0)
      throw ImportError.notDecodable(
        file, encoding: nil, offset: offset, line: try line(of: offset, buffer), candidates: candidates)
    }
    if chinese.isFair && !candidates.contains(where: \.competes) {
      return FoundEncoding(label: label, evidence: "valid-throughout")
    }
    return FoundEncoding(
      label: label, evidence: "valid-throughout",
      doubt: .doubtfulEncoding(
        file, line: survey.sample.first?.number ?? 1, label: label, candidates: candidates))
  }

  /// A few pairs of GBK are valid UTF-8 by chance: of a small file, whose letters are then of no one script.
  private func doubtOfUTF8(
    _ start: [UInt8], _ buffer: UnsafeMutableRawBufferPointer
  ) throws(ImportError) -> ImportError? {
    guard start.count < 4096, start.contains(where: { $0 > 0x7F }) else { return nil }
    let survey = try survey(buffer)
    guard let utf8 = TextReading(TextEncoding.utf8, survey.sample), utf8.score < 0.5,
      let chinese = TextReading(TextEncoding.gb18030, survey.sample), chinese.isFair, chinese.count > 1
    else { return nil }
    // A text of another alphabet is no Chinese.
    let scalars = survey.sample.flatMap { String(decoding: $0.bytes, as: UTF8.self).unicodeScalars }
    let letters = scalars.filter { $0.value > 0x7F }
    guard letters.allSatisfy({ $0.value < 0x800 }), Set(letters.map { $0.value >> 8 }).count > 1 else {
      return nil
    }
    return .doubtfulEncoding(
      file, line: survey.sample.first?.number ?? 1, label: TextEncoding.utf8, candidates: [utf8, chinese])
  }

  /// UTF-16 without a mark and without a character below U+0100, whose zero byte would tell.
  private func wideReading(_ start: [UInt8]) -> TextReading? {
    guard start.count >= 8, start.count % 2 == 0, start.contains(where: { $0 > 0x7F }) else { return nil }
    let line = [LineSurvey.Line(number: 1, bytes: start, isWhole: false)]
    let readings = [TextEncoding.utf16le, TextEncoding.utf16be].compactMap { TextReading($0, line) }
    guard let best = readings.max(by: { $0.score < $1.score }), best.count >= 4, best.score >= 0.7,
      best.count * 3 >= start.count / 2
    else { return nil }
    return best
  }

  private static let tried = [
    TextEncoding.gb18030, TextEncoding.big5, TextEncoding.shiftJIS, TextEncoding.eucKR, TextEncoding.eucJP,
    TextEncoding.windows1252, "windows-1251", "windows-1250", "windows-1254", "windows-1253", "windows-874",
    "windows-1255", "windows-1256", "koi8-r", "cp866", "macroman", "cp850",
  ]

  /// What else the bytes can be, the likeliest first.
  private func candidates(_ sample: [LineSurvey.Line]) -> [TextReading] {
    let readings = Self.tried.enumerated().compactMap { place, label in
      TextReading(label, sample).map { (place, $0) }
    }
    let likely = readings.filter { $0.1.score >= 0.3 || $0.1.label == TextEncoding.gb18030 }
    return likely.sorted { ($1.1.score, $0.0) < ($0.1.score, $1.0) }.map(\.1)
  }

  private func survey(_ buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> LineSurvey {
    restart()
    var survey = LineSurvey()
    while case let count = try read(buffer), count > 0 {
      survey.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    survey.finish()
    return survey
  }

  // MARK: Proof

  /// - Returns: the label, or that of a superset which the bytes need.
  private func proven(
    _ label: String, _ buffer: UnsafeMutableRawBufferPointer
  ) throws(ImportError) -> String {
    guard let offset = try offence(label, buffer) else { return label }
    if label == TextEncoding.gb18030, try offence(TextEncoding.cp936, buffer) == nil {
      return TextEncoding.cp936
    }
    throw ImportError.notDecodable(
      file, encoding: label, offset: offset, line: try line(of: offset, buffer), candidates: [])
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
    _ label: String, _ buffer: UnsafeMutableRawBufferPointer
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

  private func line(
    of offset: Int, _ buffer: UnsafeMutableRawBufferPointer
  ) throws(ImportError) -> Int {
    restart()
    var line = 1
    var position = 0
    while position < offset, case let count = try read(buffer), count > 0 {
      for index in 0..<min(count, offset - position) where buffer[index] == 0x0A { line += 1 }
      position += count
    }
    return line
  }
}

extension TextReading {
  /// It is hardly anything else: a word that nobody writes by chance, or everyday characters throughout.
  fileprivate var isSure: Bool { !isStranded && (words > 0 && score >= 0.3 || score >= 0.9) }

  /// So it is as long as nothing else is.
  fileprivate var isLikely: Bool { isSure || !isStranded && score >= 0.75 }

  /// Of Chinese: nothing speaks against it. A few names need not hold one everyday character, but they
  /// begin as names do; of many, half are such characters.
  fileprivate var isFair: Bool {
    if isStranded { return false }
    if score >= 0.5 || stretches > 0 && names * 3 >= stretches * 2 { return true }
    return count < 20 && score >= 0.2 && good + 0.5 * Double(fair) >= 0.5 * Double(count)
  }

  /// A text of another writing, which is not read out of Chinese by chance.
  fileprivate var competes: Bool {
    switch label {
    case TextEncoding.eucKR: score >= (count < 6 ? 0.9 : 0.7)
    case TextEncoding.shiftJIS, TextEncoding.eucJP: score >= 0.7 && (words > 0 || kana * 4 >= count)
    case TextEncoding.big5: words > 0 && score >= 0.5
    default: false
    }
  }
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
