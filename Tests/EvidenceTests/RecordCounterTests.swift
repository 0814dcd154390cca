import Base
import Foundation
import Model
import Testing

@testable import Evidence

struct RecordCounterTests {
  private func withFile<R>(_ bytes: [UInt8], _ body: (String) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("data")
    try Data(bytes).write(to: file)
    return try body(file.path)
  }

  @Test func tellsDigestAndSizeOfTheFile() throws {
    let found = try withFile(Array("a\n1\n".utf8)) {
      try RecordCounter.count(path: $0, format: .csv, encoding: "utf-8", isCompressed: false)
    }
    #expect(found.bytes == 4)
    #expect(found.sha256 == SHA256.hex(of: "a\n1\n"))
    #expect(found.records == 1)
  }

  /// GB18030 bytes of 牋, 0xA0 0x7C, hold the delimiter `|`.
  @Test func decodesBeforeABarDelimiter() throws {
    let bytes = Array("a|b\n".utf8) + [0xA0, 0x7C] + Array("|2\n".utf8)
    for (delimiter, cells) in [(UInt8(ascii: "|"), 2), (UInt8(ascii: ","), 1)] {
      let found = try withFile(bytes) {
        try RecordCounter.count(
          path: $0, format: .csv, encoding: "gb18030", isCompressed: false,
          csv: CSVShape(delimiter: delimiter, headerRow: 1))
      }
      #expect(found.records == 1)
      #expect(found.filledCells == cells)
    }
  }

  @Test func decodesUTF16() throws {
    let text = "\u{FEFF}甲\t乙\r\n1\t\u{0A2C}\r\n" + String(repeating: "3\t\u{1F600}\r\n", count: 100_000)
    let found = try withFile(text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }) {
      try RecordCounter.count(
        path: $0, format: .csv, encoding: "utf-16le", isCompressed: false,
        csv: CSVShape(delimiter: 9, headerRow: 1))
    }
    #expect(found.records == 100_001)
    #expect(found.filledCells == 200_002)
  }

  @Test func refusesBytesThatTheEncodingDoesNotHave() throws {
    #expect(throws: CountError.self) {
      try withFile(Array("[\"".utf8) + [0x81, 0x20] + Array("\"]".utf8)) {
        try RecordCounter.count(path: $0, format: .json, encoding: "gb18030", isCompressed: false)
      }
    }
  }

  /// Members of a gzip file are joined; one that is cut short is an error.
  @Test func unpacksGzip() throws {
    let stored = storedGzip(Array("a\n1\n".utf8)) + storedGzip(Array("2\n3\n".utf8))
    let found = try withFile(stored) {
      try RecordCounter.count(path: $0, format: .csv, encoding: "utf-8", isCompressed: true)
    }
    #expect(found.records == 3)
    #expect(found.bytes == stored.count)
    for cut in 1..<(stored.count / 2) {
      #expect(throws: CountError.self, "cut after \(cut) bytes") {
        try withFile(Array(stored[..<cut])) {
          try RecordCounter.count(path: $0, format: .csv, encoding: "utf-8", isCompressed: true)
        }
      }
    }
  }

  @Test func namesTheFile() throws {
    let error = #expect(throws: CountError.self) {
      try RecordCounter.count(path: "/nowhere/a.csv", format: .csv, encoding: "utf-8", isCompressed: false)
    }
    #expect(error?.reason == .missing)
    #expect(error?.message.en.contains("/nowhere/a.csv") == true)
  }

  /// RFC 1952 with one stored block (RFC 1951, 3.2.4).
  private func storedGzip(_ bytes: [UInt8]) -> [UInt8] {
    let size = UInt16(bytes.count)
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
    }
    crc = ~crc
    func little(_ value: UInt32, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(value >> ($0 * 8) & 255) }
    }
    return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(UInt32(size), 2) + little(UInt32(~size), 2)
      + bytes
      + little(crc, 4) + little(UInt32(size), 4)
  }
}
