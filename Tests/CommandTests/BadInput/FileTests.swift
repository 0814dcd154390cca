import CZlib
import Foundation
import Testing

@Suite struct BadFileTests {
  @Test func aMissingFile() throws {
    let dir = try Workdir()
    try dir.expectRefused(code: 6, says: ["leads.csv", "file-missing"]) {
      try FileManager.default.removeItem(atPath: dir.file("leads.csv"))
    }
  }

  @Test func aPatternWithoutAMatch() throws {
    let dir = try Workdir()
    try dir.expectRefused(code: 6, says: ["out/leads*.csv", "file-missing"]) {
      try dir.write("m.yaml", dir.text("m.yaml").replacing("leads.csv", with: "out/leads*.csv"))
    }
  }

  @Test func aDirectory() throws {
    let dir = try Workdir()
    let setUp = {
      try? FileManager.default.removeItem(atPath: dir.file("leads.csv"))
      try dir.writeSmallMigration(goodRows)
    }
    try dir.expectRefused(code: 6, says: ["leads.csv", "file-is-directory"], setUp: setUp) {
      try FileManager.default.removeItem(atPath: dir.file("leads.csv"))
      try FileManager.default.createDirectory(
        atPath: dir.file("leads.csv"), withIntermediateDirectories: true)
    }
  }

  @Test func anEmptyFile() throws {
    let dir = try Workdir()
    try dir.expectRefused(code: 6, says: ["leads.csv", "file-empty"]) { try dir.write("leads.csv", "") }
  }

  @Test func aBinaryFile() throws {
    let dir = try Workdir()
    try dir.expectRefused(code: 6, says: ["leads.csv", "not-text"]) {
      try dir.write(
        "leads.csv", Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + [UInt8](repeating: 0, count: 4000)))
    }
  }

  @Test func aTruncatedGzipFile() throws {
    let dir = try Workdir()
    try dir.expectRefused(code: 6, says: ["leads.csv", "file-truncated"]) {
      let whole = gzip(dir.bytes("leads.csv") ?? Data())
      try dir.write("leads.csv", whole.prefix(whole.count - 12))
    }
  }

  @Test func aGzipFileWithAByteChanged() throws {
    let dir = try Workdir()
    try dir.expectRefused(code: 6, says: ["leads.csv", "gzip-damaged"]) {
      var whole = gzip(dir.bytes("leads.csv") ?? Data())
      whole[whole.count - 6] ^= 0xFF
      try dir.write("leads.csv", whole)
    }
  }

  /// GBK with bytes in it that no encoding has: named by line and offset, and never replaced.
  @Test func bytesThatNoEncodingHas() throws {
    let dir = try Workdir()
    try dir.expectRefused(code: 6, says: ["leads.csv:2", "byte 26", "not-decodable"]) {
      let header: [UInt8] = [0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xB9, 0xAB, 0xCB, 0xBE, 0x0A]  // 编号,公司
      let row: [UInt8] =
        [0x31, 0x2C] + [0xBA, 0xBC, 0xD6, 0xDD, 0xBA, 0xBC, 0xD6, 0xDD, 0xBA, 0xBC, 0xD6, 0xDD]
      try dir.write("leads.csv", Data(header + row + [0x2C, 0x2C] + [0xFF, 0xFF, 0x0A]))
    }
  }

  @Test func aHeaderOnlyInASnapshotIsToldBeforeAllVanish() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let before = dir.storeState()
    try dir.write("leads.csv", "编号,公司,联系人,手机,备注\n")
    let plan = try dir.run("plan", "m.yaml")
    #expect(plan.status == 3, "\(plan)")
    #expect(plan.out.contains("2 to vanish"), "\(plan.out)")
    #expect(plan.err.contains("too-many-vanished"), "\(plan.err)")
    #expect(plan.err.contains("sheet") && plan.err.contains("all 2"), "\(plan.err)")
    #expect(dir.storeState() == before)
    let refused = try dir.run("apply", "m.yaml")
    #expect(refused.status == 3 && refused.err.contains("too-many-vanished"), "\(refused)")
    #expect(refused.err.contains("sheet: this snapshot holds no record: 2 would"), "\(refused.err)")
    #expect(dir.storeState() == before)
    // Who means it says so.
    try dir.write("m.yaml", dir.text("m.yaml") + "\ngates: {vanished: 100 %}\n")
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
    let store = try dir.reading()
    #expect(try store.int("SELECT count(*) FROM record WHERE vanished_run = 2") == 2)
    #expect(try store.int("SELECT count(*) FROM contact") == 2, "vanished records are marked, never deleted")
  }

  @Test func moreThanMayVanishIsRefused() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows, gates: "gates: {vanished: 0}")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let before = dir.storeState()
    try dir.write(
      "leads.csv", dir.text("leads.csv").split(separator: "\n").dropLast().joined(separator: "\n") + "\n")
    let refused = try dir.run("apply", "m.yaml")
    #expect(refused.status == 3 && refused.err.contains("too-many-vanished"), "\(refused)")
    #expect(dir.storeState() == before)
    try dir.write("m.yaml", dir.text("m.yaml").replacing("vanished: 0", with: "vanished: 1"))
    #expect(try dir.run("apply", "m.yaml").status == 0)
  }

  @Test func aHeaderOnlyInAFirstRunIsAnEmptySource() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("")
    let plan = try dir.run("plan", "m.yaml")
    #expect(plan.status == 0, "\(plan)")
  }
}

/// gzip of some bytes.
func gzip(_ data: Data) -> Data {
  var stream = z_stream()
  deflateInit2_(
    &stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var input = [UInt8](data)
  var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(input.count))) + 64)
  let count = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target -> Int in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(target.count)
      deflate(&stream, Z_FINISH)
      return target.count - Int(stream.avail_out)
    }
  }
  return Data(output[..<count])
}
