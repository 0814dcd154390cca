import Documents
import Testing

@testable import Matching

/// The engine against the same mathematics written down once more, over strings and every pair.
@Suite struct BruteForceTests {
  struct World: CustomTestStringConvertible, Sendable {
    var seed: UInt64
    var count: Int
    var isLink = false
    var hasGroup = false

    var testDescription: String { "\(count) records of seed \(seed)\(isLink ? ", linked" : "")" }
  }

  static let worlds = [
    World(seed: 1, count: 50), World(seed: 3, count: 40, hasGroup: true), World(seed: 5, count: 3),
    World(seed: 6, count: 60, isLink: true, hasGroup: true),
  ]

  /// Names, towns and numbers; every other record is of somebody who came before, with slips.
  private func rows(_ world: World) -> [[String]] {
    var state = world.seed
    func below(_ bound: Int) -> Int {
      state = KeyMaker.mix(state)
      return Int(state % UInt64(bound))
    }
    let names = ["miller", "millner", "harrison", "campbell", "thompson", "tompson", "okafor", "lindqvist"]
    let towns = ["york", "york", "york", "leeds", "derby", ""]
    var rows: [[String]] = []
    for index in 0..<world.count {
      if index > 2, below(2) == 0 {
        var row = rows[below(rows.count)]
        if below(3) == 0 { row[0] = String(row[0].dropLast()) }
        if below(4) == 0 { row[2] = String(row[2].reversed()) }
        if below(5) == 0 { row[1] = "" }
        rows.append(row)
      } else {
        let number = String(100_000 + below(800_000))
        rows.append([
          names[below(names.count)] + names[below(names.count)].prefix(3), towns[below(6)], number,
        ])
      }
    }
    return rows
  }

  private func reference(_ world: World) -> ReferenceMatching {
    ReferenceMatching(
      rows: rows(world), sides: world.isLink ? (0..<world.count).map { $0 % 2 } : nil,
      comparisons: [
        .init(column: 0, measure: .jaroWinkler([0.95, 0.85]), frequency: 1),
        .init(column: 1, measure: .exact, frequency: 0.5, group: world.hasGroup ? "g" : ""),
        .init(column: 2, measure: .edit([0.8, 0.5]), group: world.hasGroup ? "g" : ""),
      ],
      blocks: [[0], [2], [1]], strict: [[0, 2]], training: [[2], [0], [1]], assumedRecall: 0.7)
  }

  private func configuration(_ world: World) -> MatchConfiguration {
    var made = MatchConfiguration()
    let names = ["name", "town", "number"]
    made.columns = names.map { .init(name: $0, from: [$0], kind: .text) }
    made.comparisons = [
      .init(column: 0, comparator: .jaroWinkler, thresholds: [0.95, 0.85], frequency: 1),
      .init(column: 1, comparator: .exact, frequency: 0.5, group: world.hasGroup ? "g" : ""),
      .init(column: 2, comparator: .edit, thresholds: [0.8, 0.5], group: world.hasGroup ? "g" : ""),
    ]
    func key(_ columns: [Int]) -> BlockKey {
      BlockKey(
        name: columns.map { names[$0] }.joined(separator: " + "),
        parts: columns.map { .init(column: $0, function: .whole) })
    }
    made.blocking = [key([0]), key([2]), key([1])]
    made.strict = [key([0, 2])]
    made.training = [key([2]), key([0]), key([1])]
    made.assumedRecall = 0.7
    made.link = world.isLink ? .between : .within
    made.blockLimit = 1000
    made.pairBudget = 1000
    made.accept = 0.8
    made.review = 0.1
    // Closure alone.
    made.density = 0
    made.bridge = 0
    made.apart = -1000
    made.clusterLimit = 1000
    return made
  }

  private func records(_ reference: ReferenceMatching, _ configuration: MatchConfiguration) -> MatchRecords {
    let records = MatchRecords(configuration)
    for (index, row) in reference.rows.enumerated() {
      records.append(row, side: UInt8(reference.sides?[index] ?? 0), identity: "r\(index)")
    }
    records.close()
    return records
  }

  @Test(arguments: worlds)
  func levelsAreTheDefinitions(_ world: World) {
    let reference = reference(world)
    let configuration = configuration(world)
    let comparer = PairComparer(configuration, records(reference, configuration))
    var scratch = Scratch()
    let wrong = reference.pairs.filter { a, b in
      let vector = comparer.vector(a, b, &scratch)
      return reference.comparisons.indices.contains {
        vector[$0] != reference.level(reference.comparisons[$0], a, b)
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(3).map { (reference.rows[$0.0], reference.rows[$0.1]) })")
  }

  @Test(arguments: worlds)
  func priorAndMAreLearntAsTheFormulasSay(_ world: World) {
    let reference = reference(world)
    let configuration = configuration(world)
    let model = MatchEngine(configuration, threads: 1).train(records(reference, configuration))
    #expect(abs(model.prior - reference.prior) < 1e-12)
    let m = reference.learn(model.comparisons.map(\.u))
    for (index, comparison) in model.comparisons.enumerated() {
      for level in m[index].indices { #expect(abs(comparison.m[level] - m[index][level]) < 1e-6) }
    }
  }

  /// Of all pairs that have both values, the share that stands at each level, less the matches.
  @Test func uIsThatOfAllPairs() {
    let world = World(seed: 7, count: 160)
    let reference = reference(world)
    let configuration = configuration(world)
    let model = MatchEngine(configuration, threads: 1).train(records(reference, configuration))
    for (index, comparison) in reference.comparisons.enumerated() {
      var seen = [Double](repeating: 0, count: comparison.levelCount)
      for (a, b) in reference.pairs {
        let level = reference.level(comparison, a, b)
        if level > 0 { seen[level - 1] += 1 }
      }
      let all = seen.reduce(0, +)
      for level in seen.indices {
        let u = (seen[level] / all - model.prior * model.comparisons[index].m[level]) / (1 - model.prior)
        #expect(abs(model.comparisons[index].u[level] - u) < 0.01, "\(index) \(level)")
      }
    }
  }

  @Test(arguments: worlds)
  func everyPairIsFoundScoredAndJoined(_ world: World) {
    let reference = reference(world)
    let configuration = configuration(world)
    let records = records(reference, configuration)
    let engine = MatchEngine(configuration, threads: 2)
    let model = engine.train(records)
    let outcome = engine.match(records, model)
    let m = model.comparisons.map(\.m)
    let u = model.comparisons.map(\.u)
    let least = MatchModel.weight(ofProbability: configuration.review)
    let accept = MatchModel.weight(ofProbability: configuration.accept)
    var expected: [UInt64: Double] = [:]
    var candidates = 0
    for (a, b) in reference.pairs where reference.blocks.contains(where: { reference.agree(a, b, $0) }) {
      candidates += 1
      let score = reference.score(a, b, m: m, u: u)
      if score >= least { expected[MatchEngine.key(a, b)] = score }
    }
    #expect(outcome.candidates == candidates)
    #expect(Set(outcome.pairs.map { MatchEngine.key(Int($0.left), Int($0.right)) }) == Set(expected.keys))
    for pair in outcome.pairs {
      let score = expected[MatchEngine.key(Int(pair.left), Int(pair.right))] ?? 0
      #expect(abs(Double(pair.weight) - score) < 1e-3)
    }
    let accepted = expected.filter { $0.value >= accept }.keys.map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
    var groups: [UInt32: Set<Int>] = [:]
    for (record, label) in outcome.labels.enumerated() { groups[label, default: []].insert(record) }
    #expect(Set(groups.values) == reference.closure(accepted))
    for (label, group) in groups { #expect(Int(label) == group.min()) }
  }
}
