import Base
import Documents
import Model
import Testing

@testable import Mapping

struct ChildrenTests {
  private let text = """
    mapping: erp
    reads: xml
    record: customers/customer
    object: account
    key: code
    fields:
      account.name: name
      contact.other_phones: {from: tel, take: all}
    each:
      - path: contacts/contact
        object: contact
        key: "@id"
        fields: {contact.name: name, contact.mobile: mobile}
        keep: [qq]
        each:
          - {path: calls/call, object: activity, fields: {activity.content: .}}
    keep: [memo, "ext/*"]
    ignore: ["contacts/contact/x*"]
    """

  private let layout = Layout(kinds: [
    .init(path: "", columns: ["code", "name", "tel", "memo", "ext/a", "contacts"]),
    .init(path: "contacts/contact", columns: ["@id", "name", "mobile", "qq", "xyz"]),
    .init(path: "contacts/contact/calls/call", columns: ["."]),
  ])

  @Test func childrenAreNumberedInTheOrderOfTheDocument() throws {
    let bound = try #require(check(text).value).bind(layout)
    let batch = makeBatch(
      layout,
      [
        Row(["C1", "安和科技", "0571-88886666", "m", "e"], again: (3, "m2")),
        Row(kind: 1, ["7", "王芳", "13800138000", "111", "z"]),
        Row(kind: 2, ["电话沟通"]),
        Row(kind: 1, ["8", "李强", nil, "222"]),
      ])
    let landing = land(bound, batch)
    #expect(landing.issues == [])
    #expect(
      landing.values == [
        "account.name=安和科技", "contact.other_phones=0571-88886666", "contact[1].name=王芳",
        "contact[1].mobile=13800138000", "activity[2].content=电话沟通", "contact[3].name=李强",
        "+contacts/contact[1]/@id=7", "+contacts/contact[1]/qq=111", "+contacts/contact[3]/@id=8",
        "+contacts/contact[3]/qq=222", "+ext/a=e", "+memo=m", "+memo[2]=m2",
      ])
    var arena = ByteArena()
    let key = bound.key(batch, 3, into: &arena)
    let none = bound.key(batch, 2, into: &arena)
    #expect(key == .key && none == KeyResult.none)
    #expect(arena.string(from: 0, count: arena.count) == "8")
  }

  @Test func everyColumnHasAFate() throws {
    let bound = try #require(check(text).value).bind(layout)
    #expect((0..<5).map { bound.fate(kind: 0, column: $0) } == [.mapped, .mapped, .mapped, .kept, .kept])
    #expect((0..<5).map { bound.fate(kind: 1, column: $0) } == [.mapped, .mapped, .mapped, .kept, .ignored])
  }

  @Test func aCellWhereOnlyElementsWereExpectedRefuses() throws {
    let bound = try #require(check(text).value).bind(layout)
    let batch = makeBatch(layout, [Row(["C1", "安和", nil, nil, nil, "text"])])
    #expect(land(bound, batch).issues == ["unmapped-cell contacts "])
  }

  @Test func repeatsOfARefilledBatchAreNotTakenForTheFormerOnes() throws {
    let bound = try #require(check(text).value).bind(layout)
    let batch = makeBatch(layout, [Row(["C1", "a", nil, "m"], again: (3, "old"))])
    #expect(land(bound, batch).values.contains("+memo[2]=old"))
    batch.removeAll()
    let record = batch.beginRecord(kind: 0, parent: -1, ordinal: 1, line: 1, offset: 0)
    let bytes = Array("C2anew".utf8).withUnsafeBytes { batch.appendBytes($0) }
    for (start, length) in [(0, 2), (2, 1)] {
      batch.appendSlot(CellSlot(start: bytes + start, length: length, state: .text))
    }
    batch.appendSlot(.absent)
    batch.appendSlot(CellSlot(start: bytes + 2, length: 1, state: .text, isRepeated: true))
    batch.appendRepeat(record: record, column: 3, slot: CellSlot(start: bytes + 3, length: 3, state: .text))
    #expect(land(bound, batch).values.contains("+memo[2]=new"))
  }
}
