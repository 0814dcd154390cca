import Base
import Desk
import Documents
import Importing
import Mapping
import Model
import Run
import Store

/// A door through which bytes from outside come in. Whatever they are, it answers with a value or an error.
///
/// `make fuzz TARGET=csv` throws bytes at one of them, guided by the code that they reach; the tests
/// give each every file of its corpus, and all tiny ones.
public enum FuzzEntry: String, CaseIterable, Sendable {
  case csv, xml, json, mapping, migration, matching, owners, sheet, plan, store, landed

  /// Gives the bytes to the door.
  /// - Parameter file: where they are put, for doors that open a file.
  /// - Throws: only what a user would see as an error of the file.
  /// - Returns: what was wrong with the answer, such as two readings that differ; nil when all is well.
  @discardableResult
  public func feed(_ bytes: [UInt8], _ file: FuzzFile) throws -> String? {
    switch self {
    case .csv, .xml, .json:
      try file.write(bytes)
      return try feedReader(file)
    case .mapping:
      let text = SourceText(path: "m.yaml", text: String(decoding: bytes, as: UTF8.self))
      let checked = CompiledMapping.check(text: text, owners: nil)
      _ = checked.diagnostics.map { DiagnosticRenderer.render($0, .zh) }
    case .migration:
      try file.write(bytes)
      let (_, diagnostics) = LoadedMigration.check(path: file.path)
      _ = diagnostics.map { DiagnosticRenderer.render($0, .en) }
    case .matching:
      try file.write(bytes)
      _ = MatchingSection.load(path: file.path)
    case .owners:
      try file.write(bytes)
      let table = try LoadedMigration.readOwners(file.path).table
      let cell = Array("王芳".utf8)
      _ = table.resolve(cell.span)
      _ = AliasInsertion(
        name: cell, code: Array("E01".utf8), table: bytes, text: { String(decoding: $0, as: UTF8.self) })
    case .sheet:
      try file.write(bytes)
      _ = try? FixRow.read(file.path)
      _ = try DecisionFile.read(path: file.path, displayPath: "sheet.csv")
    case .plan:
      try file.write(bytes)
      _ = try PlanFile.read(path: file.path)
    case .store:
      try file.write(bytes)
      try feedStore(file)
    case .landed:
      feedLanded(bytes)
    }
    return nil
  }

  /// Profiles, reads and drafts; what was read must be what the independent counter counts.
  private func feedReader(_ file: FuzzFile) throws -> String? {
    var options = ReadOptions()
    options.format = SourceFormat(rawValue: rawValue)
    var given = options
    switch self {
    case .csv:
      given.delimiter = UInt8(ascii: ";")
      given.headerRowCount = 2
      _ = try? read(file, given)
      given.header = ["a", "", "c"]
    case .xml:
      given.record = "a/b"
      given.children = ["c"]
    default:
      given.record = "a.b"
      given.children = ["c"]
    }
    _ = try? read(file, given)
    for showValues in [true, false] {
      let reader = try Importers.open(path: file.path, displayPath: "fuzz", options: options)
      _ = try Profiler.profile(reader, options: ProfileOptions(showValues: showValues))
    }
    return try read(file, options)
  }

  private func read(_ file: FuzzFile, _ options: ReadOptions) throws -> String? {
    let reader = try Importers.open(path: file.path, displayPath: "fuzz", options: options)
    let batch = RecordBatch()
    var records = 0
    var collector = EvidenceCollector()
    while try reader.read(into: batch) {
      collector.add(batch)
      for record in 0..<batch.count {
        if batch[record].kind == 0 { records += 1 }
        _ = batch.rawText(record)
        for column in 0..<batch.slotCount(record) { _ = batch.text(record, column) }
      }
    }
    collector.adopt(reader.layout)
    let drafted = DraftFile(
      path: "fuzz", name: "fuzz", format: reader.facts.format, recordPath: reader.facts.recordPath,
      kinds: collector.kinds)
    if let draft = MappingDraft.make([drafted], hasOwners: true).first,
      CompiledMapping.check(
        text: SourceText(path: "", text: draft.text), owners: OwnersTable(rows: [], path: "")
      ).hasErrors
    {
      return "the draft does not pass the check:\n\(draft.text)"
    }
    let counted = try reader.facts.countIndependently(path: file.path)
    guard counted.records != records else { return nil }
    return "\(records) records were read, \(counted.records) were counted"
  }

  private func feedStore(_ file: FuzzFile) throws {
    try LeadStore.reading(path: file.path) { session in
      _ = try session.digest()
      _ = try session.sources()
      try session.forEachRecord { _, _ in }
      try session.forEachLanding { _, bytes in feedLanded(Array(bytes)) }
      try session.forEachMember { _ in }
      _ = try session.peoplesJudgements()
    }
  }

  /// Two landed records, cut from one text: stored bytes may be harmed in any way.
  private func feedLanded(_ bytes: [UInt8]) {
    let middle = bytes.count / 2
    let (former, new) = (Array(bytes[..<middle]), Array(bytes[middle...]))
    _ = LandedDiff.changes(before: former.span, after: new.span)
    _ = LandedDiff.areSame(former.span, new.span)
    var writer = LandedWriter()
    LandedOverlay.merge(former: former.span, new: new.span, used: { [] }, into: &writer)
  }
}
