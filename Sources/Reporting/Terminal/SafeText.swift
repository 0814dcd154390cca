/// Text for a terminal in which nothing steers the terminal but our own colors: names of files, columns and
/// keys come from outside, and may hold control characters, OSC commands or marks that turn the direction of
/// writing (Unicode Technical Report 36, UAX 9). They are shown as `\u001B`.
public enum SafeText {
  /// - Parameter color: the text has been painted by `Ink`, whose sequences stay.
  public static func of(_ text: String, color: Bool) -> String {
    guard text.utf8.contains(where: mayBeHidden) else { return text }
    var safe = ""
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.first {
      if color, scalar == "\u{1B}", let paint = paint(rest) {
        safe.unicodeScalars.append(contentsOf: rest.prefix(paint))
        rest = rest.dropFirst(paint)
        continue
      }
      rest = rest.dropFirst()
      if isHidden(scalar) { safe += escaped(scalar) } else { safe.unicodeScalars.append(scalar) }
    }
    return safe
  }

  /// `\u202E`, which JSON and YAML read back; in two parts beyond the first plane, as JSON has it.
  public static func escaped(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar)?.map { unit in
      let digits = String(unit, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined() ?? ""
  }

  /// Control characters but line feed and tab; what turns the direction of writing, breaks lines or marks the
  /// order of bytes; tags.
  public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// Every character that `isHidden` has one of these bytes.
  private static func mayBeHidden(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF, 0xF3: true
    default: false
    }
  }

  /// How long the color sequence is that the text begins with; nil when it begins with none of ours.
  private static func paint(_ text: Substring.UnicodeScalarView) -> Int? {
    for code in Ink.codes where text.starts(with: "\u{1B}[\(code)m".unicodeScalars) { return code.count + 3 }
    return nil
  }
}
