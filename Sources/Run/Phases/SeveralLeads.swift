import Base
import Matching
import Model
import Reporting
import Store

/// Customers with several leads, in the whole store as the run leaves it: those of the rows that it computed,
/// and, where it computed a part, those that stand.
///
/// 24 bytes a lead, while it is looked for.
struct SeveralLeads {
  private struct Lead {
    var nr: Int
    var account: Int
    /// The contact's `nr`; of a lead without one, the account's, below 0.
    var customer: Int
  }

  private var leads: [Lead] = []
  private var removed: Set<Int> = []

  /// A row that the run computed.
  mutating func take(_ row: GoldenBatch.Row, of batch: GoldenBatch) {
    guard row.row.entity == .lead else { return }
    add(
      row.row.nr, contact: batch.relation(row, to: .contact) ?? 0,
      account: batch.relation(row, to: .account) ?? 0)
  }

  /// A row that is none any more.
  mutating func remove(_ entity: Entity, nr: Int) {
    if entity == .lead { removed.insert(nr) }
  }

  private mutating func add(_ nr: Int, contact: Int, account: Int) {
    guard contact != 0 || account != 0 else {
      // That it was computed is to be known.
      leads.append(Lead(nr: nr, account: 0, customer: 0))
      return
    }
    leads.append(Lead(nr: nr, account: account, customer: contact != 0 ? contact : -account))
  }

  /// - Parameter isWhole: every row was computed.
  consuming func report(
    _ context: RunContext, _ known: LoadRecords.Output, _ clusters: Clusters?, isWhole: Bool
  ) throws {
    if !isWhole { try addTheRest(context.session) }
    leads.sort { ($0.customer, $0.nr) < ($1.customer, $1.nr) }
    let rows = GoldenValues(context: context, known: known, clusters: clusters)
    var groups: [Range<Int>] = []
    var start = 0
    while start < leads.count {
      var end = start + 1
      while end < leads.count && leads[end].customer == leads[start].customer { end += 1 }
      if end - start > 1, leads[start].customer != 0 { groups.append(start..<end) }
      start = end
    }
    // By the oldest record of each.
    groups.sort { leads[$0.lowerBound].nr < leads[$1.lowerBound].nr }
    context.report.report.severalLeads.total = groups.count
    for group in groups {
      guard context.report.takesSeveral else { break }
      try context.report.several(customer(leads[group], rows, context))
    }
  }

  private mutating func addTheRest(_ session: StoreSession) throws {
    let computed = Set(leads.map(\.nr))
    let removed = removed
    var rest: [(nr: Int, contact: Int, account: Int)] = []
    try session.forEachLead { nr, contact, account in
      if !computed.contains(nr) && !removed.contains(nr) { rest.append((nr, contact, account)) }
    }
    for lead in rest { add(lead.nr, contact: lead.contact, account: lead.account) }
  }

  private func customer(
    _ leads: ArraySlice<Lead>, _ rows: GoldenValues, _ context: RunContext
  ) throws -> RunReport.SeveralLeads {
    let first = leads[leads.startIndex]
    let entity: Entity = first.customer > 0 ? .contact : .account
    let contact = first.customer > 0 ? try rows.values(.contact, nr: first.customer) : [:]
    let account = leads.first { $0.account != 0 }?.account ?? 0
    let company = account == 0 ? [:] : try rows.values(.account, nr: account)
    return RunReport.SeveralLeads(
      entity: entity, id: rows.id(entity, nr: abs(first.customer)), company: company["name"] ?? "",
      name: contact["name"] ?? "", mobile: contact["mobile"] ?? contact["phone"] ?? "",
      leads: try leads.map { lead in
        let values = try rows.values(.lead, nr: lead.nr)
        return RunReport.SeveralLeads.Lead(
          id: rows.id(.lead, nr: lead.nr), record: try context.report.name(of: PartID(row: lead.nr).record),
          values: RunReport.SeveralLeads.fields.compactMap { field in
            values[field].map { RunReport.FieldValue(field: "lead.\(field)", value: $0) }
          })
      })
  }
}

/// The values of golden rows as a run leaves them, whether they are written yet or not: of a few rows, for
/// reports.
struct GoldenValues {
  let context: RunContext
  let known: LoadRecords.Output
  /// Nil: the run changes no row.
  let clusters: Clusters?

  func id(_ entity: Entity, nr: Int) -> String {
    EntityID.text(known.index.id(of: PartID(row: nr), entity))
  }

  /// By the field's name, without relations and extras.
  func values(_ entity: Entity, nr: Int) throws -> [String: String] {
    var buffer = ByteArena()
    var members: [SurvivorMember] = []
    for part in try parts(entity, nr: nr) {
      let (record, index) = (part.record, known.index)
      let scope = known.scopes[index.scopes[record - 1]]
      _ = try context.writer.withLanding(of: record) { bytes in
        let landed = bytes.bindMemory(to: UInt8.self).span
        let names =
          part.isOwn && References.named(landed, object: scope.object).contains { $0.entity == entity }
        Landed.forEachPart(landed) { found in
          guard found.entity == entity.rawValue, found.number == part.partNumber else { return }
          let start = buffer.append(landed.extracting(found.start..<found.end))
          members.append(
            SurvivorMember(
              record: Int32(record), identity: index.identities[record - 1], trust: scope.trust,
              yields: names,
              start: start, end: buffer.count))
        }
      }
    }
    var result = LandedWriter()
    var origins: [FieldOrigin] = []
    buffer.withSpan(from: 0, count: buffer.count) {
      _ = Survivorship.resolve(entity: entity, buffer: $0, members: members, into: &result, origins: &origins)
    }
    var values: [String: String] = [:]
    result.arena.withSpan(from: 0, count: result.arena.count) { span in
      Landed.forEachPart(span) { part in
        Landed.forEachValue(span, part) { number, range in
          guard let field = LeadModel.field(entity, number: number), !range.isEmpty else { return }
          values[field.name] = span.extracting(range).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        }
      }
    }
    return values
  }

  private func parts(_ entity: Entity, nr: Int) throws -> [PartID] {
    if let clusters, let part = clusters.part(entity.rawValue, nr: nr) {
      return clusters.members(of: part).map { clusters.parts[Int($0)].id }
    }
    return try context.session.parts(behind: id(entity, nr: nr), of: entity).map {
      PartID(record: $0.record, part: $0.part)
    }
  }
}
