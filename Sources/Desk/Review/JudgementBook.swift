import Base
import Model
import Run
import Store

/// All that people say, and what is being added to it: nothing that contradicts the rest comes in.
struct JudgementBook {
  private var standing: [PairName: PeoplesJudgement] = [:]
  private var byTag: [Int: PeoplesJudgement] = [:]
  private var graph = JudgementGraph<PartOf>()
  private var nextTag = 1
  /// What was added, in order.
  private(set) var added: [PeoplesJudgement] = []

  private struct PartOf: Hashable {
    var entity: Entity
    var part: PartName
  }

  init(_ judgements: [PeoplesJudgement]) {
    for judgement in judgements { put(judgement) }
  }

  var all: [PeoplesJudgement] { standing.values.sorted { $0.id < $1.id } }

  func judgement(of pair: PairName) -> PeoplesJudgement? { standing[pair] }

  /// Takes a judgement in, in the place of an earlier one of the same pair.
  /// - Returns: whether it says anything new.
  /// - Throws: what contradicts it, with who said what.
  mutating func add(_ judgement: PeoplesJudgement, at position: SourcePosition? = nil) throws(RunError)
    -> Bool
  {
    let former = standing[judgement.pair]
    let hasNewNote = !judgement.note.isEmpty && judgement.note != former?.note
    guard former?.verdict != judgement.verdict || hasNewNote else { return false }
    if let verdict = judgement.verdict {
      let against = against(judgement.pair, verdict)
      guard against.isEmpty else {
        throw .invalid([ReviewWording.contradiction(judgement, against, at: position)])
      }
    }
    if former != nil {
      standing[judgement.pair] = nil
      let rest = all
      (standing, byTag, graph) = ([:], [:], JudgementGraph())
      for other in rest { put(other) }
    }
    if judgement.verdict != nil { put(judgement) }
    added.append(judgement)
    return true
  }

  /// Those that cannot be true together with this one.
  private func against(_ pair: PairName, _ verdict: JudgementVerdict) -> [PeoplesJudgement] {
    let own = byTag.first { $0.value.pair == pair }?.key
    guard
      let answer = graph.answer(
        PartOf(entity: pair.entity, part: pair.left), PartOf(entity: pair.entity, part: pair.right),
        except: own)
    else { return [] }
    switch (verdict, answer.verdict) {
    // Who could not say is answered by who can.
    case (_, .undecided), (.same, .same), (.different, .different): return []
    default: return answer.tags.compactMap { byTag[$0] }
    }
  }

  private mutating func put(_ judgement: PeoplesJudgement) {
    guard let verdict = judgement.verdict else { return }
    standing[judgement.pair] = judgement
    byTag[nextTag] = judgement
    graph.add(
      PartOf(entity: judgement.pair.entity, part: judgement.pair.left),
      PartOf(entity: judgement.pair.entity, part: judgement.pair.right), verdict, tag: nextTag)
    nextTag += 1
  }
}
