import Documents
import Matching

/// `--errors N`: pairs judged wrongly, with their waterfall.
enum Errors {
  static func show(
    _ limit: Int, _ outcome: MatchOutcome, _ gold: Gold, _ records: MatchRecords,
    _ configuration: MatchConfiguration, _ engine: MatchEngine, _ model: MatchModel
  ) {
    var shown = 0
    for pair in outcome.pairs where shown < limit {
      let isTrue = gold.clusters[Int(pair.left)] == gold.clusters[Int(pair.right)]
      let isJoined = outcome.labels[Int(pair.left)] == outcome.labels[Int(pair.right)]
      guard isTrue != isJoined else { continue }
      shown += 1
      show(Int(pair.left), Int(pair.right), isTrue ? "missed" : "wrong", pair.weight, records, configuration)
      let steps = engine.waterfall(pair, records, model).map { Format.fixed(Double($0.weight), 1) }
      print("    " + steps.joined(separator: " "))
    }
    // True pairs that no block found, or that scored below review.
    let known = Set(outcome.pairs.map { UInt64($0.left) << 32 | UInt64($0.right) })
    var members: [Int: [Int]] = [:]
    for (record, cluster) in gold.clusters.enumerated() { members[cluster, default: []].append(record) }
    shown = 0
    for cluster in members.keys.sorted() where shown < limit {
      let group = members[cluster] ?? []
      for i in group.indices {
        for j in group.indices where j > i && shown < limit {
          let joined = outcome.labels[group[i]] == outcome.labels[group[j]]
          if joined || known.contains(UInt64(group[i]) << 32 | UInt64(group[j])) { continue }
          shown += 1
          show(group[i], group[j], "not seen", 0, records, configuration)
        }
      }
    }
  }

  private static func show(
    _ a: Int, _ b: Int, _ what: String, _ weight: Float, _ records: MatchRecords,
    _ configuration: MatchConfiguration
  ) {
    print("  \(what) \(Format.fixed(Double(weight), 2))")
    for record in [a, b] {
      let values = configuration.columns.indices.map { records.text(record, $0) ?? "-" }
      print("    " + values.joined(separator: " | "))
    }
  }
}
