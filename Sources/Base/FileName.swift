import Glibc

/// Names of files, which on Linux are bytes: an archive made on a Chinese Windows unpacks to names in GBK.
///
/// As text a name is itself where it is UTF-8. Every byte that is not, and those of the characters that stand
/// for such bytes, is one character from U+F780 on, so that every name has a text and every text leads back.
public enum FileName {
  private static let base: UInt32 = 0xF700

  public static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: isByte) {
      return text
    }
    var text = String.UnicodeScalarView()
    var at = 0
    while at < bytes.count {
      let length = bytes[at] < 0x80 ? 1 : bytes[at] < 0xE0 ? 2 : bytes[at] < 0xF0 ? 3 : 4
      let piece = bytes[at..<min(at + length, bytes.count)]
      if let scalar = String(validating: piece, as: UTF8.self)?.unicodeScalars.first, !isByte(scalar) {
        text.append(scalar)
        at += length
      } else {
        if let scalar = Unicode.Scalar(base + UInt32(bytes[at])) { text.append(scalar) }
        at += 1
      }
    }
    return String(text)
  }

  public static func bytes(_ text: String) -> [UInt8] {
    guard text.unicodeScalars.contains(where: isByte) else { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { scalar -> [UInt8] in
      isByte(scalar) ? [UInt8(truncatingIfNeeded: scalar.value)] : Array(String(scalar).utf8)
    }
  }

  /// Calls `body` with the name as the system takes it.
  public static func withSystemPath<R>(_ text: String, _ body: (UnsafePointer<CChar>) -> R) -> R {
    let path = bytes(text).map { CChar(bitPattern: $0) } + [0]
    return path.withUnsafeBufferPointer { path in
      // invariant: it holds the closing zero at least.
      body(path.baseAddress!)
    }
  }

  private static func isByte(_ scalar: Unicode.Scalar) -> Bool { (0xF780...0xF7FF).contains(scalar.value) }
}
