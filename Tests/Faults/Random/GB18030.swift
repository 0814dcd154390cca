import Glibc

/// The text in GB18030, by the C library; empty when it has no such encoding.
func gb18030(_ text: String) -> [UInt8] {
  guard let converter = iconv_open("GB18030", "UTF-8"), converter != iconv_t(bitPattern: -1) else {
    return []
  }
  defer { iconv_close(converter) }
  var input = text.utf8.map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 2 + 16)
  let room = output.count
  var left = room
  input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      var (from, to, rest) = (source.baseAddress, target.baseAddress, source.count)
      _ = iconv(converter, &from, &rest, &to, &left)
    }
  }
  return output[..<(room - left)].map { UInt8(bitPattern: $0) }
}
