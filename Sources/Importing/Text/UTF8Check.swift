import CSimdjson

/// Strict UTF-8 (RFC 3629) over bytes that come in pieces, which may cut a character.
struct UTF8Check {
  private var pending: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
  private var pendingCount = 0
  /// Bytes seen before the piece at hand.
  private var seen = 0

  /// - Returns: the offset, in all bytes so far, of the first byte that starts no valid character;
  ///   nil when all is well.
  mutating func add(_ piece: UnsafeRawBufferPointer) -> Int? {
    var rest = piece
    if pendingCount > 0 {
      let start = seen - pendingCount
      let missing = sequenceLength(pending.0) - pendingCount
      let taken = min(missing, rest.count)
      withUnsafeMutableBytes(of: &pending) { bytes in
        for index in 0..<taken { bytes[pendingCount + index] = rest[index] }
      }
      pendingCount += taken
      if taken < missing {
        seen += piece.count
        return nil
      }
      let whole = pendingCount
      pendingCount = 0
      let valid = withUnsafeBytes(of: pending) {
        csimdjson_validate_utf8($0.baseAddress?.assumingMemoryBound(to: CChar.self), whole) == 1
      }
      guard valid else { return start }
      rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
    }
    let tail = cutTail(rest)
    let body = rest.count - tail
    if body > 0,
      csimdjson_validate_utf8(rest.baseAddress?.assumingMemoryBound(to: CChar.self), body) != 1
    {
      return seen + (piece.count - rest.count) + firstInvalid(rest)
    }
    withUnsafeMutableBytes(of: &pending) { bytes in
      for index in 0..<tail { bytes[index] = rest[body + index] }
    }
    pendingCount = tail
    seen += piece.count
    return nil
  }

  /// - Returns: the offset of a character that the end of the text cuts; nil when there is none.
  func finish() -> Int? { pendingCount == 0 ? nil : seen - pendingCount }
}

/// The number of bytes at the end that begin a character without completing it.
private func cutTail(_ bytes: UnsafeRawBufferPointer) -> Int {
  for back in 1...3 where back <= bytes.count {
    let byte = bytes[bytes.count - back]
    if byte & 0xC0 == 0x80 { continue }
    return sequenceLength(byte) > back ? back : 0
  }
  return 0
}

private func sequenceLength(_ lead: UInt8) -> Int {
  switch lead {
  case 0xC2...0xDF: 2
  case 0xE0...0xEF: 3
  case 0xF0...0xF4: 4
  default: 1
  }
}

/// The offset of the first character that is not valid; the slow way, for an error alone.
private func firstInvalid(_ bytes: UnsafeRawBufferPointer) -> Int {
  var position = 0
  while position < bytes.count {
    let length = min(sequenceLength(bytes[position]), bytes.count - position)
    let start = bytes.baseAddress?.advanced(by: position).assumingMemoryBound(to: CChar.self)
    if csimdjson_validate_utf8(start, length) != 1 { return position }
    position += length
  }
  return position
}
