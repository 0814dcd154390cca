import Base
import Model
import Testing

@testable import Matching

@Suite struct SurvivorshipTests {
  struct Member {
    var identity: UInt64
    var trust: Int16 = 1
    var values: [String: String]
  }

  private struct Result: Equatable {
    var values: [String: String]
    /// Field → identity of the member it came from.
    var origins: [String: UInt64]
    var losers: Int
  }

  private func parts(_ members: [Member], _ entity: Entity) -> (buffer: [UInt8], parts: [SurvivorMember]) {
    var buffer: [UInt8] = []
    var parts: [SurvivorMember] = []
    for (index, member) in members.enumerated() {
      let bytes = landed([PartText(entity: entity, values: member.values)])
      let start = buffer.count + Landed.partHeaderSize
      buffer += bytes
      parts.append(
        SurvivorMember(
          record: Int32(index), identity: Identity(low: 0, high: member.identity), trust: member.trust,
          start: min(start, buffer.count), end: buffer.count))
    }
    return (buffer, parts)
  }

  private func resolve(_ members: [Member], _ entity: Entity = .contact) -> Result {
    let (buffer, parts) = parts(members, entity)
    var writer = LandedWriter()
    var origins: [FieldOrigin] = []
    let losers = Survivorship.resolve(
      entity: entity, buffer: buffer.span, members: parts, into: &writer, origins: &origins)
    let count = writer.arena.count
    let bytes = writer.arena.withUnsafeBytes(from: 0, count: count) { Array($0) }
    var result = Result(values: [:], origins: [:], losers: losers)
    let span = bytes.span
    Landed.forEachPart(span) { part in
      Landed.forEachValue(span, part) { field, range in
        let name = LeadModel.field(entity, number: field)?.name ?? ""
        result.values[name] = String(decoding: bytes[range], as: UTF8.self)
      }
    }
    for origin in origins {
      let name = LeadModel.field(entity, number: origin.field)?.name ?? ""
      result.origins[name] = members[origin.member].identity
    }
    return result
  }

  /// Why one value goes before another is told by the rule that did it.
  @Test func theReasonIsTold() throws {
    let entity = Entity.contact
    let position = try #require(LeadModel.field(path: "contact.position"))
    func reasons(_ members: [Member]) -> [String] {
      let (buffer, parts) = parts(members, entity)
      let ranking = Survivorship.rank(
        field: position.number, entity: entity, buffer: buffer.span, members: parts)
      #expect(ranking.order.first.map { members[$0].identity } == resolve(members).origins["position"])
      return ranking.order.map { "\(members[$0].identity) \(ranking.reasons[$0]?.rawValue ?? "first")" }
    }
    let plain = Member(identity: 1, values: ["position": "经理"])
    #expect(reasons([plain]) == ["1 first"])
    #expect(
      reasons([plain, Member(identity: 2, trust: 3, values: ["position": "总监"])])
        == ["2 first", "1 trust"])
    #expect(
      reasons([
        plain, Member(identity: 2, values: ["position": "总监", "updated_at": "2025-01-01T00:00:00Z"]),
        Member(identity: 3, values: ["name": "张伟"]),
        Member(identity: 4, values: ["position": "主任", "updated_at": "2024-01-01T00:00:00Z"]),
      ]) == ["2 first", "4 recency", "1 recency"])
    #expect(
      reasons([plain, Member(identity: 2, values: ["position": "总监", "name": "张伟"])])
        == ["2 first", "1 completeness"])
    #expect(
      reasons([plain, Member(identity: 2, values: ["position": "采购经理"])]) == ["2 first", "1 length"])
    #expect(
      reasons([Member(identity: 2, values: ["position": "总监"]), plain]) == ["1 first", "2 identity"])
  }

  /// Also holds that the order of the members does not matter.
  private func winner(_ members: [Member], of field: String = "position") -> String? {
    let result = resolve(members)
    let reversed = resolve(members.reversed())
    #expect(result == reversed)
    return result.values[field]
  }

  @Test func trustGoesFirst() {
    #expect(
      winner([
        Member(
          identity: 1, trust: 1,
          values: ["position": "采购总监", "email": "a1@anhe.cn", "updated_at": "2025-01-01T00:00:00Z"]),
        Member(identity: 2, trust: 3, values: ["position": "经理"]),
      ]) == "经理")
  }

  @Test func thenTheMostRecent() {
    let old = Member(
      identity: 1,
      values: ["position": "旧职位", "qq": "10001", "updated_at": "2024-05-01T00:00:00Z\u{1F}Asia/Shanghai"])
    let new = Member(identity: 2, values: ["position": "新", "created_at": "2024-05-02T00:00:00Z\u{1F}UTC"])
    let silent = Member(
      identity: 3, values: ["position": "不知何时", "qq": "10002", "wechat": "anhe", "gender": "male"])
    #expect(winner([old, new, silent]) == "新")
    #expect(winner([old, silent]) == "旧职位")
    #expect(winner([old, new, silent], of: "wechat") == "anhe")
  }

  @Test func updatedAtStandsBeforeCreatedAt() {
    let late = Member(
      identity: 1,
      values: ["position": "甲", "created_at": "2025-01-01T00:00:00Z", "updated_at": "2023-01-01T00:00:00Z"])
    let early = Member(identity: 2, values: ["position": "乙", "created_at": "2024-01-01T00:00:00Z"])
    #expect(winner([late, early]) == "乙")
  }

  @Test func aZoneIsNoTime() {
    let west = Member(
      identity: 2, values: ["position": "长长的职位", "updated_at": "2024-05-01T00:00:00Z\u{1F}America/New_York"])
    let east = Member(
      identity: 1, values: ["position": "短", "updated_at": "2024-05-01T00:00:00Z\u{1F}Asia/Shanghai"])
    #expect(winner([west, east]) == "长长的职位")
  }

  @Test func thenTheMostComplete() {
    #expect(
      winner([
        Member(identity: 1, values: ["position": "很长很长的职位"]),
        Member(identity: 2, values: ["position": "短", "qq": "10001"]),
      ]) == "短")
  }

  @Test func thenTheLongestThenTheSmallestIdentity() {
    let short = Member(identity: 1, values: ["position": "经理", "qq": "10001"])
    let long = Member(identity: 2, values: ["position": "总经理", "qq": "10002"])
    let result = resolve([long, short])
    #expect(result.values == ["position": "总经理", "qq": "10001"])
    #expect(result.origins == ["position": 2, "qq": 1])
    #expect(result.losers == 2)
  }

  @Test func aClearedValueDoesNotWin() {
    let cleared = Member(identity: 1, trust: 5, values: ["position": "", "name": "张伟"])
    let filled = Member(identity: 2, values: ["position": "经理", "name": "张伟"])
    let result = resolve([cleared, filled])
    #expect(result.values == ["name": "张伟", "position": "经理"])
    #expect(result.losers == 0)
    #expect(resolve([cleared]).values == ["name": "张伟"])
  }

  @Test func oneMemberIsCopied() {
    let result = resolve([Member(identity: 4, values: ["name": "安和", "employees": "12"])], .account)
    #expect(
      result
        == Result(
          values: ["name": "安和", "employees": "12"], origins: ["name": 4, "employees": 4], losers: 0))
  }

  @Test(arguments: UInt64(0)..<20)
  func theOrderOfMembersDoesNotMatter(_ seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let fields = ["name", "position", "qq", "wechat", "updated_at"]
    let members = (0..<6).map { index in
      var values: [String: String] = [:]
      for field in fields where Bool.random(using: &random) {
        values[field] = ["甲", "乙乙", ""].randomElement(using: &random)
      }
      return Member(identity: UInt64(index), trust: Int16.random(in: 0...1, using: &random), values: values)
    }
    let expected = resolve(members)
    for _ in 0..<5 { #expect(resolve(members.shuffled(using: &random)) == expected) }
  }
}
