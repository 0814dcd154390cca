import Base
import Testing

@testable import Model

@Suite struct LandedOverlayTests {
  private func merge(_ former: [PartValues], _ new: [PartValues]) -> [PartValues] {
    landedParts(mergeBytes(landedBytes(former), landedBytes(new)))
  }

  private func mergeBytes(_ former: [UInt8], _ new: [UInt8]) -> [UInt8] {
    var writer = LandedWriter()
    LandedOverlay.merge(former: former.span, new: new.span, used: { [] }, into: &writer)
    let count = writer.arena.count
    return writer.arena.withUnsafeBytes(from: 0, count: count) { Array($0) }
  }

  @Test func blankKeepsFilledReplacesClearedRemoves() {
    let result = merge(
      [PartValues(entity: .account, values: ["name": "安和", "city": "杭州", "level": "A"])],
      [PartValues(entity: .account, values: ["name": "安和科技", "level": "", "type": "直销"])])
    #expect(
      result == [PartValues(entity: .account, values: ["name": "安和科技", "city": "杭州", "type": "直销"])])
  }

  @Test func theRecordsOwnPartsStayAndChildrenThatAreGoneGo() {
    let result = merge(
      [
        PartValues(entity: .account, values: ["name": "安和"]),
        PartValues(entity: .contact, number: 0, values: ["name": "张伟"]),
        PartValues(entity: .contact, number: 1, values: ["name": "李娜", "qq": "10001"]),
        PartValues(entity: .contact, number: 2, values: ["name": "王芳"]),
      ],
      [
        PartValues(entity: .account, values: ["name": "安和"]),
        PartValues(entity: .contact, number: 1, values: ["name": "李娜", "position": "经理"]),
      ])
    #expect(
      result == [
        PartValues(entity: .account, values: ["name": "安和"]),
        PartValues(entity: .contact, number: 0, values: ["name": "张伟"]),
        PartValues(entity: .contact, number: 1, values: ["name": "李娜", "qq": "10001", "position": "经理"]),
      ])
  }

  @Test func aChildThatMovedUpKeepsItsNumber() {
    let result = merge(
      [
        PartValues(entity: .contact, number: 1, values: ["name": "李娜", "mobile": "13812346789"]),
        PartValues(entity: .contact, number: 2, values: ["name": "王芳"]),
      ],
      [PartValues(entity: .contact, number: 1, values: ["name": "王芳"])])
    #expect(result == [PartValues(entity: .contact, number: 2, values: ["name": "王芳"])])
  }

  @Test func aChildIsKnownByItsNextTellingField() {
    let former = [PartValues(entity: .contact, number: 1, values: ["mobile": "13812346789", "qq": "10001"])]
    let same = [PartValues(entity: .contact, number: 1, values: ["name": "李娜", "mobile": "13812346789"])]
    let unknown = [PartValues(entity: .contact, number: 1, values: ["name": "李娜"])]
    #expect(merge(former, same)[0].values["qq"] == "10001")
    #expect(merge(former, unknown) == unknown)
  }

  @Test func extrasStayByName() {
    let result = merge(
      [PartValues(entity: nil, values: ["备用1": "甲", "备用2": "乙", "备用3": "丙"])],
      [PartValues(entity: nil, values: ["备用2": "新", "备用3": ""])])
    #expect(result == [PartValues(entity: nil, values: ["备用1": "甲", "备用2": "新"])])
  }

  @Test func aPartThatIsClearedWhollyIsGone() {
    let result = merge(
      [PartValues(entity: .contact, values: ["name": "张伟"])],
      [PartValues(entity: .contact, values: ["name": ""])])
    #expect(result.isEmpty)
  }

  @Test func layingTheSameOverAgainChangesNothing() {
    let former = landedBytes([
      PartValues(entity: .lead, values: ["title": "询价", "remark": "老客户"]),
      PartValues(entity: nil, values: ["备用1": "甲"]),
      PartValues(entity: .activity, number: 1, values: ["content": "已联系", "at": "2024-05-01T00:00:00Z"]),
    ])
    let new = landedBytes([
      PartValues(entity: .lead, values: ["title": "", "status": "new"]),
      PartValues(entity: .activity, number: 1, values: ["subject": "电话", "at": "2024-05-01T00:00:00Z"]),
      PartValues(entity: .account, values: ["name": "安和"]),
    ])
    let once = mergeBytes(former, new)
    #expect(mergeBytes(once, new) == once)
    #expect(landedParts(once).count == 4)
  }

  @Test func theRecordsOwnPartStaysWithoutValues() throws {
    let former = landedBytes([
      PartValues(entity: .account, values: ["name": "甲"]), PartValues(entity: .lead, values: ["remark": "a"]),
      PartValues(entity: .opportunity, values: ["name": "b"]),
    ])
    let cleared = landedBytes([
      PartValues(entity: .account, values: ["name": "甲"]), PartValues(entity: .lead, values: ["remark": ""]),
      PartValues(entity: .opportunity, values: ["name": ""]),
    ])
    var writer = LandedWriter()
    LandedOverlay.merge(
      former: former.span, new: cleared.span, object: Entity.lead.rawValue, used: { [] }, into: &writer)
    let count = writer.arena.count
    let merged = writer.arena.withUnsafeBytes(from: 0, count: count) { Array($0) }
    #expect(
      landedParts(merged) == [
        PartValues(entity: .account, values: ["name": "甲"]), PartValues(entity: .lead, values: [:]),
      ])
    // An empty part is one: without it, the record says something else.
    let none = landedBytes([PartValues(entity: .account, values: ["name": "甲"])])
    let isSame = LandedDiff.areSame(none.span, merged.span)
    let isItself = LandedDiff.areSame(merged.span, merged.span)
    let changes = LandedDiff.changes(before: none.span, after: merged.span)
    #expect(!isSame && isItself && changes.isEmpty)
  }
}
