import Base
import Documents
import Foundation
import Importing
import Mapping
import Matching
import Model
import Reporting
import Store

/// Carries the sources of a migration over: reads, recognises, maps, resolves references, matches,
/// and computes golden rows. With a `StoreWriter` it lands in the store, with a `PlanWriter` it only
/// says what would; both take the same decisions, since they are taken here.
///
/// Runs on the thread of the store session; reading and mapping have threads of their own.
package final class RunEngine {
  let migration: LoadedMigration
  let session: StoreSession
  let isPlan: Bool
  let progress: RunProgress
  let run: Int
  package let index = RecordIndex()
  let clock = PhaseClock()
  var files: [RunFile] = []
  /// Counts the files again, while records are matched.
  var counting: ReadStage?
  var scopes: [Scope] = []
  var actions = ContentDigest()
  var builder: ReportBuilder
  let writer: any RunWriter
  let digestBefore: ContentDigest
  /// The store has records from before.
  let wasEmpty: Bool
  private(set) var table: MatchTable
  /// Changed records as they were before.
  private(set) var formers: MatchTable
  var formerCount: Int32 = 0
  /// Only a part of the records was judged anew.
  var isLocal = false
  /// Changed records, and new ones that name others: they are matched once references are settled.
  var deferred: [Int] = []
  /// Records that name others.
  var referring: [Int] = []
  /// Records that were taken back since `refuseLate` ran last, and why.
  var withdrawnIssues: [Int32: RecordIssue] = [:]
  /// Records whose cells changed and whose values did not: where they stand.
  var sameAfterAll: [Int: (file: Int, ordinal: Int)] = [:]
  /// By record: golden rows of its children that are no longer there.
  var removedParts: [Int: [(entity: Entity, nr: Int)]] = [:]
  var vanished: [Int] = []
  /// Sources of which none was marked, since a row that was refused might be it.
  var withheld: Set<String> = []
  /// A source is trusted more or less than before: other values may win, in any golden row.
  var trustChanged = false
  /// Pairs are scored otherwise than in the run before: any two may be one now, or no more.
  var matchingChanged = false
  /// Records of the store that were met and not taken; and, by scope, rows whose key could not be
  /// read: neither is a record that is no longer there.
  var refusedRecords: Set<Int> = []
  var nameless: [UInt16: [MapStage.Nameless]] = [:]
  /// What stood in quarantine before the run, by what it refused; and how often each came again.
  var openRefusals: [OpenRefusal: [Int]] = [:]
  var metRefusals: [OpenRefusal: Int] = [:]
  var refusedKeys: Set<RefusedKey> = []
  /// By file and ordinal: records that were refused after they had landed, and why.
  var lateRefusals: [Int: [Int: RecordIssue]] = [:]
  var addedRows = [Int](repeating: 0, count: 7)
  var updatedRows = [Int](repeating: 0, count: 7)
  var removedRows = [Int](repeating: 0, count: 7)
  /// What people say of records that are there; and the records of what the run before did not know, or
  /// went by although it no longer holds.
  package var judgements: [JudgementInForce] = []
  var movedJudgements: [(left: Int, right: Int)] = []
  /// Nobody is left out of matching, however little changed: all that is in doubt is wanted.
  var matchesAll = false
  var formerCounts = [Int](repeating: 0, count: 7)

  /// Set when the run reads what stands in quarantine, and no file of a source.
  let replay: Replay?
  /// What people put beside refused records.
  let corrections: CorrectionOverlay?

  struct OpenRefusal: Hashable {
    var scope: Int
    var key: String
    var fingerprint: UInt64
    var code: String
  }

  struct RefusedKey: Hashable {
    var scope: Int
    var key: String
  }

  /// The records of one object of one source.
  struct Scope {
    var source: Int
    var sourceName: String
    var object: Entity
    var trust: Int16
    var isSnapshot: Bool
    /// Some input of this run reads it.
    var isRead: Bool
    var record: RecordScope
  }

  package init(
    _ migration: LoadedMigration, session: StoreSession, isPlan: Bool, progress: RunProgress,
    lists: LongLists? = nil, replay: Replay? = nil
  ) throws {
    self.migration = migration
    table = MatchTable(options: migration.matchOptions)
    formers = MatchTable(options: migration.matchOptions)
    self.session = session
    self.isPlan = isPlan
    self.progress = progress
    self.replay = replay
    corrections = CorrectionOverlay(try session.correctionsInForce(forReplay: replay != nil))
    run = try session.newestRun() + 1
    digestBefore = try session.digest()
    wasEmpty = try session.maximum("record") == 0
    let ids: (Entity, Int) -> UInt64 = { [index] entity, nr in
      EntityID.hash(
        index.identities[(nr >> 12) - 1], entity: entity.rawValue, part: UInt16(nr & 0xFFF))
    }
    writer =
      isPlan
      ? try PlanWriter(session, run: run, digest: digestBefore, wasEmpty: wasEmpty, ids: ids)
      : try StoreWriter(
        session, run: run, fileBase: try session.maximum("file") + 1, digest: digestBefore,
        wasEmpty: wasEmpty, ids: ids)
    builder = ReportBuilder(
      RunReport(
        kind: isPlan ? .plan : .run, migration: migration.file.name, title: migration.file.title,
        run: isPlan ? nil : run, toolVersion: Tool.version, startedAt: Tool.now(), seconds: 0,
        store: migration.file.storePath, digestBefore: digestBefore.hex, digestAfter: nil),
      lists: lists, writer: writer)
  }

  func execute() throws -> RunOutcome {
    try readAll()
    try takeJudgements()
    let changed = builderHasChanges
    var clusters: Clusters?
    if changed {
      clusters = try match()
      if let clusters { try computeGolden(clusters) }
    } else {
      try leaveAsItStands()
    }
    try settleMerged(clusters)
    return try finish()
  }

  func readAll() throws {
    try prepare()
    try loadIndex()
    try read()
    try settleReferences()
    try findVanished()
  }

  var builderHasChanges: Bool {
    trustChanged || matchingChanged || judgementsMoved || !vanished.isEmpty || !removedParts.isEmpty
      || index.flags.indices.contains { index.flags[$0].contains(.touched) }
  }

  /// A phase begins: where its time is counted, and where a run that was interrupted ends.
  func begin(_ phase: String) throws {
    clock.begin(phase)
    try reach(phase)
  }

  /// A place of the work at which a run can end early.
  func reach(_ place: String) throws {
    #if DEBUG
      try Fault.strike(at: place, progress)
    #endif
    try progress.check()
  }

  // MARK: Before reading

  /// Finds the files and numbers sources and scopes.
  private func prepare() throws {
    try begin("prepare")
    let trusts = Dictionary(uniqueKeysWithValues: try session.sources().map { ($0.name, $0.trust) })
    for entry in migration.file.sources {
      let source = RunSource(entry)
      if let former = trusts[entry.name], former != entry.trust { trustChanged = true }
      source.id = try writer.source(
        name: entry.name, trust: entry.trust, isSnapshot: entry.isSnapshot)
      guard replay == nil else {
        addReplayed(source)
        continue
      }
      for input in entry.inputs {
        guard let mapping = migration.mappings[input.mapping] else { continue }
        let scope = scopeNumber(of: source, mapping.file.object)
        let paths = try Importers.expand(
          globs: input.files, relativeTo: migration.file.directory)
        for path in paths {
          files.append(
            RunFile(
              number: files.count, path: path,
              displayPath: Tool.relative(path, to: migration.file.directory), source: source,
              mapping: mapping, encoding: input.encoding, scopeNumber: UInt16(scope)))
        }
      }
    }
    writer.expect(
      files: files.map {
        RunFileName(source: $0.source.entry.name, object: $0.object.name, path: $0.displayPath)
      })
  }

  private func addReplayed(_ source: RunSource) {
    for input in replay?.inputs ?? [] where input.sourceName == source.entry.name {
      files.append(
        RunFile(
          number: files.count, path: input.file.path, displayPath: input.file.shape.path,
          source: source, mapping: input.mapping, encoding: nil,
          scopeNumber: UInt16(scopeNumber(of: source, input.mapping.file.object)),
          replay: input.file))
    }
  }

  private func scopeNumber(of source: RunSource, _ object: Entity) -> Int {
    if let known = scopes.firstIndex(where: { $0.source == source.id && $0.object == object }) {
      return known
    }
    scopes.append(
      Scope(
        source: source.id, sourceName: source.entry.name, object: object,
        trust: Int16(clamping: source.entry.trust), isSnapshot: source.entry.isSnapshot, isRead: true,
        record: RecordScope(source: source.entry.name, object: object.rawValue)))
    return scopes.count - 1
  }

  /// Takes in who the store knows.
  func loadIndex() throws {
    try begin("load")
    for entity in Entity.allCases where entity != .owner {
      formerCounts[Int(entity.rawValue)] = try session.count(of: entity)
    }
    var numbers: [Int: Int] = [:]
    for (number, scope) in scopes.enumerated() {
      numbers[scope.source << 8 | Int(scope.object.rawValue)] = number
    }
    try loadRefusals(numbers)
    guard !wasEmpty else { return }
    matchingChanged = try session.newestMatching() != migration.file.matching.stored
    let sources = Dictionary(uniqueKeysWithValues: try session.sources().map { ($0.id, $0) })
    index.reserve(try session.maximum("record"))
    try session.forEachRecord { [self] record, key in
      let code = record.source << 8 | Int(record.object)
      let number: Int
      if let known = numbers[code] {
        number = known
      } else {
        let source = sources[record.source]
        let name = source?.name ?? ""
        scopes.append(
          Scope(
            source: record.source, sourceName: name,
            object: Entity(rawValue: record.object) ?? .lead,
            trust: Int16(clamping: source?.trust ?? 0), isSnapshot: source?.isSnapshot ?? false,
            isRead: false, record: RecordScope(source: name, object: record.object)))
        number = scopes.count - 1
        numbers[code] = number
      }
      index.pad(to: record.id - 1)
      index.add(
        scopes[number].record.identity(ofKey: key.bindMemory(to: UInt8.self).span),
        fingerprint: record.fingerprint, firstRun: record.firstRun,
        flags: record.hasVanished ? [.stored, .hadVanished] : .stored, scope: UInt16(number))
    }
  }

  /// Takes in what already stands in quarantine: a store may hold refused records and no other.
  private func loadRefusals(_ numbers: [Int: Int]) throws {
    try session.forEachOpenRefusal { [self] refusal in
      guard let scope = numbers[refusal.source << 8 | refusal.object] else { return }
      openRefusals[
        OpenRefusal(
          scope: scope, key: refusal.key, fingerprint: refusal.fingerprint, code: refusal.code),
        default: []
      ].append(refusal.id)
    }
  }

  var references: References {
    References(index: index) { [scopes] scope, source, target in
      RecordScope(source: source ?? scopes[Int(scope)].sourceName, object: target.rawValue)
    }
  }

  /// Its memory is needed for golden rows.
  func dropTable() { (table, formers) = (MatchTable(), MatchTable()) }

  func trust(of record: Int) -> Int16 { scopes[Int(index.scopes[record - 1])].trust }
}
