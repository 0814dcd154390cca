import Foundation
import Testing

/// An encoding that nobody can find and the migration names.
@Suite struct EncodingTests {
  @Test func aWesternExport() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("")
    // José in windows-1252.
    let row = Data("1,Caf".utf8 + [0xE9, 0x20, 0x80] + Array(",Jos".utf8) + [0xE9] + Array(",,\n".utf8))
    try dir.write("leads.csv", Data("编号,公司,联系人,手机,备注\n".utf8) + row)
    let header = Data("id,company,person,mobile,remark\n".utf8)
    try dir.write("leads.csv", header + row)
    var mapping = dir.text("leads.yaml")
    for (zh, en) in [("编号", "id"), ("公司", "company"), ("联系人", "person"), ("手机", "mobile"), ("备注", "remark")] {
      mapping = mapping.replacing(zh, with: en)
    }
    try dir.write("leads.yaml", mapping)
    let guessed = try dir.run("apply", "m.yaml")
    #expect(guessed.status == 6 && guessed.err.contains("windows-1252"), "\(guessed)")
    let migration = dir.text("m.yaml").replacing(
      "mapping: leads.yaml,", with: "mapping: leads.yaml, encoding: cp1252,")
    try dir.write("m.yaml", migration)
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    #expect(try dir.reading().rows("SELECT a.name, c.name FROM account a, contact c") == ["Café €|José"])
    #expect(try dir.reading().text("SELECT encoding FROM file") == "windows-1252")
    let verified = try dir.run("verify", "m.yaml")
    #expect(verified.status == 0, "\(verified)")
  }
}
