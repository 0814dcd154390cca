import Foundation
import Testing

/// A manifest says years later whether a verification saw the same.
@Suite struct ManifestCommandTests {
  private func proven() throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,甲公司,张伟,13812345678,a\n2,,李娜,13912345678,\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try dir.run("verify", "m.yaml", "--out", "proof").status == 0)
    return dir
  }

  private func verify(_ dir: Workdir) throws -> Workdir.Output {
    try dir.run("verify", "m.yaml", "--json", "--manifest", "proof/manifest.json")
  }

  @Test func theSameIsSeenAgain() throws {
    let dir = try proven()
    let again = try verify(dir)
    #expect(again.status == 0, "\(again)")
    #expect(try dir.tally(again.out, "manifest")[0] > 10)
    #expect(try dir.run("verify", "m.yaml", "--out", "again").status == 0)
    #expect(dir.text("again/manifest.json") == dir.text("proof/manifest.json"))
    #expect(!dir.text("proof/manifest.json").contains("13812345678"))
  }

  /// Another order of the same records: the file is another one, the records are not.
  @Test func aFileOfOtherBytesIsNamed() throws {
    let dir = try proven()
    try dir.write("leads.csv", "编号,公司,联系人,手机,备注\n2,,李娜,13912345678,\n1,甲公司,张伟,13812345678,a\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let found = try dir.violated(verify(dir).out)
    #expect(found.allSatisfy { $0.check == "manifest" })
    #expect(found.compactMap { $0.file == "leads.csv" ? $0.field : nil } == ["sha256"])
    #expect(found.compactMap { $0.object == "store" ? $0.field : nil }.contains("runs"))
  }

  @Test func anotherRecordIsNamed() throws {
    let dir = try proven()
    try dir.write("leads.csv", dir.text("leads.csv").replacing("李娜", with: "李纳"))
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let again = try verify(dir)
    #expect(again.status == 4)
    let found = try dir.violated(again.out)
    #expect(found.compactMap { $0.file == "leads.csv" ? $0.field : nil } == ["sha256", "digest"])
    #expect(found.contains { $0.object == "store" && $0.field == "digest" })
  }

  @Test func aMappingAndAToolAreNamed() throws {
    let dir = try proven()
    try dir.write(
      "proof/manifest.json",
      dir.text("proof/manifest.json").replacing(
        try dir.sha256("leads.yaml"), with: String(repeating: "0", count: 64)
      )
      .replacing("\"toolVersion\" : \"", with: "\"toolVersion\" : \"9"))
    let again = try verify(dir)
    #expect(again.status == 4)
    let found = try dir.violated(again.out)
    #expect(found.map(\.object) == ["document"])
    #expect(found.map(\.file) == ["leads.yaml"])
    #expect(again.out.contains("the manifest was written by leadferry 9"))
  }

  @Test func whatIsGoneCannotBeChecked() throws {
    let dir = try proven()
    try FileManager.default.removeItem(atPath: dir.file("leads.csv"))
    let again = try verify(dir)
    #expect(again.status == 8, "\(again)")
    #expect(try dir.tally(again.out, "manifest")[2] == 1)
  }

  @Test func whatIsNoManifestIsSaidSo() throws {
    let dir = try proven()
    for name in ["m.yaml", "none.json"] {
      let answer = try dir.run("verify", "m.yaml", "--manifest", name)
      #expect(answer.status == 1)
      #expect(answer.err.contains("not-a-manifest"), "\(answer)")
    }
  }
}
