import Matching
import Model
import Reporting
import Store

/// What people judged, as a run makes use of it.
extension RunEngine {
  /// Finds the records that people spoke of; those that are not there wait for them.
  func takeJudgements() throws {
    for judgement in try session.peoplesJudgements() {
      let pair = judgement.pair
      guard let verdict = judgement.verdict, let left = index.find(pair.left.identity),
        let right = index.find(pair.right.identity),
        try isThere(pair.entity, left, pair.left.part), try isThere(pair.entity, right, pair.right.part)
      else { continue }
      table.judge(
        pair.entity, (Int32(left), UInt16(pair.left.part)), (Int32(right), UInt16(pair.right.part)), verdict)
      judgements.append(
        JudgementInForce(
          judgement, left: left << 12 | pair.left.part, right: right << 12 | pair.right.part))
    }
    let former = wasEmpty ? [:] : try session.judgementsInForce()
    let now = Set(judgements.map(\.judgement.id))
    for item in judgements where former[item.judgement.id] == nil {
      movedJudgements.append((item.left >> 12, item.right >> 12))
    }
    for (id, records) in former where !now.contains(id) { movedJudgements.append(records) }
  }

  /// By record, with whom people compared it: whoever judges one judges the other anew.
  func judgedWith() -> [Int: [Int]] {
    judgements.reduce(into: [:]) {
      let (left, right) = ($1.left >> 12, $1.right >> 12)
      $0[left, default: []].append(right)
      $0[right, default: []].append(left)
    }
  }

  private func isThere(_ entity: Entity, _ record: Int, _ number: Int) throws -> Bool {
    let found = try writer.withLanding(of: record) { bytes in
      var isThere = false
      Landed.forEachPart(bytes.bindMemory(to: UInt8.self).span) { part in
        if part.entity == entity.rawValue && part.number == number { isThere = true }
      }
      return isThere
    }
    return found ?? false
  }

  /// People judged since the run before: its golden rows may be others now.
  var judgementsMoved: Bool { !movedJudgements.isEmpty }
}
