import Foundation
import Testing

/// Guarantee 3: the bytes of every record can be had back.
@Suite struct RawKeptTests {
  @Test func theRawOfARefusedRecordIsItsLineInTheFile() throws {
    let dir = try Workdir()
    let bad = "2 , 苏州\"白桦\" ,李娜,13912345678"
    try dir.writeSmallMigration(
      "1,甲公司,张伟,13812345678,a\n\(bad)\n,\"空,键\",王芳,,\n", gates: "gates: {quarantined: 5}")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let listed = try dir.run("quarantine", "list", "m.yaml", "--json")
    let rows = try #require(JSONSerialization.jsonObject(with: Data(listed.out.utf8)) as? [[String: Any]])
    #expect(rows.compactMap { $0["raw"] as? String } == [bad, ",\"空,键\",王芳,,"])
    #expect(rows.compactMap { $0["line"] as? Int } == [3, 4])
    let exported = try dir.run("quarantine", "export", "m.yaml", "--out", "q.csv")
    #expect(exported.status == 0)
    #expect(dir.text("q.csv").contains("\"\"空,键\"\""), "\(dir.text("q.csv"))")
  }

  /// What is kept of a GBK file encodes to the bytes that lie on disk.
  @Test func theRawOfAGBKFileEncodesToTheOriginal() throws {
    let dir = try Workdir()
    let gbk: [UInt8] =
      // 杭州 朱镕
      Array("1,".utf8) + [0xBA, 0xBC, 0xD6, 0xDD] + Array(",".utf8) + [0xD6, 0xEC, 0xE9, 0x46]
      + Array(",13812345678".utf8)
    let header: [UInt8] =
      // 编号,公司,联系人
      [0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xB9, 0xAB, 0xCB, 0xBE, 0x2C, 0xC1, 0xAA, 0xCF, 0xB5, 0xC8, 0xCB]
      + [0x2C, 0xCA, 0xD6, 0xBB, 0xFA, 0x2C, 0xB1, 0xB8, 0xD7, 0xA2]
    try dir.writeSmallMigration("", gates: "gates: {quarantined: 5}")
    try dir.write("leads.csv", Data(header + [0x0A] + gbk + [0x0A]))
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    let listed = try dir.run("quarantine", "list", "m.yaml", "--json")
    let rows = try #require(JSONSerialization.jsonObject(with: Data(listed.out.utf8)) as? [[String: Any]])
    let raw = try #require(rows.first?["raw"] as? String)
    #expect(raw == "1,杭州,朱镕,13812345678")
    let encoding = String.Encoding(
      rawValue: 0x8000_0632)  // GB18030
    if let bytes = raw.data(using: encoding) { #expect(Array(bytes) == gbk) }
  }

  /// Every record of a store points into a block, and the blocks hold all bytes of the file's rows.
  @Test func everyRecordHasItsRawBytes() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let store = try dir.reading()
    let lengths = goodRows.split(separator: "\n").map { $0.utf8.count }
    #expect(try store.rows("SELECT raw_length FROM record ORDER BY id") == lengths.map { "\($0)" })
    #expect(try store.int("SELECT sum(length) FROM raw_block") == lengths.reduce(0, +))
  }
}
