import Base
import Glibc

@testable import Importing

/// A file in a directory of its own, gone when the value is.
final class ScratchFile {
  let path: String
  private let directory: String

  init(_ bytes: [UInt8], named name: String = "export.csv") throws {
    var template = Array("/tmp/importing-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw ScratchFailure() }
    directory = String(cString: made)
    path = directory + "/" + name
    try write(bytes)
  }

  convenience init(_ text: String, named name: String = "export.csv") throws {
    try self.init(Array(text.utf8), named: name)
  }

  deinit {
    unlink(path)
    rmdir(directory)
  }

  func write(_ bytes: [UInt8]) throws {
    guard let file = fopen(path, "wb") else { throw ScratchFailure() }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw ScratchFailure() }
  }
}

struct ScratchFailure: Error {}

/// One record as a test looks at it.
struct ReadRecord: Equatable {
  var ordinal: Int
  var line: Int
  var offset: Int
  var fault: RecordFault
  var cells: [String?]
  var raw: String
}

/// A whole file as a test looks at it.
struct ReadFile {
  var columns: [String] = []
  var records: [ReadRecord] = []
  var facts = FileFacts()
  var batches: [Int] = []

  var rows: [[String?]] { records.map(\.cells) }
  var faults: [RecordFault] { records.map(\.fault) }
  var warningCodes: [String] { facts.warnings.map(\.code) }

  init(_ path: String, _ options: ReadOptions = ReadOptions()) throws(ImportError) {
    let reader = try Importers.open(path: path, displayPath: "export", options: options)
    try self.init(reader)
  }

  init(_ reader: any RecordReader) throws(ImportError) {
    let batch = RecordBatch()
    while try reader.read(into: batch) {
      batches.append(batch.count)
      for index in 0..<batch.count where batch[index].kind == 0 {
        let entry = batch[index]
        records.append(
          ReadRecord(
            ordinal: Int(entry.ordinal), line: Int(entry.line), offset: Int(entry.offset),
            fault: entry.fault, cells: (0..<batch.slotCount(index)).map { batch.text(index, $0) },
            raw: batch.rawText(index)))
      }
    }
    columns = reader.layout.columns
    facts = reader.facts
  }

  /// Reads text as CSV.
  static func csv(
    _ text: String, _ change: (inout ReadOptions) -> Void = { _ in }
  ) throws -> ReadFile {
    try csv(Array(text.utf8), change)
  }

  static func csv(
    _ bytes: [UInt8], _ change: (inout ReadOptions) -> Void = { _ in }
  ) throws -> ReadFile {
    var options = ReadOptions()
    options.format = .csv
    change(&options)
    let file = try ScratchFile(bytes)
    return try withExtendedLifetime(file) { try ReadFile(file.path, options) }
  }
}

/// The code of the error that a body throws; nil when it throws none.
func code(_ body: () throws -> Void) -> String? { failure(body)?.code }

func failure(_ body: () throws -> Void) -> ImportError? {
  do {
    try body()
    return nil
  } catch {
    return error as? ImportError
  }
}

/// The text in another encoding, by the C library.
func encode(_ text: String, _ encoding: String) -> [UInt8] {
  guard let converter = iconv_open(encoding, "UTF-8"), converter != iconv_t(bitPattern: -1) else { return [] }
  defer { iconv_close(converter) }
  var input = text.utf8.map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 4 + 16)
  let room = output.count
  var left = room
  input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      var from = source.baseAddress
      var fromLeft = source.count
      var to = target.baseAddress
      _ = iconv(converter, &from, &fromLeft, &to, &left)
    }
  }
  return output[..<(room - left)].map { UInt8(bitPattern: $0) }
}
