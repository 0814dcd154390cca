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
      var rest = bytes
      while let place = rest.find(0x0A) {
        line += 1
        column = 1
        rest = UnsafeRawBufferPointer(rebasing: rest[(place + 1)...])
      }
      var continuations = 0
      for byte in rest { continuations &+= byte & 0xC0 == 0x80 ? 1 : 0 }
      column += rest.count - continuations
    }
    self.line = line
    self.column = column
    offset = last
  }
}
