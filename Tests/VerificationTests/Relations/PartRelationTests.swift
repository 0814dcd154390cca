import Documents
import Testing

@testable import Verification

struct PartRelationTests {
  private func judge(_ part: CellPart, _ cell: String, _ value: String) -> Bool {
    Judged(cell, value, .different).by(PartRelation(part: part, then: TextRelation(fold: .none)))
      != .different
  }

  @Test func aPieceIsTheOneThatTheMappingNames() {
    #expect(judge(.item(2, of: "/"), "湖北/武汉/洪山", "武汉"))
    #expect(judge(.item(-1, of: "/"), "湖北/武汉/洪山", "洪山"))
    #expect(!judge(.item(1, of: "/"), "湖北/武汉/洪山", "武汉"))
    #expect(PartRelation(part: .item(3, of: "/"), then: TextRelation(fold: .none)).isSilent("湖北/武汉"))
  }

  @Test func aValueIsTheOneThatThePathNames() {
    let path: [CellPart.Step] = [.member("a"), .element(2), .member("b")]
    #expect(judge(.json(path), #"{"a":[{"b":1},{"b":"\u7532 \"x\""}]}"#, "甲 \"x\""))
    #expect(judge(.json(path), #"{"a":[{"b":1},{"b":1.50}]}"#, "1.50"))
    #expect(!judge(.json(path), #"{"a":[{"b":1},{"b":1.50}]}"#, "1"))
    // By characters as they are written.
    #expect(judge(.json([.member("é")]), "{\"e\u{301}\":\"two\",\"\u{E9}\":\"one\"}", "one"))
    let relation = PartRelation(part: .json(path), then: TextRelation(fold: .none))
    #expect(relation.isSilent(#"{"a":[{"b":1}]}"#))
    #expect(relation.isSilent(#"{"a":[{},{"b":null}]}"#))
  }

  @Test func dateAndTimeAreOneText() throws {
    let zone = try #require(ZoneClock("Asia/Shanghai"))
    let relation = PartRelation(
      part: .joined(" "), then: DatetimeRelation(reader: TimeReader(format: ""), zone: zone))
    #expect(
      Judged("2025-06-03\u{1F}08:30", "2025-06-03T00:30:00Z\u{1F}Asia/Shanghai", .joined).by(relation)
        == .rule(.joined))
    #expect(
      Judged("2025-06-03\u{1F}", "2025-06-02T16:00:00Z\u{1F}Asia/Shanghai", .joined).by(relation)
        == .rule(.joined))
  }
}
