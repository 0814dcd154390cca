import Base

/// How names of people and codes are compared: blanks round them dropped, full-width letters, digits
/// and blanks made half-width, ASCII letters in lower case.
enum NameFolding {
  /// Appends the folded text.
  static func fold(_ text: Span<UInt8>, into out: inout ByteArena) {
    let start = out.count
    var at = 0
    while at < text.count {
      let byte = text[at]
      if byte == 0xEF, at + 2 < text.count, let ascii = halfWidth(text[at + 1], text[at + 2]) {
        out.append(lower(ascii))
        at += 3
      } else if byte == 0xE3, at + 2 < text.count, text[at + 1] == 0x80, text[at + 2] == 0x80 {
        out.append(0x20)
        at += 3
      } else if byte == 0xC2, at + 1 < text.count, text[at + 1] == 0xA0 {
        out.append(0x20)
        at += 2
      } else {
        out.append(byte < 0x20 ? 0x20 : lower(byte))
        at += 1
      }
    }
    while out.count > start, out[out.count - 1] == 0x20 { out.truncate(to: out.count - 1) }
    var lead = start
    while lead < out.count, out[lead] == 0x20 { lead += 1 }
    guard lead > start else { return }
    for i in lead..<out.count { out[start + i - lead] = out[i] }
    out.truncate(to: out.count - (lead - start))
  }

  static func fold(_ text: String) -> [UInt8] {
    var arena = ByteArena(capacity: 64)
    let bytes = Array(text.utf8)
    fold(bytes.span, into: &arena)
    return arena.withUnsafeBytes(from: 0, count: arena.count) { Array($0) }
  }

  /// The second and third byte of U+FF01…U+FF5E → ASCII.
  private static func halfWidth(_ second: UInt8, _ third: UInt8) -> UInt8? {
    switch second {
    case 0xBC where third >= 0x81: third - 0x60
    case 0xBD where third <= 0x9E: third - 0x20
    default: nil
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
