import Base
import Foundation
import Model
import Store

@testable import Verification

/// A store of one run over three files, made by hand: what its golden rows are to hold is written
/// out here, not computed.
///
/// Records 1 and 2 (leads of the sheet) are one person and one lead; records 1 and 3 are one
/// account; record 4 is an activity that names the customer of record 3 by its key.
final class SmallStore {
  let folder: URL
  var path: String { folder.appendingPathComponent("small.leads").path }
  static let leads = "编号,主题\nK1,采购阀门\nK2,采购水泵\nK3,\nK4,x\n"
  static let accounts = "编号,名称\nO1,安和科技有限公司\n"
  static let activities = "客户,内容\nO1,电话\n"

  private struct Landing {
    var record: Int
    var file: Int
    var object: Entity
    var source: String
    var key: String
    var ordinal: Int
    var bytes: [UInt8]
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(Self.leads, to: "leads.csv")
    try write(Self.accounts, to: "accounts.csv")
    try write(Self.activities, to: "activities.csv")
    try LeadStore.writing(path: path) { session in
      try self.fill(session)
      return (commit: true, result: ())
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  /// Changes the store behind the tool's back.
  func damage(_ sql: String...) throws {
    try LeadStore.writing(path: path) { session in
      for text in sql { _ = try session.statement(text).step() }
      return (commit: true, result: ())
    }
  }

  func verify() throws -> VerificationResult {
    try Verifier.verify(storePath: path, sourceDirectory: folder.path)
  }

  // MARK: What it holds

  private static let zone = "\u{1F}Asia/Shanghai"

  private static func landings() -> [Landing] {
    [
      Landing(
        record: 1, file: 0, object: .lead, source: "excel", key: "K1", ordinal: 1,
        bytes: landed([
          (0, 0, [(0, "备用"), (0, "甲\"乙")]),
          (1, 0, [(1, "安和科技"), (12, "0571-88886666")]),
          (2, 0, [(1, "王芳"), (5, "13800138000")]),
          (3, 0, [(1, "采购阀门"), (10, "2023-05-01T00:00:00Z" + zone)]),
        ])),
      Landing(
        record: 2, file: 0, object: .lead, source: "excel", key: "K2", ordinal: 2,
        bytes: landed([
          (2, 0, [(1, "王芳"), (3, "经理"), (5, "13800138000"), (8, "wf@anhe.example"), (10, "1234567")]),
          (3, 0, [(1, "采购水泵"), (10, "2023-06-01T00:00:00Z" + zone)]),
        ])),
      Landing(
        record: 3, file: 1, object: .account, source: "oa", key: "O1", ordinal: 1,
        bytes: landed([(1, 0, [(1, "安和科技有限公司")])])),
      Landing(
        record: 4, file: 2, object: .activity, source: "oa", key: "#1", ordinal: 1,
        bytes: landed([(5, 0, [(3, "电话"), (6, "O1")])])),
    ]
  }

  private static func golden() -> [(Entity, nr: Int, records: Int, String, [(UInt8, String)])] {
    [
      (.account, 4096, 2, #"{"name":3}"#, [(1, "安和科技有限公司"), (12, "0571-88886666")]),
      (
        .contact, 4096, 2, #"{"name":2,"position":2,"mobile":2,"email":2,"qq":2}"#,
        [
          (1, "王芳"), (3, "经理"), (5, "13800138000"), (8, "wf@anhe.example"), (10, "1234567"),
          (241, "4096"),
        ]
      ),
      (
        .lead, 4096, 2, #"{"title":2,"created_at":2,"contact":2}"#,
        [
          (1, "采购水泵"), (10, "2023-06-01T00:00:00Z" + zone), (241, "4096"), (242, "4096"),
          (251, #"{"备用":"甲\"乙"}"#),
        ]
      ),
      (.activity, 4 << 12, 1, "", [(3, "电话"), (6, "O1"), (241, "4096")]),
    ]
  }

  private static func landed(_ parts: [(UInt8, UInt16, [(UInt8, String)])]) -> [UInt8] {
    var writer = LandedWriter()
    for (entity, number, values) in parts {
      writer.beginPart(entity: entity, number: number)
      for (field, text) in values { writer.value(field: field, Array(text.utf8).span) }
      writer.endPart()
    }
    return writer.arena.withUnsafeBytes(from: 0, count: writer.arena.count) { Array($0) }
  }

  private func fill(_ session: StoreSession) throws {
    let sources = [
      "excel": try session.source(name: "excel", trust: 1, isSnapshot: true, run: 1),
      "oa": try session.source(name: "oa", trust: 3, isSnapshot: false, run: 1),
    ]
    let landings = Self.landings()
    let identities = landings.map { landing in
      RecordScope(source: landing.source, object: landing.object.rawValue)
        .identity(ofKey: Array(landing.key.utf8).span)
    }
    let ids: (Entity, Int) -> UInt64 = { entity, nr in
      EntityID.hash(identities[(nr >> 12) - 1], entity: entity.rawValue, part: UInt16(nr & 4095))
    }
    let writer = try StoreWriter(
      session, run: 1, fileBase: 1, digest: ContentDigest(), wasEmpty: true, ids: ids)
    for file in 0..<3 {
      let chunk = LandedChunk()
      chunk.file = file
      for (landing, identity) in zip(landings, identities) where landing.file == file {
        chunk.source = sources[landing.source] ?? 0
        chunk.object = landing.object.rawValue
        let (key, start) = (chunk.keys.count, chunk.landed.arena.count)
        let raw = chunk.raw.append(utf8: "\(landing.key),原文")
        chunk.keys.append(utf8: landing.key)
        chunk.landed.arena.append(landing.bytes.span)
        chunk.entries.append(
          LandedChunk.Entry(
            kind: .new, record: landing.record, hadVanished: false, identity: identity,
            fingerprint: 7, ordinal: landing.ordinal, line: landing.ordinal + 1,
            key: key..<chunk.keys.count, landed: start..<chunk.landed.arena.count,
            raw: raw..<chunk.raw.count))
        writer.adjustDigest {
          $0.add(RecordDigest.of(identity, hasVanished: false, landed: landing.bytes.span))
        }
      }
      let start = chunk.raw.append(utf8: "K3,")
      try writer.insert(chunk)
      if file == 0 {
        try writer.quarantine(
          LandedChunk.Refusal(
            ordinal: 3, line: 4, fingerprint: 9, key: "K3", issue: RecordIssue(code: "blank"),
            value: "", raw: start..<chunk.raw.count), of: chunk)
      }
      writer.finish(chunk)
    }
    try fillGolden(writer, ids)
    try fillLedger(session, sources)
    try session.createIndexes()
    try session.insert(
      RunRow(
        id: 1, migration: "small", startedAt: "2026-01-01T00:00:00Z",
        finishedAt: "2026-01-01T00:00:01Z", toolVersion: "1", migrationDigest: "",
        digestBefore: ContentDigest(), digestAfter: writer.digest, actionsDigest: ContentDigest(),
        summary: "{}"))
    try session.seal(run: 1)
  }

  private func fillGolden(_ writer: StoreWriter, _ ids: (Entity, Int) -> UInt64) throws {
    let batch = GoldenBatch(run: 1)
    for (entity, nr, records, origins, values) in Self.golden() {
      let part = Self.landed([(entity.rawValue, 0, values)]).dropFirst(Landed.partHeaderSize)
      batch.append(
        GoldenRow(entity: entity, nr: nr, id: ids(entity, nr), records: records, origins: origins),
        Array(part).span, ids: ids)
    }
    try writer.golden(batch)
    for (entity, record) in [(Entity.account, 3), (.contact, 2), (.lead, 2)] {
      try writer.member(
        GoldenMember(entity: entity.rawValue, record: record, part: 0, nr: 4096))
    }
    try writer.judgements(
      [
        RuleJudgement(entity: 1, left: 4096, right: 3 << 12, reason: "company"),
        RuleJudgement(entity: 2, left: 4096, right: 2 << 12, reason: "mobile"),
      ], isFirst: true, of: nil)
  }

  private func fillLedger(_ session: StoreSession, _ sources: [String: Int]) throws {
    typealias Cells = (column: String, fate: String, landed: Int, quarantined: Int, filtered: Int)
    let files: [(name: String, text: String, source: String, object: String, [Disposition], [Cells])] = [
      (
        "leads.csv", Self.leads, "excel", "lead", [.added, .merged, .quarantined, .filtered],
        [("编号", "mapped", 2, 1, 1), ("主题", "kept", 2, 0, 1)]
      ),
      (
        "accounts.csv", Self.accounts, "oa", "account", [.merged],
        [("编号", "mapped", 1, 0, 0), ("名称", "mapped", 1, 0, 0)]
      ),
      (
        "activities.csv", Self.activities, "oa", "activity", [.added],
        [("客户", "mapped", 1, 0, 0), ("内容", "ignored", 1, 0, 0)]
      ),
    ]
    for (number, (name, text, source, object, dispositions, cells)) in files.enumerated() {
      let filled = cells.reduce(0) { $0 + $1.landed + $1.quarantined + $1.filtered }
      var row = FileRow(source: sources[source] ?? 0, object: object, path: name, mapping: "m")
      row.bytes = text.utf8.count
      row.sha256 = SHA256.hex(of: text)
      row.format = "csv"
      row.encoding = "utf-8"
      row.delimiter = 44
      row.headerRow = 1
      row.records = dispositions.count
      row.countedRecords = dispositions.count
      row.countedCells = filled
      row.declaredRecords = number == 0 ? 4 : nil
      try session.insert(row, id: number + 1, run: 1)
      try session.insertLedger(dispositions.map(\.rawValue), file: number + 1, run: 1)
      try session.insert(
        cells.map {
          CellRow(
            path: "", column: $0.column, fate: $0.fate, landed: $0.landed,
            quarantined: $0.quarantined, filtered: $0.filtered)
        }, file: number + 1, run: 1)
    }
  }
}
