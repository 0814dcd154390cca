import Base
import Foundation
import Mapping
import Model
import Reporting
import Run
import Store

/// What a correction came to, before any replay.
public struct FixResult: Sendable, Codable {
  /// Of `quarantine`.
  public var record: Int
  public var source: String
  public var file: String
  public var line: Int
  public var column: String
  public var before: String
  public var after: String
  public var author: String
  /// `landed` or `filtered`: what a replay would make of it; `refused`: another cell is refused still.
  public var outcome: String
  /// The next cell at fault.
  public var code: String?
  public var codeColumn: String?
}

/// One value that a person gives for a cell of a refused record.
public struct FixRequest: Sendable {
  /// A key, or `#` and a number of `quarantine`.
  public var record: String
  public var column: String
  public var value: String
  /// Of several child records with the column, which one, from 1.
  public var child: Int?

  public init(record: String, column: String, value: String, child: Int? = nil) {
    self.record = record
    self.column = column
    self.value = value
    self.child = child
  }
}

extension Desk {
  /// Puts a value beside a cell of a refused record; a replay takes it. The raw bytes stay.
  public static func fix(
    migration path: String, _ request: FixRequest, author: String
  ) throws(RunError) -> FixResult {
    let migration = try LoadedMigration.load(path: path)
    return try correcting(migration, path) { desk in
      do throws(FixProblem) {
        return try desk.fix(request, author: author)
      } catch {
        throw error.error
      }
    }
  }

  /// Puts one value beside each refused cell of a column that says the same. All of them are taken, or none.
  /// - Parameter former: what the cells say, blanks round it apart.
  public static func fix(
    migration path: String, column: String, from former: String, to value: String, author: String
  ) throws(RunError) -> [FixResult] {
    let migration = try LoadedMigration.load(path: path)
    return try correcting(migration, path) { desk in
      do throws(FixProblem) {
        return try desk.fixAll(column: column, from: former, to: value, author: author)
      } catch {
        throw error.error
      }
    }
  }

  /// Runs `body` on the store's quarantine, and keeps what it put there.
  static func correcting<R>(
    _ migration: LoadedMigration, _ name: String, _ body: (FixDesk) throws -> R
  ) throws(RunError) -> R {
    try RunError.translating {
      let path = migration.file.storePath
      guard try LeadStore.exists(path: path) else { throw BeforeFirstRun.fix(name).error(path) }
      return try LeadStore.writing(path: path) { session in
        (commit: true, result: try body(try FixDesk(session, migration)))
      }
    }
  }
}

/// Where refused records are corrected: inside one transaction of the store.
final class FixDesk {
  let session: StoreSession
  let migration: LoadedMigration
  let open: [OpenRecord]
  /// False before the first run: nothing can be put beside a record.
  let hasStore: Bool
  /// By the fingerprint of the raw record.
  private var corrections: [UInt64: [Correction]] = [:]
  private let byNumber: [Int: Int]
  private lazy var judged = (try? RefusalJudge(session, migration).faults()) ?? [:]

  init(_ session: StoreSession, _ migration: LoadedMigration, hasStore: Bool = true) throws {
    self.session = session
    self.hasStore = hasStore
    self.migration = migration
    open = try session.openRecords()
    byNumber = Dictionary(open.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for correction in try session.correctionsInForce(forReplay: true) {
      corrections[correction.rawFingerprint, default: []].append(correction)
    }
  }

  func fix(_ request: FixRequest, author: String) throws(FixProblem) -> FixResult {
    let record = try find(request.record)
    let (raw, shape) = try read(record)
    return try correct(
      cell(request, record, raw), to: request.value, of: record, (raw, shape), author: author)
  }

  private func correct(
    _ cell: RawRecord.Cell, to value: String, of record: OpenRecord,
    _ read: (raw: RawRecord, shape: FileShape),
    author: String
  ) throws(FixProblem) -> FixResult {
    let own = self.own(record)
    let before = own.last { $0.child == cell.child && $0.column == cell.column }?.value ?? cell.text
    guard before != value else { throw .same(cell.path) }
    let correction = Correction(
      source: record.source, object: record.object, rawFingerprint: record.rawFingerprint,
      child: cell.child, column: cell.column, former: cell.text, value: value, key: record.key,
      author: author, madeAt: Tool.now())
    var result = FixResult(
      record: record.id, source: record.sourceName, file: read.shape.path, line: record.line,
      column: cell.path, before: before, after: value, author: author, outcome: "landed")
    try judge(read.raw, own + [correction], cell: cell, result: &result)
    do {
      try session.insert(correction)
    } catch {
      throw .unreadable(record.id)
    }
    corrections[correction.rawFingerprint, default: []].append(correction)
    return result
  }

  /// Every refused cell of the column that says `former`. A cell that says the same and is not refused, of
  /// another mapping, stays as it is.
  func fixAll(
    column: String, from former: String, to value: String, author: String
  ) throws(FixProblem) -> [FixResult] {
    let former = Self.trimmed(former)
    var results: [FixResult] = []
    var done: Set<UInt64> = []
    for record in open where !Replay.isFaulty(record) {
      guard faults(of: record).contains(where: { $0.column == column }), let read = try? read(record)
      else { continue }
      // The same bytes twice are one thing to correct.
      guard done.insert(record.rawFingerprint).inserted else { continue }
      let atFault = faulty(record, read.0)
      for cell in read.0.cells(column)
      where Self.trimmed(cell.text) == former
        && atFault.contains(where: { $0.child == cell.child && $0.column == cell.path })
      {
        results.append(try correct(cell, to: value, of: record, read, author: author))
      }
    }
    guard !results.isEmpty else { throw .nothingSays(column) }
    return results
  }

  private static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The cells for which the mapping refuses the record, with what people corrected.
  private func faulty(_ record: OpenRecord, _ raw: RawRecord) -> [RecordIssue] {
    var issues: [RecordIssue] = []
    var writer = LandedWriter()
    _ = try? raw.land(own(record), issues: &issues, into: &writer)
    return issues
  }

  private func own(_ record: OpenRecord) -> [Correction] {
    corrections[record.rawFingerprint, default: []].filter {
      $0.source == record.source && $0.object == record.object
    }
  }

  /// Everything that a record is refused for.
  func faults(of record: OpenRecord) -> [RunReport.RefusedCell] {
    judged[record.id] ?? [
      RunReport.RefusedCell(
        RecordIssue(code: record.code, column: record.column, field: record.field), value: record.value)
    ]
  }

  /// By `#number`, or by key or number where that is one record.
  func find(_ query: String) throws(FixProblem) -> OpenRecord {
    let key = query.replacing(" ", with: "\u{1F}")
    let found =
      if let number = query.dropping("#").flatMap(Int.init) {
        byNumber[number].map { [open[$0]] } ?? []
      } else {
        open.filter { $0.key == query || $0.key == key || "\($0.id)" == query }
      }
    guard let first = found.first else { throw .unknownRecord(query) }
    // The same bytes twice are one thing to correct.
    guard Set(found.map(\.rawFingerprint)).count == 1 else {
      throw .severalRecords(query, found.map(\.id))
    }
    return first
  }

  func read(_ record: OpenRecord) throws(FixProblem) -> (RawRecord, FileShape) {
    guard !Replay.isFaulty(record) else { throw .faulty(record.id) }
    guard let found = try? session.fileShape(record.file), let shape = Optional(found) else {
      throw .unreadable(record.id)
    }
    guard let mapping = migration.mapping(of: record, shape) else { throw .unmapped(record.id) }
    guard mapping.file.reads != .csv || shape.columns != nil else { throw .withoutColumns(record.id) }
    guard let raw = try? RawRecord(raw: record.raw, line: record.line, shape, mapping) else {
      throw .unreadable(record.id)
    }
    return (raw, shape)
  }

  private func cell(
    _ request: FixRequest, _ record: OpenRecord, _ raw: RawRecord
  ) throws(FixProblem) -> RawRecord.Cell {
    let cells = raw.cells(request.column)
    guard !cells.isEmpty else {
      let known = raw.batch.layout.kinds.flatMap { kind in
        kind.columns.map { kind.fullName($0, raw.mapping.file.reads) }
      }
      throw .unknownColumn(request.column, known: known)
    }
    if let child = request.child {
      guard cells.indices.contains(child - 1) else {
        throw .noSuchChild(request.column, count: cells.count)
      }
      return cells[child - 1]
    }
    if cells.count == 1 { return cells[0] }
    // The one that is refused; else the one that was, when its value tells.
    let issues = faulty(record, raw)
    let atFault = cells.filter { cell in
      issues.contains { $0.child == cell.child && $0.column == cell.path }
    }
    if atFault.count == 1 { return atFault[0] }
    let refused = cells.filter { $0.text == record.value }
    guard record.column == request.column, refused.count == 1 else {
      throw .severalCells(request.column, count: cells.count)
    }
    return refused[0]
  }

  /// The mapping has its say at once: a value that it refuses as well is not taken.
  private func judge(
    _ raw: RawRecord, _ corrections: [Correction], cell: RawRecord.Cell, result: inout FixResult
  ) throws(FixProblem) {
    var issues: [RecordIssue] = []
    var writer = LandedWriter()
    do {
      switch try raw.land(corrections, issues: &issues, into: &writer) {
      case .landed: result.outcome = "landed"
      case .filtered: result.outcome = "filtered"
      case .quarantined:
        result.outcome = "refused"
        if let own = issues.first(where: { $0.child == cell.child && $0.column == cell.path }) {
          throw FixProblem.stillRefused(column: cell.path, code: own.code)
        }
        result.code = issues.first?.code
        result.codeColumn = issues.first?.column
      }
    } catch let problem as FixProblem {
      throw problem
    } catch {
      throw .unknownColumn(cell.path, known: [])
    }
  }
}
