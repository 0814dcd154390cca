import LeadModel
import LeadStore
import Mapping
import Matching
import Records
import Reporting

/// Gathers what a report shows, while the run goes on. Lists keep their first items; all are
/// counted, and all stand in `lists` where somebody wants them.
final class ReportBuilder {
  static let listLimit = 2000
  static let mergeLimit = 500

  var report: RunReport
  private var refusalCounts: [String: Int] = [:]
  /// Changes that were taken off the report's own list.
  private var withdrawnItems = 0
  private let writer: () -> any RunWriter
  private let lists: LongLists?

  init(_ report: RunReport, lists: LongLists? = nil, writer: @escaping () -> any RunWriter) {
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
    guard let place = try writer().place(of: record) else {
      return RunReport.RecordName(source: "", object: "", key: "#\(record)", file: "", line: 0)
    }
    return RunReport.RecordName(
      source: place.source, object: place.object, key: place.key, file: place.file, line: place.line)
  }

  // MARK: Updates

  func update(_ name: RunReport.RecordName, before: Span<UInt8>, after: Span<UInt8>) throws {
    for change in LandedDiff.changes(before: before, after: after) {
      report.updates.total += 1
      guard takes(\.updates) else { continue }
      let field = LeadModel.path(
        change, before: before, after: after)
      try add(
        RunReport.FieldChange(
          record: name, field: field,
          before: change.before.isEmpty ? nil : text(before.extracting(change.before)),
          after: change.after.isEmpty ? nil : text(after.extracting(change.after))),
        to: \.updates, .changes)
    }
  }

  /// A changed record was refused after all: it changes nothing.
  func withdraw(record: RunReport.RecordName) {
    let before = report.updates.items.count
    report.updates.items.removeAll { $0.record == record }
    report.updates.total -= before - report.updates.items.count
    lists?.withdraw(record)
    withdrawnItems += before - report.updates.items.count
  }

  // MARK: Quarantine

  func refuse(_ name: RunReport.RecordName, _ issue: RecordIssue, value: String) throws {
    refusalCounts[issue.code, default: 0] += 1
    report.quarantine.total += 1
    guard takes(\.quarantine) else { return }
    let wording = IssueWording.message(issue.code)
    try add(
      RunReport.Refusal(
        record: name, code: issue.code, column: issue.column, field: issue.field, value: value,
        message: wording.message, remedy: wording.remedy),
      to: \.quarantine, .quarantine)
  }

  func vanish(_ name: @autoclosure () throws -> RunReport.RecordName) throws {
    report.vanished.total += 1
    if takes(\.vanished) { try add(name(), to: \.vanished, .vanished) }
  }

  // MARK: Merges

  func merge(_ row: GoldenStage.MergedRow, reasons: [String]) throws {
    report.merges.total += 1
    guard takes(\.merges, limit: Self.mergeLimit) else { return }
    var sides: [RunReport.Side] = []
    for member in row.members.sorted(by: { $0.record < $1.record }).prefix(20) {
      sides.append(
        RunReport.Side(
          record: try name(of: Int(member.record)),
          values: values(row.entity, row.bytes, member.start..<member.end)))
    }
    try add(
      RunReport.Merge(
        entity: row.entity, id: EntityID.text(row.id), reasons: reasons, sides: sides,
        result: values(row.entity, row.result, 0..<row.result.count)),
      to: \.merges, .merges, limit: Self.mergeLimit)
  }

  func possible(_ pair: RunReport.Possible) throws { try add(pair, to: \.possible, .possible) }

  func finish() throws {
    if let lists {
      let dropped = try lists.finish()
      if lists.fileName(.changes) != nil { report.updates.total -= max(0, dropped - withdrawnItems) }
      report.updates.file = lists.fileName(.changes)
      report.merges.file = lists.fileName(.merges)
      report.possible.file = lists.fileName(.possible)
      report.quarantine.file = lists.fileName(.quarantine)
      report.vanished.file = lists.fileName(.vanished)
    }
    report.quarantineByCode = refusalCounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      let wording = IssueWording.message($0.key)
      return RunReport.Count(
        code: $0.key, message: wording.message, remedy: wording.remedy, count: $0.value)
    }
  }

  private func values(_ entity: Entity, _ bytes: [UInt8], _ range: Range<Int>) -> [RunReport.FieldValue] {
    let span = bytes.span
    var values: [RunReport.FieldValue] = []
    let part = LandedPart(
      entity: entity.rawValue, number: 0, start: range.lowerBound, end: range.upperBound)
    Landed.forEachValue(span, part) { number, range in
      guard let field = LeadModel.field(entity, number: number), !range.isEmpty else { return }
      values.append(RunReport.FieldValue(field: field.path, value: text(span.extracting(range))))
    }
    return values
  }
}

/// A landed value for people: the companion behind a blank.
func text(_ value: Span<UInt8>) -> String {
  let text = value.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  return text.replacing("\u{1F}", with: " ")
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
