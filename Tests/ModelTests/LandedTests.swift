import Base
import Testing

@testable import Model

@Suite struct LandedTests {
  @Test func partsAndValuesComeBackAsWritten() {
    var writer = LandedWriter()
    let none: [UInt8] = []
    let name = Array("安和".utf8)
    let long = [UInt8](repeating: 65, count: 300)
    writer.beginPart(entity: Entity.account.rawValue, number: 0)
    writer.value(field: 1, name.span)
    writer.value(field: 19, long.span)
    let first = writer.endPart()
    writer.beginPart(entity: Entity.contact.rawValue, number: 2)
    let empty = writer.endPart()
    writer.beginPart(entity: Entity.contact.rawValue, number: 300)
    writer.value(field: 5, none.span)
    let last = writer.endPart()
    #expect(first && !empty && last)

    let count = writer.arena.count
    let bytes = writer.arena.withUnsafeBytes(from: 0, count: count) { Array($0) }
    var seen: [String] = []
    let span = bytes.span
    Landed.forEachPart(span) { part in
      Landed.forEachValue(span, part) { field, range in
        let text = String(decoding: bytes[range], as: UTF8.self).prefix(2)
        seen.append("\(part.entity).\(part.number).\(field)=\(text)/\(range.count)")
      }
    }
    #expect(seen == ["1.0.1=安和/6", "1.0.19=AA/300", "2.300.5=/0"])
  }

  @Test func numbersAreDenseAndPathsAreUnique() {
    for entity in Entity.allCases {
      let numbers = LeadModel.fields(of: entity).map { Int($0.number) }
      #expect(numbers == Array(1...numbers.count))
    }
    #expect(LeadModel.field(path: "account.name")?.title.zh == "客户名称")
    #expect(Set(LeadModel.allFields.map(\.path)).count == LeadModel.allFields.count)
  }
}
