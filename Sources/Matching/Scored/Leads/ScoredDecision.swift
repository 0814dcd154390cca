import Base
import Documents
import Model

/// Which of the scored pairs are joined, which are asked about.
struct ScoredDecision {
  let entity: Entity
  let rows: PartRows
  let scorer: Scorer
  /// By a cluster's root, its rows, from the oldest on.
  private var members: [Int32: [Int]] = [:]
  /// By a cluster's root, how many parts it has.
  private var sizes: [Int32: Int] = [:]
  /// Clusters that would fit to each of two that are not one: to which is not for a score to say.
  private var contested: Set<Int32> = []

  /// Of so many rows of each of two clusters, the oldest, each is held against each.
  static let sample = 12

  init(entity: Entity, rows: PartRows, scorer: Scorer) {
    self.entity = entity
    self.rows = rows
    self.scorer = scorer
  }

  /// Gathers the clusters that the pairs are of.
  mutating func gather(_ pairs: [ScoredPair], _ clustering: inout Clustering, sizes roots: [Int32]) {
    var wanted: Set<Int32> = []
    for pair in pairs {
      wanted.insert(clustering.forest.root(of: rows.parts[Int(pair.left)]))
      wanted.insert(clustering.forest.root(of: rows.parts[Int(pair.right)]))
    }
    guard !wanted.isEmpty else { return }
    for (row, part) in rows.parts.enumerated() {
      let root = clustering.forest.root(of: part)
      if wanted.contains(root) { members[root, default: []].append(row) }
    }
    for root in roots where wanted.contains(root) { sizes[root, default: 0] += 1 }
  }

  func card(_ a: Int, _ b: Int, _ scratch: inout Scratch) -> ScoreCard {
    var vector = LevelVector()
    _ = scorer.score(a, b, least: -.infinity, scratch: &scratch, vector: &vector)
    let weights = scorer.steps(vector, a, b)
    let model = rows.rules.model
    var steps = [ScoreCard.Step(column: "prior", level: "", bits: model.priorWeight)]
    for index in model.comparisons.indices where vector[index] != Level.null {
      let column = rows.rules.configuration.columns[rows.rules.configuration.comparisons[index].column]
      steps.append(
        ScoreCard.Step(
          column: column.from.first ?? column.name,
          level: model.comparisons[index].levels[vector[index] - Level.exact], bits: Double(weights[index])))
    }
    return ScoreCard(steps)
  }

  /// - Parameter pairs: heaviest first.
  mutating func run(_ pairs: [ScoredPair], _ clustering: inout Clustering, mayJoin: Bool) {
    guard !pairs.isEmpty else { return }
    if mayJoin { contest(pairs, clustering) }
    var scratch = Scratch()
    for pair in pairs {
      let (a, b) = (Int(pair.left), Int(pair.right))
      let (one, other) = (rows.parts[a], rows.parts[b])
      let (left, right) = (clustering.forest.root(of: one), clustering.forest.root(of: other))
      guard left != right else { continue }
      let card = card(a, b, &scratch)
      guard card.weight >= rows.rules.review else { continue }
      var objection: MatchObjection?
      if card.weight < rows.rules.accept {
        objection = .scoreUnsure
      } else if !mayJoin {
        objection = .onlyAsked
      } else if contested.contains(left) || contested.contains(right) {
        objection = entity == .account ? .creditCodesAmbiguous : .namesAmbiguous
      } else {
        objection = self.objection(left, right, clustering: &clustering, scratch: &scratch)
      }
      if let objection {
        clustering.leaveApart(one, other, entity: entity, reason: .score, against: objection, card: card)
      } else {
        clustering.join(one, other, entity: entity, reason: .score, card: card)
        merge(left, right, as: clustering.forest.root(of: one))
        clustering.scoring.joined += 1
      }
    }
  }

  /// Joins for trial, on a copy. Where a guard refuses what the score would join, both sides are
  /// contested: some third fits to each, and neither is taken.
  private mutating func contest(_ pairs: [ScoredPair], _ clustering: Clustering) {
    var trial = self
    var copy = clustering
    var scratch = Scratch()
    var refused: Set<Int32> = []
    for pair in pairs where Double(pair.weight) >= rows.rules.accept - 0.01 {
      let (one, other) = (rows.parts[Int(pair.left)], rows.parts[Int(pair.right)])
      let (left, right) = (copy.forest.root(of: one), copy.forest.root(of: other))
      guard left != right else { continue }
      switch trial.objection(left, right, clustering: &copy, scratch: &scratch) {
      case nil:
        copy.join(one, other, entity: entity, reason: .score)
        trial.merge(left, right, as: copy.forest.root(of: one))
      case .plainlyTwo, .creditCodesDiffer, .namesDiffer, .judgedApart:
        refused.insert(one)
        refused.insert(other)
      default: break
      }
    }
    var forest = clustering.forest
    for part in refused { contested.insert(forest.root(of: part)) }
  }

  /// What speaks against one cluster of two; nil: nothing.
  private func objection(
    _ left: Int32, _ right: Int32, clustering: inout Clustering, scratch: inout Scratch
  ) -> MatchObjection? {
    if clustering.constraints.verdict(left, right) != nil { return .judgedApart }
    if let objection = clustering.objection(left, right, entity) { return objection }
    let configuration = rows.rules.configuration
    if (sizes[left] ?? 1) + (sizes[right] ?? 1) > configuration.clusterLimit { return .clusterTooLarge }
    let mine = (members[left] ?? []).prefix(Self.sample)
    let others = (members[right] ?? []).prefix(Self.sample)
    var (strong, fair, all) = (0, 0, 0)
    var vector = LevelVector()
    for a in mine {
      for b in others {
        let weight = Double(scorer.score(a, b, least: -.infinity, scratch: &scratch, vector: &vector))
        if weight < configuration.apart { return .plainlyTwo }
        all += 1
        if weight >= rows.rules.accept - 0.01 { strong += 1 }
        if weight >= rows.rules.review - 0.01 { fair += 1 }
      }
    }
    if mine.count > 2 && others.count > 2 && strong < 2 { return .weakBridge }
    return fair * 2 < all ? .clusterTooLoose : nil
  }

  private mutating func merge(_ left: Int32, _ right: Int32, as root: Int32) {
    // Rows are numbered from the oldest on.
    let rows = ((members[left] ?? []) + (members[right] ?? [])).sorted()
    let size = (sizes[left] ?? 1) + (sizes[right] ?? 1)
    for gone in [left, right] { (members[gone], sizes[gone]) = (nil, nil) }
    (members[root], sizes[root]) = (rows, size)
  }
}
