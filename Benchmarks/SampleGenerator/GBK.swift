import Glibc

/// Text in GBK (Windows' code page 936), as a Chinese Excel and the ERP write it.
enum GBK {
  struct NotInGBK: Error {
    var offset: Int
  }

  /// - Throws: `NotInGBK` with the offset in UTF-8 of the first character that GBK lacks.
  static func encode(_ text: String) throws(NotInGBK) -> [UInt8] {
    guard let converter = iconv_open("GBK", "UTF-8"), Int(bitPattern: converter) != -1 else {
      throw NotInGBK(offset: 0)
    }
    defer { iconv_close(converter) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count)
    var inputLeft = input.count
    var outputLeft = output.count
    let failed = input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { to in
        var source = from.baseAddress
        var target = to.baseAddress
        return iconv(converter, &source, &inputLeft, &target, &outputLeft) == -1
      }
    }
    guard !failed else { throw NotInGBK(offset: input.count - inputLeft) }
    return output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
  }
}
