import Base
import Testing

@testable import Model

@Suite struct LandedDiffTests {
  /// `contact.1.name changed 张伟→李娜`
  private func changes(_ before: [PartValues], _ after: [PartValues]) -> [String] {
    let (old, new) = (landedBytes(before), landedBytes(after))
    return LandedDiff.changes(before: old.span, after: new.span).map { change in
      let entity = Entity(rawValue: change.entity)
      let names = change.kind == .removed ? old : new
      let field =
        entity.flatMap { LeadModel.field($0, number: change.field)?.name }
        ?? String(decoding: names[change.name], as: UTF8.self)
      let from = String(decoding: old[change.before], as: UTF8.self)
      let to = String(decoding: new[change.after], as: UTF8.self)
      return "\(entity?.name ?? "extra").\(change.number).\(field) \(change.kind.rawValue) \(from)→\(to)"
    }
  }

  @Test func everyKindOfChange() {
    let result = changes(
      [
        PartValues(
          entity: .account,
          values: ["name": "安和", "industry": "制造", "city": "杭州", "level": "A", "remark": ""]),
        PartValues(entity: .contact, number: 2, values: ["name": "李娜"]),
      ],
      [
        PartValues(
          entity: .account,
          values: ["name": "安和", "industry": "软件", "city": "", "type": "直销", "remark": "", "website": ""]),
        PartValues(entity: .contact, number: 1, values: ["name": "张伟"]),
      ])
    #expect(
      result == [
        "account.0.industry changed 制造→软件", "account.0.type added →直销", "account.0.level removed A→",
        "account.0.city cleared 杭州→", "contact.1.name added →张伟", "contact.2.name removed 李娜→",
      ])
  }

  @Test func extrasAreComparedByName() {
    let result = changes(
      [PartValues(entity: nil, values: ["备用1": "甲", "备用2": "乙", "备用4": "丁"])],
      [PartValues(entity: nil, values: ["备用1": "甲", "备用3": "丙", "备用4": "戊"])])
    #expect(
      Set(result) == [
        "extra.0.备用2 removed 乙→", "extra.0.备用3 added →丙", "extra.0.备用4 changed 丁→戊",
      ])
  }

  @Test func theSameIsNoChangeWhateverTheOrderOfParts() {
    let account = PartValues(entity: .account, values: ["name": "安和"])
    let contact = PartValues(entity: .contact, values: ["name": "张伟"])
    #expect(changes([account, contact], [account, contact]).isEmpty)
    #expect(changes([account, contact], [contact, account]).isEmpty)
    #expect(changes([], []).isEmpty)
  }
}
