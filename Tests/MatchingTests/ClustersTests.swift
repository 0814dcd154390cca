import Base
import Model
import Testing

@testable import Matching

@Suite struct ClustersTests {
  private let mobile = "13812346789"

  @Test func theAnchorIsTheOldest() {
    func record(_ identity: UInt64, _ run: Int32, _ trust: Int16) -> TestRecord {
      TestRecord(
        identity: identity, firstRun: run, trust: trust,
        parts: [.contact(["name": "张伟", "mobile": mobile])])
    }
    let all = [record(1, 3, 9), record(9, 2, 1), record(5, 2, 4), record(4, 2, 4), record(2, 2, -3)]
    #expect(match(all).merged(.contact) == [[4, 5, 9, 2, 1]])
    #expect(match(all.reversed()).merged(.contact) == [[4, 5, 9, 2, 1]])
  }

  @Test func partsAreFoundByRecord() {
    let table = MatchTable()
    let pair = landed([.account(["name": "安和科技有限公司"]), .contact(["name": "张伟", "mobile": mobile])])
    let single = landed([.contact(["name": "张伟", "mobile": mobile])])
    let added = [
      table.add(record: 7, identity: Identity(low: 1, high: 1), firstRun: 1, trust: 1, landed: pair.span),
      table.add(record: 2, identity: Identity(low: 2, high: 2), firstRun: 1, trust: 1, landed: single.span),
    ]
    #expect(added == [2, 1])
    let clusters = table.cluster()
    #expect(clusters.parts(ofRecord: 7).map { clusters.parts[$0].entity } == [1, 2])
    #expect(clusters.firstPart(ofRecord: 0) == -1)
    #expect(clusters.firstPart(ofRecord: 99) == -1)
    let contact = clusters.firstPart(ofRecord: 2)
    #expect(clusters.parts[Int(clusters.anchor(of: contact))].record == 7)
    #expect(clusters.size(of: contact) == 2)
    #expect(clusters.size(of: clusters.firstPart(ofRecord: 7)) == 1)
    #expect(clusters.groupCount == 1)
  }

  @Test func aRecordTakenOutOrReplacedLeavesNothing() {
    let table = MatchTable()
    func add(_ record: Int32, _ name: String) {
      let bytes = landed([.contact(["name": name, "mobile": mobile])])
      table.add(
        record: record, identity: Identity(low: 0, high: UInt64(record)), firstRun: 1, trust: 1,
        landed: bytes.span)
    }
    for record in 0..<3 { add(Int32(record), "张伟") }
    table.remove(record: 1)
    table.remove(record: 1)
    table.remove(record: 50)
    #expect(outcome(table.cluster(), [0, 1, 2]).merged(.contact) == [[0, 2]])
    add(2, "李娜")
    let replaced = outcome(table.cluster(), [0, 1, 2])
    #expect(replaced.merged(.contact).isEmpty)
    #expect(replaced.possible(.contact) == ["0-2 mobile names-differ"])
    add(1, "李娜")
    #expect(outcome(table.cluster(), [0, 1, 2]).merged(.contact) == [[1, 2]])
  }

  @Test func possiblePairsAreListedUpToALimitAndAllCounted() {
    var options = MatchOptions()
    options.possibleLimit = 2
    let result = match((0..<6).map { _ in [.account(["name": "安和科技"])] }, options)
    #expect(result.possible.count == 2)
    #expect(result.possibleTotal == 5)
  }

  @Test func nothingIsFine() {
    #expect(match([[PartText]]()).clusters.isEmpty)
    #expect(match([[PartText]]([[]])).clusters.isEmpty)
  }
}
