import Base

/// What the first bytes of a file say of its encoding: a byte order mark, or an XML declaration.
enum DeclaredEncoding {
  /// - Parameter isWhole: nothing follows the bytes.
  static func byteOrderMark(_ head: UnsafeRawBufferPointer, isWhole: Bool) -> String? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return TextEncoding.utf8 }
    // The mark of UTF-32 begins with that of UTF-16; behind the latter there is no NUL in a text.
    if head.starts(with: [0xFF, 0xFE, 0, 0]), !isWhole || head.count % 4 == 0 { return TextEncoding.utf32le }
    if head.starts(with: [0, 0, 0xFE, 0xFF]) { return TextEncoding.utf32be }
    if head.starts(with: [0xFF, 0xFE]) { return TextEncoding.utf16le }
    if head.starts(with: [0xFE, 0xFF]) { return TextEncoding.utf16be }
    if head.starts(with: [0x84, 0x31, 0x95, 0x33]) { return TextEncoding.gb18030 }
    return nil
  }

  /// What `<?xml … encoding="NAME"?>` at the start of an ASCII-compatible text names; blanks may stand
  /// before it.
  static func xmlDeclaration(_ head: UnsafeRawBufferPointer) -> String? {
    let text = head.prefix(1024).drop { isBlank($0) }
    guard text.starts(with: Array("<?xml".utf8)), let end = text.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    let declaration = String(decoding: text[..<end], as: UTF8.self)
    guard let key = declaration.range(of: "encoding") else { return nil }
    let rest = declaration[key.upperBound...].drop { $0.isWhitespace }
    guard rest.first == "=" else { return nil }
    let value = rest.dropFirst().drop { $0.isWhitespace }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    let name = value.dropFirst().prefix { $0 != quote }
    return name.isEmpty || name.count > 40 ? nil : String(name)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
