import Documents
import Testing

@testable import Matching

/// Planted groups, and pairs that join what should stay apart. A model is written, so that every
/// score is known: each column that agrees adds what it says, the prior takes ten bits.
@Suite struct ClusterGuardTests {
  private static let names = ["group", "left", "right", "code"]
  private var configuration: MatchConfiguration {
    var made = MatchConfiguration()
    made.columns = Self.names.map { .init(name: $0, from: [$0], kind: .code) }
    made.comparisons = (0..<3).map { .init(column: $0, comparator: .exact) }
    made.blocking = (0..<3).map {
      BlockKey(name: Self.names[$0], parts: [.init(column: $0, function: .whole)])
    }
    made.accept = 0.97
    made.review = 0.5
    return made
  }

  /// Bits of one column that agrees, and of one that does not.
  private func model(_ bits: [Double], apart: Double = 0) -> MatchModel {
    let prior = 1 / (1 + MatchModel.exp2(10))
    return MatchModel(
      prior: prior,
      comparisons: bits.enumerated().map { index, bits in
        MatchModel.Comparison(
          name: Self.names[index], levels: ["exact", "else"],
          m: [MatchModel.exp2(bits) / 1024, MatchModel.exp2(apart) / 1024], u: [1.0 / 1024, 1.0 / 1024],
          isTrained: true, frequency: 0, shares: [:], shareFloor: 1)
      })
  }

  private struct Found {
    var groups: Set<Set<String>>
    var doubts: [PairDoubt: Int] = [:]
    var sizes: Int { groups.reduce(0) { $0 + $1.count } }
  }

  /// - Parameter rows: a name, then a value per column.
  private func match(_ rows: [[String]], _ configuration: MatchConfiguration, _ model: MatchModel) -> Found {
    let records = MatchRecords(configuration)
    for row in rows { records.append(Array(row.dropFirst()), identity: row[0]) }
    records.close()
    let outcome = MatchEngine(configuration, threads: 1).match(records, model)
    var groups: [UInt32: Set<String>] = [:]
    for (record, label) in outcome.labels.enumerated() { groups[label, default: []].insert(rows[record][0]) }
    var found = Found(groups: Set(groups.values))
    for pair in outcome.pairs {
      found.doubts[pair.doubt, default: 0] += 1
      #expect((pair.outcome == .merge) == (pair.doubt == .none))
    }
    return found
  }

  /// Two groups of three, and one record of each with the same number.
  private let bridged = [
    ["a1", "A", "", ""], ["a2", "A", "", ""], ["a3", "A", "N", ""], ["b1", "B", "N", ""],
    ["b2", "B", "", ""],
    ["b3", "B", "", ""],
  ]

  @Test func aWeakBridgeGoesToReview() {
    let found = match(bridged, configuration, model([24, 17, 0]))
    #expect(found.groups == [["a1", "a2", "a3"], ["b1", "b2", "b3"]])
    #expect(found.doubts == [.none: 6, .bridge: 1])
    #expect(match(bridged.reversed(), configuration, model([24, 17, 0])).groups == found.groups)
  }

  @Test func aStrongBridgeJoins() {
    #expect(match(bridged, configuration, model([24, 30, 0])).groups.count == 1)
    var free = configuration
    free.bridge = 0
    #expect(match(bridged, free, model([24, 17, 0])).groups.count == 1)
  }

  @Test func twoPairsAcrossAreNoBridge() {
    var rows = bridged
    rows[1][3] = "M"
    rows[4][3] = "M"
    #expect(match(rows, configuration, model([24, 17, 17])).groups.count == 1)
  }

  /// Each record is like the next alone, by one column or the other in turn.
  private func chain(_ count: Int) -> [[String]] {
    (0..<count).map { ["r\($0)", "", "l\($0 / 2)", "r\(($0 + 1) / 2)"] }
  }

  @Test func aLongChainComesApart() {
    let rows = chain(24)
    let found = match(rows, configuration, model([0, 25, 25]))
    #expect(found.sizes == 24)
    #expect(found.groups.count >= 4)
    #expect((found.doubts[.sparse] ?? 0) == found.groups.count - 1)
    for group in found.groups {
      // A chain of n has n - 1 pairs of n (n - 1) / 2.
      #expect(Double(group.count - 1) >= 0.3 * Double(group.count * (group.count - 1) / 2))
    }
    var free = configuration
    free.density = 0
    #expect(match(rows, free, model([0, 25, 25])).groups.count == 1)
  }

  @Test func aClusterOverTheLimitGoesToReview() {
    var configuration = configuration
    configuration.clusterLimit = 10
    let rows = (0..<14).map { ["r\($0)", "A", "", ""] }
    let found = match(rows, configuration, model([24, 0, 0]))
    #expect(found.sizes == 14)
    #expect(found.groups.allSatisfy { $0.count <= 10 })
    #expect((found.doubts[.oversized] ?? 0) >= 40)
  }

  @Test func noClusterHoldsTwoIdentifiers() {
    var configuration = configuration
    configuration.columns.append(.init(name: "credit code", from: ["credit code"], kind: .code))
    configuration.strong = [4]
    configuration.margin = -1
    // Each is like the next; the first and the last have codes of their own.
    let rows = [
      ["r0", "A", "", "", "", "91330106MA27"], ["r1", "A", "", "", "", ""], ["r2", "A", "", "", "", ""],
      ["r3", "A", "", "", "", "91310115MA1K"],
    ]
    let found = match(rows, configuration, model([24, 0, 0]))
    #expect(found.sizes == 4 && found.groups.count == 2)
    #expect(!found.groups.contains { $0.isSuperset(of: ["r0", "r3"]) })
    #expect((found.doubts[.identifier] ?? 0) >= 1)
  }

  @Test func whatIsPlainlyTwoIsNotJoinedByAThird() {
    var configuration = configuration
    configuration.apart = -15
    configuration.margin = -1
    // r0 and r2 are like r1, and differ in the column that tells.
    let rows = [["r0", "A", "N", ""], ["r1", "", "N", "M"], ["r2", "B", "", "M"]]
    var model = model([0, 25, 25])
    model.comparisons[0].m[1] = MatchModel.exp2(-12) / 1024
    let found = match(rows, configuration, model)
    #expect(found.groups.count == 2)
    #expect(found.doubts[.apart] == 1)
  }

  /// As likely partners of r1 and r2, r0 and r3 are two: neither is taken, and r1 and r2 are one.
  @Test func whoIsNotInDoubtIsJoined() {
    var configuration = configuration
    configuration.strong = [3]
    let rows = [
      ["r0", "A", "", "", "91330106MA27"], ["r1", "A", "", "", ""], ["r2", "A", "", "", ""],
      ["r3", "A", "", "", "91310115MA1K"],
    ]
    #expect(match(rows, configuration, model([24, 0, 0])).groups == [["r0"], ["r1", "r2"], ["r3"]])
  }

  /// r1 is like r0 and like r2, which are plainly two: whose it is would be a guess, whatever the order.
  @Test func aRecordBetweenTwoIsNoOnes() {
    var configuration = configuration
    configuration.strong = [3]
    let rows = [
      ["r0", "", "N", "", "91330106MA27"], ["r1", "", "N", "M", ""], ["r2", "", "", "M", "91310115MA1K"],
    ]
    let found = match(rows, configuration, model([0, 25, 24]))
    #expect(found.groups.count == 3)
    #expect(found.doubts == [.ambiguous: 2])
    #expect(match(rows.reversed(), configuration, model([0, 25, 24])).groups.count == 3)
    // Clearly the likelier.
    let clear = match(rows, configuration, model([0, 29, 24]))
    #expect(clear.groups == [["r0", "r1"], ["r2"]])
    #expect(clear.doubts == [.none: 1, .identifier: 1])
  }
}
