import Base
import Testing

@testable import Model

/// What a rule could not read goes when it can.
@Suite struct InvalidExtrasTests {
  private func merge(_ former: [PartValues], _ new: [PartValues]) throws -> [PartValues] {
    var invalid = InvalidExtras()
    for (path, column) in [
      ("contact.mobile", "tel"), ("contact.mobile", "visit/tel"), ("contact.email", "mail"),
    ] {
      let field = try #require(LeadModel.field(path: path))
      invalid.add(
        InvalidExtras.Rule(entity: field.entity.rawValue, field: field.number), column: column)
    }
    let names = ChildNames(kinds: [ChildNames.Kind(path: "visit", key: [])], separator: 0x2F)
    var writer = LandedWriter()
    let (old, now) = (landedBytes(former), landedBytes(new))
    LandedOverlay.merge(
      former: old.span, new: now.span, names: names, invalid: invalid, used: { [] }, into: &writer)
    let count = writer.arena.count
    return landedParts(writer.arena.withUnsafeBytes(from: 0, count: count) { Array($0) })
  }

  private func extras(_ parts: [PartValues]) -> [String: String] {
    parts.first { $0.entity == nil }?.values ?? [:]
  }

  private let former = [
    PartValues(entity: nil, values: ["tel": "空号", "tel[2]": "关机", "mail": "没有", "other": "x"]),
    PartValues(entity: .contact, values: ["name": "韦琳"]),
  ]

  @Test func theRuleHasAValue() throws {
    let merged = try merge(
      former, [PartValues(entity: .contact, values: ["name": "韦琳", "mobile": "13711112222"])])
    #expect(extras(merged) == ["mail": "没有", "other": "x"])
  }

  @Test func theRuleHasNone() throws {
    #expect(extras(try merge(former, [PartValues(entity: .contact, values: ["name": "韦琳二"])])).count == 4)
    // What it cannot read tonight stands there instead.
    let again = try merge(former, [PartValues(entity: nil, values: ["tel": "欠费"]), former[1]])
    #expect(extras(again)["tel"] == "欠费")
  }

  @Test func ofAChild() throws {
    let before = [
      PartValues(entity: nil, values: ["visit[1]/tel": "空号", "visit[2]/tel": "关机"]),
      PartValues(entity: .contact, number: 1, values: ["name": "韦琳"]),
      PartValues(entity: .contact, number: 2, values: ["name": "陆远"]),
    ]
    let merged = try merge(
      before,
      [
        PartValues(entity: .contact, number: 1, values: ["name": "陆远", "mobile": "13711112222"]),
        PartValues(entity: .contact, number: 2, values: ["name": "韦琳"]),
      ])
    #expect(extras(merged) == ["visit[1]/tel": "空号"])
  }
}
