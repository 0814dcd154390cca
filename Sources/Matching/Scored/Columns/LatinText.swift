import CICU

/// Names of any script in Latin letters: 王杰 as wang jie, Васильев as vasilev. Arabic is written
/// without its vowels and stays so.
enum LatinText {
  static func clean(_ text: inout [UInt16]) {
    if text.contains(where: { $0 > 0x17F && !isMark($0) }) { transliterate(&text) }
    Words.clean(&text)
  }

  /// Punctuation that `Words` knows of.
  private static func isMark(_ unit: UInt16) -> Bool { unit >= 0x2000 && unit < 0x2070 }

  private static func transliterate(_ text: inout [UInt16]) {
    let length = text.count
    text += [UInt16](repeating: 0, count: length * 8 + 16)
    let capacity = Int32(text.count)
    let after = text.withUnsafeMutableBufferPointer {
      leadferry_transliterate("Any-Latin; Latin-ASCII; Lower", $0.baseAddress, Int32(length), capacity)
    }
    // Nothing to be had: as it stood.
    text.removeLast(text.count - (after > 0 ? Int(after) : length))
    text.removeAll { $0 >= 0x300 && $0 < 0x370 }
  }
}
