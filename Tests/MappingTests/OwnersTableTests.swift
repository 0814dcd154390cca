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

  /// Whoever a cell names, by whatever the table says of people.
  @Test(arguments: [
    ("E7", "E7"), ("Lena Roth", "E7"), ("lroth", "E7"), ("LENA.ROTH@firma.example", "E7"),
    ("13700001111", "E7"),
    ("+86 137-0000-1111", "E7"), ("u-77", "E7"), ("0042", "E7"), ("Max Kern", "E7"), ("u-78", "E7"),
  ])
  func peopleAreFoundByAllThatTheTableSays(_ cell: String, _ code: String) {
    let table = OwnersTable(
      rows: [
        [
          "Id": "E7", "Name": "Lena Roth", "Alias": "lroth", "Email": "lena.roth@firma.example",
          "MobilePhone": "137 0000 1111", "crm_id": "u-77", "ERP_Code": "0042", "IsActive": "TRUE", "备注": "x",
        ],
        [
          "Id": "E8", "Name": "Max Kern", "crm_id": "u-78", "IsActive": "FALSE", "接手人": "E7",
        ],
      ], path: "o.csv")
    #expect(table.diagnostics.isEmpty, "\(table.diagnostics)")
    #expect(resolve(cell, in: table) == .owner(code: code))
  }

  @Test(arguments: [
    ("IsActive", "0"), ("在职", "否"), ("状态", "停用"), ("Active", "False"), ("离职", "是"), ("Inactive", "1"),
  ])
  func whoIsGoneOwnsNothing(_ header: String, _ cell: String) {
    let table = OwnersTable(rows: [["工号": "E1", "姓名": "甲", header: cell]], path: "o.csv")
    #expect(table.diagnostics.map(\.code) == ["owner-without-successor"])
    #expect(resolve("甲", in: table) == .leftWithoutSuccessor)
  }

  @Test func aColumnThatNobodyKnowsIsRefused() {
    let table = OwnersTable(rows: [["code": "a", "name": "Ann", "Profil": "x"]], path: "o.csv")
    #expect(table.diagnostics.map(\.code) == ["owners-column-unknown"])
    #expect(table.diagnostics[0].message.en.contains("Profil"))
    let odd = OwnersTable(rows: [["code": "a", "name": "Ann", "IsActive": "sometimes"]], path: "o.csv")
    #expect(odd.diagnostics.map(\.code) == ["owner-status"])
  }

  @Test func oneMobileOfTwoPeopleIsNobodys() {
    let table = OwnersTable(
      rows: [
        ["code": "a", "name": "Ann", "mobile": "137 0000 1111"],
        ["code": "b", "name": "Bob", "mobile": "13700001111"],
      ],
      path: "o.csv")
    #expect(resolve("137-0000-1111", in: table) == .ambiguous)
  }

  @Test func theDigestFollowsTheRows() {
    let one = OwnersTable(rows: [["code": "a", "name": "Ann"]], path: "x")
    let same = OwnersTable(rows: [["code": "a", "name": "Ann"]], path: "y")
    let other = OwnersTable(rows: [["code": "a", "name": "Anne"]], path: "x")
    #expect(one.digest == same.digest && one.digest != other.digest)
  }
}
