/// Blanks round a cell: ASCII blanks and controls, U+00A0, U+3000, U+200B and U+FEFF.
enum Blanks {
  /// The range of the text without the blanks at both ends.
  @inline(__always)
  static func trimmed(_ text: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = text.count
    while start < end {
      let width = blankAfter(text, start, end)
      if width == 0 { break }
      start += width
    }
    while end > start {
      let width = blankBefore(text, start, end)
      if width == 0 { break }
      end -= width
    }
    return start..<end
  }

  /// How many bytes of blank stand at an offset; 0: none.
  private static func blankAfter(_ text: Span<UInt8>, _ at: Int, _ end: Int) -> Int {
    let byte = text[at]
    if byte <= 0x20 { return 1 }
    if byte == 0xC2 { return at + 1 < end && text[at + 1] == 0xA0 ? 2 : 0 }
    guard byte == 0xE3 || byte == 0xE2 || byte == 0xEF, at + 2 < end else { return 0 }
    return isWideBlank(byte, text[at + 1], text[at + 2]) ? 3 : 0
  }

  private static func blankBefore(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    let byte = text[end - 1]
    if byte <= 0x20 { return 1 }
    if byte < 0x80 { return 0 }
    if byte == 0xA0, end - 2 >= start, text[end - 2] == 0xC2 { return 2 }
    guard end - 3 >= start else { return 0 }
    return isWideBlank(text[end - 3], text[end - 2], byte) ? 3 : 0
  }

  private static func isWideBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): true
    default: false
    }
  }
}
