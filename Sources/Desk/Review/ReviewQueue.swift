import Base
import Matching
import Model
import Reporting
import Run
import Store

/// The pairs that a person is asked about, most useful first. Computed from the store and from what
/// people said: whoever stops and comes again finds the rest. Values are read when a pair is looked
/// at; no lock is held meanwhile.
public final class ReviewQueue {
  struct Member: Sendable {
    var record: Int
    var part: Int
    var identity: Identity
    /// Of its cluster: the anchor, its id, and how many parts it has.
    var cluster: Int32
    var id: UInt64
    var size: Int
  }

  struct Item: Sendable {
    var entity: Entity
    var left: Member
    var right: Member
    var reason: MatchReason
    var against: MatchObjection
    var card: ScoreCard?
    var isUndecided: Bool
  }

  public let storePath: String
  let items: [Item]
  /// How many there are, also beyond those that are listed.
  public let total: Int
  /// Clusters that people judged to be two when the queue was made.
  private let apart: [(left: Int32, right: Int32)]
  /// What was answered since then, by place in the queue.
  private var answers: [Int: JudgementVerdict] = [:]

  public var count: Int { items.count }

  private init(storePath: String, items: [Item], total: Int, apart: [(left: Int32, right: Int32)]) {
    self.apart = apart
    self.storePath = storePath
    self.items = items
    self.total = total
  }

  /// - Parameter path: a migration.
  public static func load(
    migration path: String, progress: RunProgress = RunProgress()
  ) throws(RunError) -> ReviewQueue {
    let migration = try LoadedMigration.load(path: path)
    let store = migration.file.storePath
    return try RunError.translating {
      guard try LeadStore.exists(path: store) else { throw StoreError.missing(path: store) }
      return try LeadStore.reading(path: store) { session in
        let judged = try RunEngine(
          migration, session: session, isPlan: true, progress: progress
        ).clustersOfStore()
        let clusters = judged.clusters
        let items = clusters.possible.map { Item($0, clusters, judged.index) }
        let order = items.indices.sorted { a, b in
          let (x, y) = (items[a], items[b])
          if x.isUndecided != y.isUndecided { return y.isUndecided }
          return x.use != y.use ? x.use > y.use : a < b
        }
        let apart = judged.judgements.compactMap { item -> (left: Int32, right: Int32)? in
          let entity = item.judgement.pair.entity.rawValue
          guard item.judgement.verdict == .different, let left = clusters.part(entity, nr: item.left),
            let right = clusters.part(entity, nr: item.right)
          else { return nil }
          return (clusters.anchor(of: left), clusters.anchor(of: right))
        }
        return ReviewQueue(
          storePath: store, items: order.map { items[$0] }, total: clusters.possibleTotal, apart: apart)
      }
    }
  }

  /// The pair at a place of the queue, with all that its two sides say.
  public func pair(_ place: Int) throws(RunError) -> ReviewPair {
    try pairs(place..<place + 1)[0]
  }

  public func pairs(_ places: Range<Int>) throws(RunError) -> [ReviewPair] {
    try RunError.translating {
      try LeadStore.reading(path: storePath) { session in
        let said = Dictionary(
          uniqueKeysWithValues: try session.peoplesJudgements().map { ($0.pair, $0) })
        return try places.map { place in
          let item = items[place]
          let reader = PairReader(session)
          let names = try (reader.name(item.left), reader.name(item.right))
          let name = PairName(item.entity, names.0, names.1)
          var pair = ReviewPair(
            id: name.id, entity: item.entity,
            left: try reader.side(item.entity, item.left), right: try reader.side(item.entity, item.right),
            reason: item.reason.name, against: item.against.name, score: item.card?.weight,
            weights: item.card?.weights ?? [])
          if let judgement = said[name], judgement.verdict == .undecided {
            pair.undecidedBy = judgement.author
            pair.undecidedAt = judgement.judgedAt
          }
          return pair
        }
      }
    }
  }

  /// What follows for a pair from the answers to others since the queue was made; nil: nothing yet.
  public func implied(_ place: Int) -> JudgementVerdict? { implied(place, by: answered(except: place)) }

  func answered(except place: Int?) -> JudgementGraph<Int32> {
    var graph = JudgementGraph<Int32>()
    for (left, right) in apart { graph.add(left, right, .different, tag: -1) }
    for (other, verdict) in answers where other != place {
      graph.add(items[other].left.cluster, items[other].right.cluster, verdict, tag: other)
    }
    return graph
  }

  func implied(_ place: Int, by graph: JudgementGraph<Int32>) -> JudgementVerdict? {
    let answer = graph.answer(items[place].left.cluster, items[place].right.cluster)?.verdict
    return answer == .undecided ? nil : answer
  }

  /// What was answered here since the queue was made.
  public func answer(_ place: Int) -> JudgementVerdict? { answers[place] }

  /// Writes a person's answer to the store at once; nil takes an earlier one back.
  /// - Throws: `RunError.invalid` when it contradicts what people said before.
  public func judge(
    _ place: Int, _ verdict: JudgementVerdict?, by author: String, note: String = ""
  ) throws(RunError) {
    let item = items[place]
    try RunError.translating {
      try LeadStore.writing(path: storePath) { session -> (commit: Bool, result: Void) in
        let reader = PairReader(session)
        let judgement = PeoplesJudgement(
          pair: PairName(item.entity, try reader.name(item.left), try reader.name(item.right)),
          verdict: verdict, author: author, judgedAt: Tool.now(), score: item.card?.weight,
          reason: "\(item.reason.name) \(item.against.name)", note: note)
        var book = JudgementBook(try session.peoplesJudgements())
        let isNew = try book.add(judgement)
        if isNew { try session.add(judgement) }
        return (commit: isNew, result: ())
      }
    }
    answers[place] = verdict
  }
}

extension ReviewQueue.Item {
  init(_ pair: PossiblePair, _ clusters: Clusters, _ index: RecordIndex) {
    func member(_ number: Int32) -> ReviewQueue.Member {
      let part = clusters.parts[Int(number)]
      let anchor = clusters.anchor(of: number)
      let oldest = clusters.parts[Int(anchor)]
      return ReviewQueue.Member(
        record: Int(part.record), part: Int(part.number), identity: index.identities[Int(part.record) - 1],
        cluster: anchor,
        id: EntityID.hash(
          index.identities[Int(oldest.record) - 1], entity: oldest.entity, part: oldest.number),
        size: clusters.size(of: number))
    }
    self.init(
      entity: pair.entity, left: member(pair.left), right: member(pair.right), reason: pair.reason,
      against: pair.against, card: pair.card, isUndecided: pair.isUndecided)
  }

  /// How much an answer is worth: how open the question is, times how many parts it concerns.
  var use: Double {
    let chance = reason == .score ? card?.probability ?? against.chance : against.chance
    return 4 * chance * (1 - chance) * Double(left.size + right.size)
  }
}

extension MatchObjection {
  /// How often two with this against them may be one all the same: a rough guess, on which nothing
  /// but the order of the questions hangs.
  var chance: Double {
    switch self {
    case .contactsDiffer, .judgedApart, .scoreUnsure, .weakBridge, .clusterTooLoose, .severalLeads: 0.5
    case .onlyAsked, .clusterTooLarge: 0.6
    case .plainlyTwo: 0.2
    case .shortName, .creditCodesAmbiguous: 0.4
    case .namesAmbiguous, .leadsDiffer: 0.3
    case .namesDiffer: 0.15
    case .creditCodesDiffer: 0.05
    }
  }
}
