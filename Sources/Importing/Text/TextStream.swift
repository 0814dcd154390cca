import Base

/// The decoded text of one file, pulled in pieces: valid UTF-8 without a BOM, whatever the file's
/// encoding, unpacked when it is gzip.
///
/// The file is read twice: once whole, to find and prove its encoding, and once for the text, which
/// is when its digest is made and its characters are checked again.
public final class TextStream {
  /// The unit of reading, in bytes.
  static let chunk = 256 << 10

  public let path: String
  /// As the user named the file; messages use it.
  public let displayPath: String
  /// File, size, digest and encoding; digest complete at the end.
  public private(set) var facts = FileFacts()

  private let file: DiskFile
  private let gunzip: Gunzip?
  private let transcoder: Transcoder?
  private var check = UTF8Check()
  /// Text that was made but not yet asked for: what iconv or `head` produced ahead.
  private var ahead: [UInt8] = []
  private var aheadFrom = 0
  private let input: UnsafeMutableRawBufferPointer
  private let output: UnsafeMutableRawBufferPointer
  private var isAtStart = true
  private var isFinished = false

  /// - Parameters:
  ///   - path: the file; must be a regular one.
  ///   - displayPath: how messages name it.
  ///   - encoding: a label or alias; nil finds it.
  public init(path: String, displayPath: String, encoding: String?) throws(ImportError) {
    let file = try DiskFile(path: path, displayPath: displayPath)
    let gunzip = try file.startsWithGzipMagic() ? Gunzip(file) : nil
    let finder = EncodingFinder(
      restart: {
        file.rewind(digesting: false)
        gunzip?.rewind()
      },
      read: { (buffer) throws(ImportError) in
        if let gunzip { return try gunzip.read(into: buffer) }
        return try file.read(into: buffer)
      },
      file: displayPath)
    let found = try finder.find(given: encoding)
    let transcoder = found.label == TextEncoding.utf8 ? nil : Transcoder(found.label)
    self.path = path
    self.displayPath = displayPath
    self.file = file
    self.gunzip = gunzip
    self.transcoder = transcoder
    let size = transcoder == nil ? 0 : Self.chunk
    input = .allocate(byteCount: size, alignment: 16)
    output = .allocate(byteCount: transcoder == nil ? 0 : Transcoder.room(for: size), alignment: 16)
    facts.path = displayPath
    facts.bytes = file.size
    facts.modified = file.modified
    facts.isCompressed = gunzip != nil
    facts.encoding = found.label
    facts.encodingEvidence = found.evidence
    if let warning = found.warning { facts.warnings.append(warning) }
    if let doubt = found.doubt { facts.doubts.append(doubt) }
    file.rewind(digesting: true)
    gunzip?.rewind()
  }

  deinit {
    input.deallocate()
    output.deallocate()
  }

  /// Reads the next bytes; a character may be cut at the end of the buffer.
  /// - Returns: how many; 0 at the end of the text.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    guard buffer.count > 0 else { return 0 }
    if isAtStart { try start() }
    if aheadFrom == ahead.count {
      guard transcoder != nil else { return try readUTF8(into: buffer) }
      try transcodeNext()
    }
    let count = min(buffer.count, ahead.count - aheadFrom)
    ahead.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[aheadFrom..<(aheadFrom + count)]))
    }
    aheadFrom += count
    return count
  }

  /// Bytes of the file, as it lies on disk, that were read so far.
  var position: Int { file.position }

  /// The first bytes of the text, up to `count`, which `read` gives again.
  func head(_ count: Int) throws(ImportError) -> [UInt8] {
    if isAtStart { try start() }
    while ahead.count < aheadFrom + count, try more() {}
    return Array(ahead[aheadFrom...].prefix(count))
  }

  /// Leaves out the BOM.
  private func start() throws(ImportError) {
    isAtStart = false
    while ahead.count < 3, try more() {}
    if ahead.starts(with: [0xEF, 0xBB, 0xBF]) { aheadFrom = 3 }
  }

  /// Appends a piece to what was made ahead; false at the end.
  private func more() throws(ImportError) -> Bool {
    let before = ahead.count
    if transcoder != nil {
      try transcodeNext()
    } else {
      let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)
      defer { piece.deallocate() }
      let count = try readUTF8(into: piece)
      ahead.append(contentsOf: piece[..<count])
    }
    return ahead.count > before
  }

  private func readBytes(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    guard !isFinished else { return 0 }
    let count: Int
    if let gunzip { count = try gunzip.read(into: buffer) } else { count = try file.read(into: buffer) }
    if count == 0 {
      isFinished = true
      facts.sha256 = try file.finish()
    }
    return count
  }

  private func readUTF8(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    let count = try readBytes(into: buffer)
    // All bytes were valid when the encoding was found: others were written since.
    let offence =
      count == 0 ? check.finish() : check.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    guard offence == nil else { throw ImportError.changed(displayPath) }
    return count
  }

  /// Decodes the next piece into `ahead`.
  private func transcodeNext() throws(ImportError) {
    guard let transcoder else { return }
    if aheadFrom == ahead.count {
      ahead.removeAll(keepingCapacity: true)
      aheadFrom = 0
    }
    let before = ahead.count
    while ahead.count == before {
      let count = try readBytes(into: input)
      if count == 0 {
        guard transcoder.isComplete else { throw ImportError.changed(displayPath) }
        return
      }
      let piece = UnsafeRawBufferPointer(rebasing: input[..<count])
      guard let made = transcoder.decode(piece, into: output) else {
        throw ImportError.changed(displayPath)
      }
      ahead.append(contentsOf: output[..<made])
    }
  }
}
