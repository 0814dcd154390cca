import Matching
import Model
import Store

/// What people say of records that are there, as a run goes by it; those that are not there wait for
/// them.
struct StandingJudgements {
  private(set) var inForce: [JudgementInForce] = []
  /// Records of what the run before did not know, or went by although it no longer holds: their golden
  /// rows may be others now.
  private(set) var moved: [(left: Int, right: Int)] = []

  /// Nobody said anything.
  init() {}

  /// Finds the records that people spoke of, and tells the match tables.
  init(_ context: RunContext, _ index: RecordIndex, _ tables: MatchTables) throws {
    // Where nothing is matched, no word of people's makes two records one.
    let isOff = context.migration.matchOptions.isOff
    for judgement in isOff ? [] : try context.session.peoplesJudgements() {
      let pair = judgement.pair
      guard let verdict = judgement.verdict, let left = index.find(pair.left.identity),
        let right = index.find(pair.right.identity),
        try Self.isThere(pair.entity, left, number: pair.left.part, writer: context.writer),
        try Self.isThere(pair.entity, right, number: pair.right.part, writer: context.writer)
      else { continue }
      tables.present.judge(
        pair.entity, (Int32(left), UInt16(pair.left.part)), right: (Int32(right), UInt16(pair.right.part)),
        verdict: verdict)
      inForce.append(
        JudgementInForce(
          judgement, left: PartID(record: left, part: pair.left.part).row,
          right: PartID(record: right, part: pair.right.part).row))
    }
    let former = context.wasEmpty ? [:] : try context.session.judgementsInForce()
    let now = Set(inForce.map(\.judgement.id))
    for item in inForce where former[item.judgement.id] == nil {
      moved.append((PartID(row: item.left).record, PartID(row: item.right).record))
    }
    for (id, records) in former where !now.contains(id) { moved.append(records) }
  }

  /// By record, with whom people compared it: whoever judges one judges the other anew.
  var comparedWith: [Int: [Int]] {
    inForce.reduce(into: [:]) {
      let (left, right) = (PartID(row: $1.left).record, PartID(row: $1.right).record)
      $0[left, default: []].append(right)
      $0[right, default: []].append(left)
    }
  }

  func report(to builder: ReportBuilder) {
    for item in inForce {
      if let verdict = item.judgement.verdict { builder.report.judgements.count(verdict) }
    }
  }

  private static func isThere(
    _ entity: Entity, _ record: Int, number: Int, writer: any RunWriter
  ) throws -> Bool {
    let found = try writer.withLanding(of: record) { bytes in
      var isThere = false
      Landed.forEachPart(bytes.bindMemory(to: UInt8.self).span) { part in
        if part.entity == entity.rawValue && part.number == number { isThere = true }
      }
      return isThere
    }
    return found ?? false
  }
}
