import Matching
import Model
import Reporting
import Store

/// What the report says of people's judgements, and of rows that came apart.
extension RunEngine {
  func reportJudgements() {
    for item in judgements {
      if let verdict = item.judgement.verdict { builder.report.judgements.count(verdict) }
    }
  }

  func reportSplits(_ clusters: Clusters, _ membership: Membership) throws {
    builder.report.splits.total = membership.splits.count
    let ordered = membership.splits.sorted { left, right in
      let (a, b) = (left.key, right.key)
      return (a.entity.rawValue, a.from, a.anchor) < (b.entity.rawValue, b.from, b.anchor)
    }
    for (split, parts) in ordered.prefix(RunReport.Split.limit) {
      let records = try parts.prefix(RunReport.Split.recordLimit).map {
        try builder.name(of: Int(clusters.parts[Int($0)].record))
      }
      builder.report.splits.items.append(
        RunReport.Split(
          entity: split.entity, from: rowID(split.entity, split.from),
          becomes: rowID(split.entity, GoldenStage.nr(clusters.parts[Int(split.anchor)])),
          records: records))
    }
  }

  func rowID(_ entity: Entity, _ nr: Int) -> String {
    EntityID.text(
      EntityID.hash(
        index.identities[(nr >> 12) - 1], entity: entity.rawValue, part: UInt16(nr & 0xFFF)))
  }
}
