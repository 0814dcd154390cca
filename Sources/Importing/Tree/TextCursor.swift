/// Line and column of an offset, found by going forward through the text. Both count from 1; a
/// column counts characters. Lines end with LF (also in CRLF).
struct TextCursor {
  private(set) var offset = 0
  private(set) var line = 1
  private(set) var column = 1

  /// Goes forward to an offset; the bytes between must still be in the window.
  mutating func advance(to target: Int, in window: borrowing TextWindow) {
    let last = min(target, window.end)
    let first = max(offset, window.start)
    guard last > first else { return }
    var line = line
    var column = column
    window.withBytes(from: first, to: last) { bytes in
      var breaks = 0
      for byte in bytes where byte == 0x0A { breaks += 1 }
      var from = 0
      if breaks > 0 {
        line += breaks
        column = 1
        from = bytes.count
        while bytes[from - 1] != 0x0A { from -= 1 }
      }
      var characters = 0
      for byte in UnsafeRawBufferPointer(rebasing: bytes[from...]) where byte & 0xC0 != 0x80 {
        characters += 1
      }
      column += characters
    }
    self.line = line
    self.column = column
    offset = last
  }
}
