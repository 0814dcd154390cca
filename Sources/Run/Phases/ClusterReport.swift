import Matching
import Model
import Reporting
import Store

/// What the report says of clusters: how many of which size and why, the largest, rows that came apart,
/// and keys that too many share.
struct ClusterReport {
  let context: RunContext
  let index: RecordIndex
  let matched: MatchPhase.Output
  let membership: Membership

  private var builder: ReportBuilder { context.report }
  private var clusters: Clusters { matched.clusters }

  /// Call before the run writes its own judgements.
  func matching() throws {
    let survey = try MatchSurvey(clusters, context.session, isLocal: matched.isLocal)
    builder.report.matching.joins = survey.reported
    builder.report.matching.sizes = survey.sizes
    builder.report.matching.scores = survey.scores.distribution
    builder.report.matching.isPartial = matched.isLocal ? true : nil
    thresholds(survey)
    builder.report.matching.largest = try survey.largest.map { row in
      let id = rowID(row.entity, row.nr)
      let members = clusters.part(row.entity.rawValue, nr: row.nr).map {
        clusters.members(of: $0).map { Int(clusters.parts[Int($0)].record) }
      }
      let records = try members ?? context.session.parts(behind: id, of: row.entity).map(\.record)
      return RunReport.Matching.Largest(
        entity: row.entity, id: id, name: try nameOfPart(row.entity, row.nr), count: row.count,
        records: try records.prefix(RunReport.Matching.Largest.recordLimit).map { try builder.name(of: $0) })
    }
  }

  /// From where on pairs are asked about, whatever they are of; and joined, when they are.
  private func thresholds(_ survey: MatchSurvey) {
    let matching = context.migration.file.matching
    let rules = [matching.accounts, matching.contacts].compactMap { $0 }
    guard matching.use.isScored, let ask = rules.map(\.review).max(), let join = rules.map(\.accept).max()
    else { return }
    builder.report.matching.askFrom = ask
    guard matching.use == .join else { return }
    builder.report.matching.joinFrom = join
    builder.report.matching.loads = survey.scores.loads(askFrom: ask, joinFrom: join)
  }

  /// What the part behind a row's number is called.
  private func nameOfPart(_ entity: Entity, _ nr: Int) throws -> String {
    guard let field = LeadModel.field(path: "\(entity.name).name") else { return "" }
    let id = PartID(row: nr)
    return try value(of: field, record: id.record, part: id.part)
  }

  private func value(of field: Field, record: Int, part: Int) throws -> String {
    try context.writer.withLanding(of: record) { bytes -> String in
      let landed = bytes.bindMemory(to: UInt8.self).span
      var found = ""
      Landed.forEachPart(landed) { candidate in
        guard candidate.entity == field.entity.rawValue, Int(candidate.number) == part else { return }
        Landed.forEachValue(landed, candidate) { number, range in
          if number == field.number { found = text(landed.extracting(range)) }
        }
      }
      return found
    } ?? ""
  }

  /// Keys that too many share to tell anybody apart, each with its value from the oldest part that holds it.
  func generics() throws {
    for generic in clusters.generics.prefix(200) {
      let part = clusters.parts[Int(generic.part)]
      let field = generic.kind.fieldPath.flatMap(LeadModel.field(path:))
      let shown = try field.map {
        try value(of: $0, record: Int(part.record), part: Int(part.number))
      }
      builder.report.generics.append(
        RunReport.Generic(kind: generic.kind.name, value: shown ?? "", records: generic.count))
    }
  }

  func splits() throws {
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
          becomes: rowID(split.entity, clusters.parts[Int(split.anchor)].id.row),
          records: records))
    }
  }

  private func rowID(_ entity: Entity, _ nr: Int) -> String {
    EntityID.text(index.id(of: PartID(row: nr), entity))
  }
}

extension MatchReason {
  /// The field whose value is the key.
  var fieldPath: String? {
    switch self {
    case .creditCode: "account.credit_code"
    case .company: "account.name"
    case .mobile: "contact.mobile"
    case .email: "contact.email"
    case .companyPerson: "contact.name"
    case .judged, .score, .followsContact, .reference: nil
    }
  }
}
