import Foundation
import Testing

@Suite struct BadXMLTests {
  private func expectRefused(_ text: String, code: Int32 = 6, says: [String]) throws {
    let dir = try Workdir()
    try dir.expectRefused(
      code: code, says: says, setUp: { try dir.writeTree("xml", goodXML) },
      spoil: { try dir.write("feed.xml", text) })
  }

  @Test func aTruncatedFile() throws {
    try expectRefused(String(goodXML.prefix(goodXML.count - 12)), says: ["feed.xml:4", "file-truncated"])
  }

  @Test func aDoctype() throws {
    try expectRefused(
      goodXML.replacing("<data>", with: "<!DOCTYPE data [<!ENTITY a \"b\">]>\n<data>", maxReplacements: 1),
      says: ["feed.xml:2", "doctype"])
  }

  @Test func elementsNested10000Deep() throws {
    let deep = String(repeating: "<a>", count: 10_000) + String(repeating: "</a>", count: 10_000)
    try expectRefused("<data><item><id>1</id>\(deep)</item></data>", says: ["feed.xml:1", "too-deep"])
  }

  @Test func aTagThatIsNotClosed() throws {
    try expectRefused(
      goodXML.replacing("</person></item>\n</data>", with: "</item>\n</data>"), says: ["feed.xml:4"])
  }

  @Test func aCellOf100MB() throws {
    let dir = try Workdir()
    try dir.writeTreeMigration("xml")
    var text = Data("<data>\n<item><id>1</id><company>".utf8)
    text.append(Data(repeating: 0x61, count: 100 << 20))
    text.append(Data("</company></item></data>".utf8))
    try dir.write("feed.xml", text)
    let got = try dir.run(["apply", "m.yaml"], shell: "ulimit -d 300000")
    #expect(got.status == 6, "\(got)")
    #expect(got.err.contains("feed.xml:2") && got.err.contains("cell-too-large"), "\(got.err)")
    #expect(dir.storeState().isEmpty)
  }
}
