import Base
import CZlib
import Evidence
import Foundation
import Importing
import Mapping
import Verification

@testable import Run

/// A file as an importer reads it and as the independent counter counts it, in the way a run does both.
struct CountedTwice {
  struct Count: Equatable {
    var records = 0
    var filledCells = 0
  }

  var read = Count()
  var counted = Count()
  var faulted = 0
  var facts = FileFacts()
  var file = CountedFile()
  var agrees: Bool { read == counted }

  init(_ bytes: [UInt8], name: String = "export", options: ReadOptions = ReadOptions()) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent(name).path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let reader = try Importers.open(path: path, displayPath: name, options: options)
    let batch = RecordBatch()
    var cells = CellCounts()
    while try reader.read(into: batch) {
      cells.extend(to: batch.layout)
      for record in 0..<batch.count where batch[record].kind == 0 {
        read.records += 1
        faulted += batch[record].fault == .none ? 0 : 1
        cells.add(batch, record, .landed)
      }
    }
    read.filledCells = cells.rows(fate: { _, _ in .mapped }).reduce(0) { $0 + $1.landed }
    facts = reader.facts
    file = try facts.countIndependently(path: path)
    counted = Count(records: file.records, filledCells: file.filledCells)
  }
}

/// How a file's text becomes its bytes.
enum Wrapping: CaseIterable {
  case plain, marked, gb18030, cp936, big5, utf16, packed

  /// - Returns: the bytes; nil when the encoding lacks a character.
  func bytes(_ text: String) -> [UInt8]? {
    switch self {
    case .plain: return Array(text.utf8)
    case .marked: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .gb18030: return encoded(text, "GB18030")
    case .cp936: return encoded(text.replacing("é", with: "€"), "GBK")
    case .big5: return encoded(text.replacing("é", with: ""), "CP950")
    case .utf16:
      var bytes: [UInt8] = [0xFF, 0xFE]
      for unit in text.utf16 {
        bytes.append(UInt8(unit & 255))
        bytes.append(UInt8(unit >> 8))
      }
      return bytes
    case .packed: return gzip(Array(text.utf8))
    }
  }

  /// What to say of the encoding, where the bytes may not tell it.
  var label: String? {
    switch self {
    case .gb18030, .cp936: "gb18030"
    case .big5: "big5"
    default: nil
    }
  }
}

func encoded(_ text: String, _ encoding: String) -> [UInt8]? {
  guard let converter = iconv_open(encoding, "UTF-8"), converter != iconv_t(bitPattern: -1) else {
    return nil
  }
  defer { iconv_close(converter) }
  var input = text.utf8.map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 4 + 16)
  let room = output.count
  var left = room
  let isWhole = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      var from = source.baseAddress
      var fromLeft = source.count
      var to = target.baseAddress
      return iconv(converter, &from, &fromLeft, &to, &left) == 0
    }
  }
  return isWhole ? output[..<(room - left)].map { UInt8(bitPattern: $0) } : nil
}

private func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  deflateInit2_(
    &stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var source = bytes
  var target = [UInt8](repeating: 0, count: bytes.count + 1024)
  let room = target.count
  source.withUnsafeMutableBufferPointer { from in
    target.withUnsafeMutableBufferPointer { to in
      stream.next_in = from.baseAddress
      stream.avail_in = UInt32(from.count)
      stream.next_out = to.baseAddress
      stream.avail_out = UInt32(to.count)
      deflate(&stream, Z_FINISH)
    }
  }
  return Array(target[..<(room - Int(stream.avail_out))])
}
