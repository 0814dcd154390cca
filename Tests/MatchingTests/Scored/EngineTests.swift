import Base
import Documents
import Foundation
import Testing

@testable import Matching

/// The engine on small lists, against pairs counted one by one.
@Suite struct EngineTests {
  private func configuration(link: MatchConfiguration.Link = .within) -> MatchConfiguration {
    var made = MatchConfiguration()
    made.columns = [
      .init(name: "name", from: ["name"], kind: .person),
      .init(name: "mobile", from: ["mobile"], kind: .phone),
      .init(name: "words", from: ["words"], kind: .text), .init(name: "code", from: ["code"], kind: .code),
    ]
    made.comparisons = [
      .init(column: 0, comparator: .person, frequency: 1), .init(column: 1, comparator: .phone),
      .init(column: 2, comparator: .words),
    ]
    made.blocking = [
      BlockKey(name: "mobile", parts: [.init(column: 1, function: .whole)]),
      BlockKey(name: "sound", parts: [.init(column: 0, function: .sound)]),
      BlockKey(name: "words", parts: [.init(column: 2, function: .words)]),
    ]
    made.strict = [
      BlockKey(name: "both", parts: [.init(column: 0, function: .whole), .init(column: 1, function: .whole)])
    ]
    made.training = [made.blocking[0], made.blocking[1]]
    made.link = link
    made.blockLimit = 1000
    made.strong = [3]
    made.accept = 0.5
    made.pairBudget = 10_000
    made.review = 0.2
    return made
  }

  private struct Row {
    var identity: String, name: String, mobile: String, words: String, code: String, side: UInt8
  }

  private func rows(_ count: Int, _ seed: UInt64) -> [Row] {
    var state = seed
    func below(_ bound: Int) -> Int {
      state = KeyMaker.mix(state)
      return Int(state % UInt64(bound))
    }
    let surnames = ["王", "李", "张", "陈"]
    let given = ["伟强", "伟刚", "明", "芳", "小明", "建国"]
    let words = ["red", "blue", "green", "black", "white", "grey"]
    return (0..<count).map { index in
      let person = below(count / 2 + 1)
      return Row(
        identity: "r\(index)", name: surnames[person % 4] + given[person / 4 % 6],
        mobile: "139\(10_000_000 + person * 7919 % 80_000_000)",
        words: words[person / 24 % 6] + " " + words[below(6)], code: below(9) == 0 ? "c\(below(3))" : "",
        side: UInt8(index % 2))
    }
  }

  private func records(_ rows: [Row], _ configuration: MatchConfiguration) -> MatchRecords {
    let records = MatchRecords(configuration)
    for row in rows {
      records.append([row.name, row.mobile, row.words, row.code], side: row.side, identity: row.identity)
    }
    records.close()
    return records
  }

  private func partition(_ rows: [Row], _ configuration: MatchConfiguration, threads: Int = 1) -> Set<
    Set<String>
  > {
    let records = records(rows, configuration)
    let engine = MatchEngine(configuration, threads: threads)
    let outcome = engine.match(records, engine.train(records))
    var groups: [UInt32: Set<String>] = [:]
    for (record, label) in outcome.labels.enumerated() {
      groups[label, default: []].insert(rows[record].identity)
    }
    return Set(groups.values)
  }

  @Test(arguments: [MatchConfiguration.Link.within, .between])
  func everyBlockedPairIsMetOnce(_ link: MatchConfiguration.Link) {
    let configuration = configuration(link: link)
    let rows = rows(150, 3)
    let records = records(rows, configuration)
    let plan = BlockPlan(configuration.blocking, records, limit: 1000, threads: 1)
    var met: [UInt64: Int] = [:]
    for piece in plan.pieces() { plan.pairs(piece) { met[MatchEngine.key($0, $1), default: 0] += 1 } }
    var expected: Set<UInt64> = []
    var scratch = Scratch()
    let comparer = PairComparer(configuration, records)
    for a in rows.indices {
      for b in rows.indices where a < b {
        if link == .between && rows[a].side == rows[b].side { continue }
        let words = Set(rows[a].words.split(separator: " ")).intersection(rows[b].words.split(separator: " "))
        let name = comparer.vector(a, b, &scratch)[0]
        if rows[a].mobile == rows[b].mobile || !words.isEmpty || (name >= 1 && name <= 3) {
          expected.insert(MatchEngine.key(a, b))
        }
      }
    }
    #expect(met.values.allSatisfy { $0 == 1 })
    #expect(Set(met.keys) == expected)
    #expect(plan.pairCount >= expected.count)
  }

  @Test func orderAndThreadsDoNotMatter() {
    let rows = rows(400, 11)
    let configuration = configuration()
    let once = partition(rows, configuration)
    #expect(once.count < 400)
    #expect(partition(rows.reversed(), configuration) == once)
    #expect(partition(Array(rows[200...] + rows[..<200]), configuration, threads: 3) == once)
  }

  @Test func aPairScoresTheSameInAnyBatch() {
    let all = rows(300, 5)
    let configuration = configuration()
    let engine = MatchEngine(configuration, threads: 1)
    let big = records(all, configuration)
    let model = engine.train(big)
    let few = records(Array(all[10..<40]), configuration)
    let bigScorer = Scorer(model, configuration, big)
    let smallScorer = Scorer(model, configuration, few)
    var scratch = Scratch()
    var vector = LevelVector()
    for a in 0..<30 {
      for b in 0..<30 where a != b {
        let large = bigScorer.score(a + 10, b + 10, least: -.infinity, scratch: &scratch, vector: &vector)
        #expect(large == smallScorer.score(a, b, least: -.infinity, scratch: &scratch, vector: &vector))
        #expect(large == smallScorer.score(b, a, least: -.infinity, scratch: &scratch, vector: &vector))
      }
    }
  }

  @Test(arguments: [(0.95, 50), (0.01, 3), (0.5, 2)])
  func recordsAreConservedAndGuardsHold(_ setting: (Double, Int)) {
    var configuration = configuration()
    configuration.accept = setting.0
    configuration.review = setting.0 / 2
    configuration.clusterLimit = setting.1
    let rows = rows(300, 9)
    let codes = Dictionary(uniqueKeysWithValues: rows.map { ($0.identity, $0.code) })
    let groups = partition(rows, configuration)
    #expect(groups.reduce(0) { $0 + $1.count } == 300)
    for group in groups {
      #expect(group.count <= setting.1)
      #expect(Set(group.compactMap { codes[$0] }.filter { !$0.isEmpty }).count <= 1)
    }
  }

  @Test func aJudgementKeepsApart() {
    let configuration = configuration()
    let rows = rows(200, 13)
    let records = records(rows, configuration)
    var engine = MatchEngine(configuration, threads: 1)
    let model = engine.train(records)
    let outcome = engine.match(records, model)
    guard let pair = outcome.pairs.first(where: { $0.outcome == .merge }) else {
      Issue.record("nothing was merged")
      return
    }
    engine.different = [MatchEngine.key(Int(pair.left), Int(pair.right))]
    let again = engine.match(records, model)
    #expect(again.labels[Int(pair.left)] != again.labels[Int(pair.right)])
    #expect(again.refused > outcome.refused)
  }

  @Test func theWaterfallAddsUpToTheScore() {
    var configuration = configuration()
    configuration.comparisons[1].group = "g"
    configuration.comparisons[2].group = "g"
    let records = records(rows(200, 17), configuration)
    let engine = MatchEngine(configuration, threads: 1)
    let model = engine.train(records)
    for pair in engine.match(records, model).pairs.prefix(50) {
      let sum = engine.waterfall(pair, records, model).reduce(Float(0)) { $0 + $1.weight }
      #expect(abs(sum - pair.weight) < 0.001)
    }
  }

  /// What nothing is learnt of weighs as the configuration says, whatever was counted.
  @Test func withoutTrainingTheWrittenWeightsCount() {
    var configuration = configuration()
    configuration.training = []
    let written: [Double] = [9, 6, 4, 1, -7, -8]
    configuration.comparisons[1].weights = written
    let rows = rows(200, 5)
    let model = MatchEngine(configuration).train(records(rows, configuration))
    #expect(model.comparisons[1].levels.count == written.count)
    for (level, weight) in written.enumerated() {
      #expect(abs(model.comparisons[1].weight(level) - weight) < 1e-9)
    }
    #expect(!model.comparisons[1].isTrained)
  }

  @Test func aModelComesBackFromItsFile() throws {
    let configuration = configuration()
    let model = MatchEngine(configuration, threads: 1).train(records(rows(200, 23), configuration))
    #expect(MatchModel(file: try model.file()) == model)
    #expect(MatchModel(file: Data("{}".utf8)) == nil)
  }

  @Test func oneToOneGivesNobodyTwoPartners() {
    var configuration = configuration(link: .oneToOne)
    configuration.accept = 0.1
    let rows = rows(300, 21)
    let sides = Dictionary(uniqueKeysWithValues: rows.map { ($0.identity, $0.side) })
    for group in partition(rows, configuration) {
      #expect(group.count <= 2)
      #expect(group.count == 1 || Set(group.map { sides[$0] }).count == 2)
    }
  }

  @Test func pastTheBudgetNothingIsCompared() {
    var configuration = configuration()
    configuration.pairBudget = 0.01
    let records = records(rows(100, 2), configuration)
    let engine = MatchEngine(configuration, threads: 1)
    let outcome = engine.match(records, engine.train(records))
    #expect(!outcome.isWithinBudget)
    #expect(outcome.candidates == 0 && outcome.predicted > 0)
    #expect(outcome.labels == (0..<100).map { UInt32($0) })
  }

  @Test func frequentValuesMakeNoBlockAndAreNamed() {
    var configuration = configuration()
    configuration.blockLimit = 5
    var made = rows(40, 4)
    for index in 0..<20 { made[index].mobile = "02151234567" }
    let records = records(made, configuration)
    let plan = BlockPlan([configuration.blocking[0]], records, limit: 5, threads: 1)
    #expect(plan.sizes[0].refused.first?.count == 20)
    #expect(plan.sizes[0].largest <= 5)
  }
}
