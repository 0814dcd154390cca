import Base
import Glibc

/// Turns bytes of one encoding into UTF-8 with the C library's iconv: strictly, in pieces.
final class Transcoder {
  let label: String
  private let decoder: iconv_t
  private let encoder: iconv_t
  /// The start of a character that the last piece cut.
  private var carry: [UInt8] = []
  /// Bytes consumed so far, without the carry.
  private(set) var consumed = 0

  /// - Parameter label: one of `TextEncoding`'s.
  init?(_ label: String) {
    guard let name = TextEncoding.iconvName(label) else { return nil }
    guard let decoder = iconv_open("UTF-8", name), decoder != iconv_t(bitPattern: -1) else { return nil }
    guard let encoder = iconv_open(name, "UTF-8"), encoder != iconv_t(bitPattern: -1) else {
      iconv_close(decoder)
      return nil
    }
    self.label = label
    self.decoder = decoder
    self.encoder = encoder
  }

  deinit {
    iconv_close(decoder)
    iconv_close(encoder)
  }

  /// The most bytes of UTF-8 that `count` bytes of any of the encodings can become.
  static func room(for count: Int) -> Int { (count + 8) * 3 }

  /// Decodes the next piece.
  /// - Parameter output: at least `room(for: input.count)` bytes.
  /// - Returns: the number of bytes written; nil at a byte that starts no valid character, which is
  ///   then the one at `consumed`.
  func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Int? {
    var written = 0
    var from = 0
    while !carry.isEmpty && from < input.count {
      carry.append(input[from])
      from += 1
      var piece = carry
      let (used, made, fits) = piece.withUnsafeMutableBytes {
        convert($0, UnsafeMutableRawBufferPointer(rebasing: output[written...]))
      }
      guard fits else { return nil }
      consumed += used
      written += made
      carry.removeFirst(used)
    }
    let rest = UnsafeMutableRawBufferPointer(
      mutating: UnsafeRawBufferPointer(rebasing: input[from...]))
    let (used, made, fits) = convert(rest, UnsafeMutableRawBufferPointer(rebasing: output[written...]))
    consumed += used
    guard fits else { return nil }
    carry.append(contentsOf: rest[used...])
    return written + made
  }

  /// Nothing is left over: the text does not end within a character.
  var isComplete: Bool { carry.isEmpty }

  private func convert(
    _ input: UnsafeMutableRawBufferPointer, _ output: UnsafeMutableRawBufferPointer
  ) -> (used: Int, made: Int, fits: Bool) {
    guard input.count > 0 else { return (0, 0, true) }
    var next = input.baseAddress?.assumingMemoryBound(to: CChar.self)
    var left = input.count
    var out = output.baseAddress?.assumingMemoryBound(to: CChar.self)
    var room = output.count
    let failed = iconv(decoder, &next, &left, &out, &room) == -1
    // EINVAL: the input ends within a character, which the next piece completes.
    return (input.count - left, output.count - room, !failed || errno == EINVAL)
  }

  /// Whether encoding the text again gives exactly these bytes: what lets the store keep the decoded
  /// text and still give the original bytes back. (A few four-byte codes of GB18030 and some codes of
  /// Big5 decode to characters whose proper code is another.)
  func encodesBack(
    _ text: UnsafeRawBufferPointer, to original: UnsafeRawBufferPointer,
    scratch: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var next = UnsafeMutableRawPointer(mutating: text.baseAddress)?.assumingMemoryBound(to: CChar.self)
    var left = text.count
    var out = scratch.baseAddress?.assumingMemoryBound(to: CChar.self)
    var room = min(scratch.count, original.count + 8)
    let limit = room
    guard iconv(encoder, &next, &left, &out, &room) != -1 else { return false }
    guard limit - room == original.count else { return false }
    guard let made = scratch.baseAddress, let wanted = original.baseAddress else { return true }
    return memcmp(made, wanted, original.count) == 0
  }
}
