import Base
import Mapping
import Matching
import Model
import Reporting
import Store

/// Gathers what a report shows, while the run goes on. Lists keep their first items; all are
/// counted, and all stand in `lists` where somebody wants them.
final class ReportBuilder {
  static let listLimit = 2000
  static let mergeLimit = 500
  static let sideLimit = 20
  static let groupLimit = 100

  var report: RunReport
  private var refusalCounts: [String: Int] = [:]
  private var refusalGroups = RefusalGroups()
  private var fieldCounts: [String: RunReport.FieldCount] = [:]
  private let writer: any RunWriter
  private let lists: LongLists?

  init(_ report: RunReport, writer: any RunWriter, lists: LongLists? = nil) {
    self.report = report
    self.lists = lists
    self.writer = writer
  }

  /// Whether an item that comes now would stand anywhere.
  func takes<Item>(
    _ listing: KeyPath<RunReport, RunReport.Listing<Item>>, limit: Int = listLimit
  ) -> Bool {
    lists != nil || report[keyPath: listing].items.count < limit
  }

  private func add<Item: CSVListItem>(
    _ item: Item, to listing: WritableKeyPath<RunReport, RunReport.Listing<Item>>,
    _ kind: CSVLists.Kind, limit: Int = listLimit
  ) throws {
    if report[keyPath: listing].items.count >= limit || lists?.fileName(kind) != nil {
      try lists?.append(item, to: kind, after: report[keyPath: listing].items)
    }
    if report[keyPath: listing].items.count < limit { report[keyPath: listing].items.append(item) }
  }

  func name(of record: Int) throws -> RunReport.RecordName {
    guard let place = try writer.place(of: record) else {
      return RunReport.RecordName(source: "", object: "", key: "#\(record)", file: "", line: 0)
    }
    return RunReport.RecordName(place)
  }

  // MARK: Updates

  func update(_ name: RunReport.RecordName, before: Span<UInt8>, after: Span<UInt8>) throws {
    for change in LandedDiff.changes(before: before, after: after) {
      report.updates.total += 1
      count(change, before: before, after: after, by: 1)
      guard takes(\.updates) else { continue }
      try add(
        RunReport.FieldChange(
          record: name, field: LeadModel.path(change, before: before, after: after),
          before: change.before.isEmpty ? nil : text(before.extracting(change.before)),
          after: change.after.isEmpty ? nil : text(after.extracting(change.after))),
        to: \.updates, .changes)
    }
  }

  /// A changed record was refused after all: it changes nothing.
  func withdraw(_ name: RunReport.RecordName, before: Span<UInt8>, after: Span<UInt8>) {
    for change in LandedDiff.changes(before: before, after: after) {
      report.updates.total -= 1
      count(change, before: before, after: after, by: -1)
    }
    lists?.withdraw(name)
    // Where it stands is another place by now; its key is the same.
    report.updates.items.removeAll {
      $0.record.key == name.key && $0.record.source == name.source && $0.record.object == name.object
    }
  }

  /// By the field, whichever child of a record has it.
  private func count(
    _ change: FieldChange, before: Span<UInt8>, after: Span<UInt8>, by number: Int
  ) {
    var whole = change
    whole.number = 0
    let path = LeadModel.path(whole, before: before, after: after)
    var counted = fieldCounts[path] ?? RunReport.FieldCount(field: path)
    switch change.kind {
    case .added: counted.filled += number
    case .changed: counted.changed += number
    case .cleared, .removed: counted.cleared += number
    }
    fieldCounts[path] = counted
  }

  // MARK: Quarantine

  func refuse(
    _ name: RunReport.RecordName, _ issue: RecordIssue, value: String,
    further: [(issue: RecordIssue, value: String)] = []
  ) throws {
    refusalCounts[issue.code, default: 0] += 1
    report.quarantine.total += 1
    let first = RunReport.RefusedCell(issue, value: value)
    let others = further.map { RunReport.RefusedCell($0.issue, value: $0.value) }
    for cell in [first] + others { refusalGroups.add(cell) }
    guard takes(\.quarantine) else { return }
    try add(
      RunReport.Refusal(
        record: name, code: first.code, column: first.column, field: first.field, value: value,
        message: first.message, remedy: first.remedy, further: others),
      to: \.quarantine, .quarantine)
  }

  func vanish(_ name: @autoclosure () throws -> RunReport.RecordName) throws {
    report.vanished.total += 1
    if takes(\.vanished) { try add(name(), to: \.vanished, .vanished) }
  }

  // MARK: Merges

  /// Of how many merges the members are shown, here or in a list.
  var shownMerges: Int { lists == nil ? Self.mergeLimit : .max }

  /// - Parameter row: nil: it is counted, and stands nowhere.
  func merge(_ row: GoldenStage.MergedRow?, reasons: @autoclosure () -> [String]) throws {
    report.merges.total += 1
    guard let row, takes(\.merges, limit: Self.mergeLimit) else { return }
    var sides: [RunReport.Side] = []
    var sideOf: [Int: Int] = [:]
    let members = row.members.indices.sorted { row.members[$0].record < row.members[$1].record }
    for index in members.prefix(Self.sideLimit) {
      let member = row.members[index]
      sideOf[index] = sides.count
      sides.append(
        RunReport.Side(
          record: try name(of: Int(member.record)),
          values: values(row.entity, row.bytes, range: member.start..<member.end)))
    }
    var winners: [UInt8: Int] = [:]
    for origin in row.origins { winners[origin.field] = sideOf[origin.member] }
    try add(
      RunReport.Merge(
        entity: row.entity, id: EntityID.text(row.id), reasons: reasons(), sides: sides,
        result: values(row.entity, row.result, range: 0..<row.result.count, winners: winners)),
      to: \.merges, .merges, limit: Self.mergeLimit)
  }

  func possible(_ pair: RunReport.Possible) throws { try add(pair, to: \.possible, .possible) }

  /// All of them stand in the list: it is for people who do not read reports.
  func several(_ customer: RunReport.SeveralLeads) throws {
    try lists?.append(customer, to: .severalLeads, after: [])
    if report.severalLeads.items.count < RunReport.SeveralLeads.limit {
      report.severalLeads.items.append(customer)
    }
  }

  /// Whether one more would stand anywhere.
  var takesSeveral: Bool {
    lists != nil || report.severalLeads.items.count < RunReport.SeveralLeads.limit
  }

  func finish() throws {
    if let lists {
      try lists.finish()
      report.updates.file = lists.fileName(.changes)
      report.merges.file = lists.fileName(.merges)
      report.possible.file = lists.fileName(.possible)
      report.severalLeads.file = lists.fileName(.severalLeads)
      report.quarantine.file = lists.fileName(.quarantine)
      report.vanished.file = lists.fileName(.vanished)
    }
    report.changesByField = fieldCounts.values.filter { $0.total > 0 }.sorted {
      ($1.total, $0.field) < ($0.total, $1.field)
    }
    report.quarantineByCode = refusalCounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      let wording = IssueWording.message($0.key)
      return RunReport.Count(
        code: $0.key, message: wording.message, remedy: wording.remedy, count: $0.value)
    }
    let groups = refusalGroups.sorted
    report.quarantineGroups = groups.isEmpty ? nil : Array(groups.prefix(Self.groupLimit))
  }

  /// - Parameter winners: by field, the side that its value came from.
  private func values(
    _ entity: Entity, _ bytes: [UInt8], range: Range<Int>, winners: [UInt8: Int] = [:]
  ) -> [RunReport.FieldValue] {
    let span = bytes.span
    var values: [RunReport.FieldValue] = []
    let part = LandedPart(
      entity: entity.rawValue, number: 0, start: range.lowerBound, end: range.upperBound)
    Landed.forEachValue(span, part) { number, range in
      guard let field = LeadModel.field(entity, number: number), !range.isEmpty else { return }
      values.append(
        RunReport.FieldValue(field: field.path, value: text(span.extracting(range)), side: winners[number]))
    }
    return values
  }
}

/// A landed value for people: the companion behind a blank.
package func text(_ value: Span<UInt8>) -> String {
  let text = value.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  return text.replacing("\u{1F}", with: " ").replacing("\u{1E}", with: " @ ")
}

extension LeadModel {
  /// The path of a changed field; children carry their number: `contact[2].mobile`.
  static func path(_ change: FieldChange, before: Span<UInt8>, after: Span<UInt8>) -> String {
    guard let entity = Entity(rawValue: change.entity) else {
      let name = change.kind == .removed ? before : after
      return "extra." + text(name.extracting(change.name))
    }
    let field = LeadModel.field(entity, number: change.field)?.name ?? "\(change.field)"
    return change.number == 0
      ? "\(entity.name).\(field)" : "\(entity.name)[\(change.number)].\(field)"
  }
}

extension RunReport.RecordName {
  init(_ place: RecordPlace) {
    self.init(
      source: place.source, object: place.object, key: place.key, file: place.file, line: place.line)
  }
}

extension RunReport.RefusedCell {
  package init(_ issue: RecordIssue, value: String) {
    let wording = IssueWording.message(issue.code)
    self.init(
      code: issue.code, column: issue.column, field: issue.field, value: value, message: wording.message,
      remedy: wording.remedy)
  }
}
