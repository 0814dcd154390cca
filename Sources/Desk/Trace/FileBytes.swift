import Base
import Foundation
import Run
import Store

/// The bytes of a record in the file on disk, if they are there still.
enum FileBytes {
  struct Answer {
    var disk: String
    var isThere: Bool?
    var offset: Int?
    /// In the file's own encoding; nil when they cannot be written in it.
    var raw: [UInt8]?
  }

  /// - Parameter raw: as it stands in the decoded file.
  static func find(_ raw: [UInt8], line: Int, _ shape: FileShape, directory: String) -> Answer {
    let own = encoded(raw, shape.encoding)
    if shape.isCompressed { return Answer(disk: "compressed", raw: own) }
    let path = shape.path.hasPrefix("/") ? shape.path : directory + "/" + shape.path
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else {
      return Answer(disk: "gone", raw: own)
    }
    var sha = SHA256()
    data.withUnsafeBytes { sha.update($0) }
    let isSame = sha.finish() == shape.sha256
    guard let own, !own.isEmpty else {
      return Answer(disk: isSame ? "as-read" : "changed", raw: own)
    }
    let place = place(of: own, in: data, line: isSame ? line : nil)
    return Answer(
      disk: isSame ? "as-read" : "changed", isThere: place != nil, offset: place, raw: own)
  }

  /// The same bytes may stand there more than once: the line tells which.
  private static func place(of raw: [UInt8], in data: Data, line: Int?) -> Int? {
    let needle = Data(raw)
    var first: Int?
    var from = data.startIndex
    var (counted, lines) = (data.startIndex, 1)
    while let range = data.range(of: needle, in: from..<data.endIndex) {
      if first == nil { first = range.lowerBound }
      guard let line else { return first }
      lines += data[counted..<range.lowerBound].lazy.filter { $0 == 0x0A }.count
      counted = range.lowerBound
      if lines >= line { return range.lowerBound }
      from = range.lowerBound + 1
    }
    return first
  }

  private static func encoded(_ utf8: [UInt8], _ encoding: String) -> [UInt8]? {
    guard encoding != "utf-8", !utf8.isEmpty else { return utf8 }
    guard let name = TextEncoding.iconvName(encoding), let converter = iconv_open(name, "UTF-8"),
      converter != iconv_t(bitPattern: -1)
    else { return nil }
    defer { iconv_close(converter) }
    var input = utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: utf8.count * 4 + 16)
    var (left, room) = (input.count, output.count)
    let failed = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        return iconv(converter, &from, &left, &to, &room) == -1
      }
    }
    guard !failed, left == 0 else { return nil }
    return output[..<(output.count - room)].map { UInt8(bitPattern: $0) }
  }
}
