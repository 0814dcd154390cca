import Base
import Documents

/// Whether two clusters may be joined by a pair that was accepted, and if not, why. Every pair across
/// is looked at, met in a block or not, so that the answer depends on the records alone.
struct JoinGuard {
  let configuration: MatchConfiguration
  let records: MatchRecords
  let scorer: Scorer
  /// Pairs that people said are two.
  let different: Set<UInt64>
  private var scratch = Scratch()
  private let review: Float
  private let bridge: Float
  private let apart: Float

  init(
    _ configuration: MatchConfiguration, _ records: MatchRecords, _ scorer: Scorer, different: Set<UInt64>
  ) {
    self.configuration = configuration
    self.records = records
    self.scorer = scorer
    self.different = different
    review = Float(MatchModel.weight(ofProbability: configuration.review))
    bridge = Float(MatchModel.weight(ofProbability: configuration.bridge))
    apart = Float(configuration.apart)
  }

  enum Answer {
    /// The pairs across that are at least possible.
    case join(links: Int)
    case refuse(PairDoubt)
  }

  /// - Parameter weight: of the pair that would join them.
  mutating func ask(_ left: ScoredClustering.Side, _ right: ScoredClustering.Side, _ weight: Float) -> Answer
  {
    let size = left.members.count + right.members.count
    if size > configuration.clusterLimit { return .refuse(.oversized) }
    if holdsTwoIdentifiers(left.members, right.members) { return .refuse(.identifier) }
    if isJudgedDifferent(left.members, right.members) { return .refuse(.judgement) }
    guard size > 2 else { return .join(links: 1) }
    var links = 0
    var vector = LevelVector()
    for a in left.members {
      for b in right.members {
        let score = scorer.score(a, b, least: -.infinity, scratch: &scratch, vector: &vector)
        if score < apart { return .refuse(.apart) }
        if score >= review { links += 1 }
      }
    }
    let joinsGroups = left.members.count > 1 && right.members.count > 1
    if joinsGroups, links <= 1, weight < bridge { return .refuse(.bridge) }
    let pairs = size * (size - 1) / 2
    if Double(left.links + right.links + links) < configuration.density * Double(pairs) {
      return .refuse(.sparse)
    }
    return .join(links: links)
  }

  /// Two records alone: nothing may ever join them.
  mutating func areTwo(_ a: Int, _ b: Int) -> Bool {
    if holdsTwoIdentifiers([a], [b]) || isJudgedDifferent([a], [b]) { return true }
    var vector = LevelVector()
    return scorer.score(a, b, least: -.infinity, scratch: &scratch, vector: &vector) < apart
  }

  private func holdsTwoIdentifiers(_ left: [Int], _ right: [Int]) -> Bool {
    for column in configuration.strong {
      for a in left {
        let x = records.id(a, column)
        if x == 0 { continue }
        for b in right {
          let y = records.id(b, column)
          if y != 0 && x != y { return true }
        }
      }
    }
    return false
  }

  private func isJudgedDifferent(_ left: [Int], _ right: [Int]) -> Bool {
    guard !different.isEmpty else { return false }
    return left.contains { a in right.contains { different.contains(MatchEngine.key(a, $0)) } }
  }
}
