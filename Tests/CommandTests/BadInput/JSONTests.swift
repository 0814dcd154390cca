import Foundation
import Testing

@Suite struct BadJSONTests {
  private func expectRefused(_ text: String, says: [String]) throws {
    let dir = try Workdir()
    try dir.expectRefused(
      code: 6, says: says, setUp: { try dir.writeTree("json", goodJSON) },
      spoil: { try dir.write("feed.json", text) })
  }

  @Test func aTruncatedFile() throws {
    try expectRefused(String(goodJSON.prefix(goodJSON.count - 10)), says: ["feed.json:3", "file-truncated"])
  }

  @Test func arraysNested10000Deep() throws {
    let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
    try expectRefused("{\"items\": [\n{\"id\": \"1\", \"x\": \(deep)}]}", says: ["feed.json:2", "too-deep"])
  }

  @Test func anEnvelopeWithoutTheArray() throws {
    try expectRefused("{\"rows\": []}", says: ["feed.json", "record-not-found"])
  }

  @Test func aCellOf100MB() throws {
    let dir = try Workdir()
    try dir.writeTreeMigration("json")
    var text = Data("{\"items\": [\n{\"id\": \"1\", \"company\": \"".utf8)
    text.append(Data(repeating: 0x61, count: 100 << 20))
    text.append(Data("\"}]}".utf8))
    try dir.write("feed.json", text)
    let got = try dir.run(["apply", "m.yaml"], shell: "ulimit -d 300000")
    #expect(got.status == 6, "\(got)")
    #expect(got.err.contains("feed.json:2") && got.err.contains("-too-large"), "\(got.err)")
    #expect(dir.storeState().isEmpty)
  }
}
