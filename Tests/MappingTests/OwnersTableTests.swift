import Testing

@testable import Mapping

struct OwnersTableTests {
  private func resolve(_ text: String, in table: OwnersTable = owners) -> OwnerResolution {
    let bytes = Array(text.utf8)
    return table.resolve(bytes.span)
  }

  @Test(arguments: [
    ("王芳", "S01"), (" 小王　", "S01"), ("ｗａｎｇ　Ｆａｎｇ", "S01"), ("s01", "S01"), ("李强", "S01"), ("S03", "S03"),
  ])
  func known(text: String, code: String) { #expect(resolve(text) == .owner(code: code)) }

  @Test func nobodyUnknownSlipsThrough() {
    #expect(resolve("赵六") == .unknown)
    #expect(resolve("张伟") == .ambiguous)
    #expect(owners.diagnostics.isEmpty)
  }

  @Test func englishHeadersAndChains() {
    let table = OwnersTable(
      rows: [
        ["code": "a", "name": "Ann", "status": "left", "successor": "Bob"],
        ["code": "b", "name": "Bob", "status": "left", "successor": "c"],
        ["code": "c", "name": "Cid", "status": "active", "aliases": "C; Sid"],
      ], path: "o.csv")
    #expect(table.diagnostics.isEmpty)
    #expect(resolve("Ann", in: table) == .owner(code: "c"))
    #expect(resolve("sid", in: table) == .owner(code: "c"))
  }

  @Test func everyMistakeIsTold() {
    let table = OwnersTable(
      rows: [
        ["code": "a", "name": "Ann", "status": "left", "successor": "b"],
        ["code": "b", "name": "Bob", "status": "left", "successor": "a"],
        ["code": "c", "name": "Cid", "status": "left", "successor": "nobody"],
        ["code": "d", "name": "Dan", "status": "left"],
        ["code": "", "name": "Eve"], ["code": "a", "name": "Twin"], ["code": "f", "status": "perhaps"],
      ], path: "o.csv")
    #expect(
      table.diagnostics.map { "\($0.position?.line ?? 0) \($0.code)" } == [
        "2 successor-cycle", "3 successor-cycle", "4 successor-unknown", "5 owner-without-successor",
        "6 owner-without-code", "7 owner-twice", "8 owner-status",
      ])
    #expect(resolve("Ann", in: table) == .leftWithoutSuccessor)
  }

  @Test func theDigestFollowsTheRows() {
    let one = OwnersTable(rows: [["code": "a", "name": "Ann"]], path: "x")
    let same = OwnersTable(rows: [["code": "a", "name": "Ann"]], path: "y")
    let other = OwnersTable(rows: [["code": "a", "name": "Anne"]], path: "x")
    #expect(one.digest == same.digest && one.digest != other.digest)
  }
}
