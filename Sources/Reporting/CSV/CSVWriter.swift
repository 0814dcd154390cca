import Base

/// Writes CSV (RFC 4180: comma, CRLF, quotes doubled) through a sink, some 64 KiB at a time, so that a
/// list of any length needs no memory.
public struct CSVWriter {
  public enum Protection: Sendable {
    /// Cells as they are: for programs, and for looking at what an importer sees.
    case none
    /// Cells so that Excel and WPS show them unchanged and run nothing; see `CSVProtection`.
    case spreadsheet
  }

  public typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  public let protection: Protection
  private let sink: Sink
  private var buffer: [UInt8] = []
  private var cells = 0
  private var isRowBlank = true
  private static let flushAt = 64 << 10

  /// With `byteOrderMark` the file starts with EF BB BF, without which a Chinese Excel reads GBK.
  public init(protection: Protection, byteOrderMark: Bool = true, sink: @escaping Sink) {
    self.protection = protection
    self.sink = sink
    buffer.reserveCapacity(Self.flushAt + 4096)
    if byteOrderMark { buffer.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
  }

  /// Adds a cell to the row. `quoted` writes the quotes even where none are needed, which tells an
  /// empty cell (`""`) from a missing one.
  public mutating func cell(_ bytes: Span<UInt8>, quoted: Bool = false) {
    bytes.withUnsafeBufferPointer { append($0, quoted: quoted) }
  }

  public mutating func cell(_ text: String, quoted: Bool = false) {
    var text = text
    text.withUTF8 { append($0, quoted: quoted) }
  }

  /// A number in decimal digits; nothing of it is ever protected.
  public mutating func cell(_ number: Int) {
    separate()
    isRowBlank = false
    buffer.append(contentsOf: String(number).utf8)
  }

  /// A cell that is not there.
  public mutating func blank() { separate() }

  public mutating func endRow() throws {
    // A row of one empty cell would be a blank line, which readers skip.
    if cells <= 1, isRowBlank { buffer.append(contentsOf: [Self.quote, Self.quote]) }
    buffer.append(contentsOf: [0x0D, 0x0A])
    cells = 0
    isRowBlank = true
    if buffer.count >= Self.flushAt { try flush() }
  }

  public mutating func row(_ texts: [String]) throws {
    for text in texts { cell(text) }
    try endRow()
  }

  /// Hands what is left to the sink. Call it once, at the end.
  public mutating func finish() throws { try flush() }

  private static let quote = UInt8(ascii: "\"")

  private mutating func separate() {
    if cells > 0 { buffer.append(UInt8(ascii: ",")) }
    cells += 1
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, quoted: Bool) {
    separate()
    let guardKind = protection == .none ? .none : CSVProtection.needed(bytes)
    let isQuoted = quoted || guardKind != .none || bytes.contains(where: Self.needsQuotes)
    guard isQuoted || !bytes.isEmpty else { return }
    isRowBlank = false
    guard isQuoted else {
      buffer.append(contentsOf: bytes)
      return
    }
    buffer.append(Self.quote)
    switch guardKind {
    case .none: doubled(bytes)
    case .apostrophe:
      buffer.append(UInt8(ascii: "'"))
      doubled(bytes)
    case .tab:
      doubled(bytes)
      buffer.append(0x09)
    case .formula:
      buffer.append(contentsOf: "=\"\"".utf8)
      doubled(bytes)
      buffer.append(contentsOf: "\"\"".utf8)
    }
    buffer.append(Self.quote)
  }

  private mutating func doubled(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      if byte == Self.quote { buffer.append(Self.quote) }
      buffer.append(byte)
    }
  }

  /// `;` and TAB too, for programs that guess the delimiter; blanks at either end, for those that trim.
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case quote, UInt8(ascii: ","), UInt8(ascii: ";"), 0x0A, 0x0D, 0x09, 0x00: true
    default: false
    }
  }

  private mutating func flush() throws {
    guard !buffer.isEmpty else { return }
    try buffer.withUnsafeBytes { try sink($0) }
    buffer.removeAll(keepingCapacity: true)
  }
}
