import Base
import GRDB
import Model

/// Records a run in the store, inside the transaction of the session.
public final class StoreWriter: RunWriter {
  private let session: StoreSession
  private let run: Int
  private let fileBase: Int
  private let wasEmpty: Bool
  private let golden: GoldenRows
  private var nextBlock: Int
  private var blockOfChunk: (chunk: ObjectIdentifier, block: Int)?
  // Here, and not where records are mapped: that thread is the one that reading waits for.
  private let compressor = RawCompressor()
  private var compressed: [UInt8] = []

  private var files: [RunFileName] = []
  private let records: TableWriter
  private let landings: TableWriter
  private let blocks: TableWriter
  private let keepVersion: Statement
  private let updateRecord: Statement
  private let updateLanding: Statement
  private let members: TableWriter
  private let deleteMember: Statement

  /// - Parameters:
  ///   - run: the number that the run will have.
  ///   - fileBase: file number 0 of the run has this id.
  ///   - ids: the id of a golden row, by entity and `nr`.
  public init(
    _ session: StoreSession, run: Int, fileBase: Int, digest: ContentDigest, wasEmpty: Bool,
    ids: @escaping (Entity, Int) -> UInt64
  ) throws {
    // From now on what the run replaces is kept, so that it can be taken back.
    try session.keepVersions(for: run)
    self.session = session
    self.run = run
    self.fileBase = fileBase
    self.wasEmpty = wasEmpty
    golden = GoldenRows(
      session, run: run, isWriting: true, wasEmpty: wasEmpty, digest: digest, ids: ids)
    nextBlock = try session.maximum("raw_block") + 1
    func prepare(_ sql: String) throws -> Statement {
      try Statement(session.db, path: session.path, sql)
    }
    records = try TableWriter(.record, session)
    landings = try TableWriter(.landing, session)
    blocks = try TableWriter(.rawBlock, session)
    members = try TableWriter(
      .member, session, conflict: "DO UPDATE SET nr = excluded.nr, run = excluded.run")
    // A version has the columns of its record, but for the run that replaced it, and the bytes.
    let kept = Table.recordVersion.columns.map(\.name).map { column in
      switch column {
      case "record": "id"
      case "run": "\(run)"
      case "bytes": "CASE WHEN ?2 THEN (SELECT bytes FROM landing WHERE record = ?1) END"
      default: column
      }
    }
    keepVersion = try prepare(
      """
      INSERT INTO record_version (\(Table.recordVersion.names))
      SELECT \(kept.joined(separator: ", ")) FROM record WHERE id = ?1
      """)
    updateRecord = try prepare(
      """
      UPDATE record SET fingerprint = ?2, file = ?3, ordinal = ?4, line = ?5, raw_block = ?6,
        raw_offset = ?7, raw_length = ?8, last_run = \(run), vanished_run = NULL WHERE id = ?1
      """)
    updateLanding = try prepare("UPDATE landing SET bytes = ?2 WHERE record = ?1")
    deleteMember = try prepare("DELETE FROM member WHERE entity = ? AND record = ? AND part = ?")
  }

  public func source(name: String, trust: Int, isSnapshot: Bool) throws -> Int {
    try session.source(name: name, trust: trust, isSnapshot: isSnapshot, run: run)
  }

  public func expect(files: [RunFileName]) { self.files = files }

  public var digest: ContentDigest { golden.digest }

  /// Changes the digest of the store's content.
  public func adjustDigest(_ body: (inout ContentDigest) -> Void) { golden.record(body) }

  // MARK: Records

  /// The raw records of a chunk are one block, written when the first of them is needed.
  private func block(of chunk: LandedChunk) throws -> Int {
    if let known = blockOfChunk, known.chunk == ObjectIdentifier(chunk) { return known.block }
    let block = nextBlock
    nextBlock += 1
    chunk.raw.withUnsafeBytes(from: 0, count: chunk.raw.count) {
      compressor.compress($0, into: &compressed)
    }
    try compressed.withUnsafeBytes { bytes in
      try blocks.write { row in
        row.put("id", block)
        row.put("file", fileBase + chunk.file)
        row.put("length", chunk.raw.count)
        row.put("bytes", blob: bytes)
      }
    }
    blockOfChunk = (ObjectIdentifier(chunk), block)
    return block
  }

  /// Call when a chunk object is done with: it may come back with other records.
  public func finish(_ chunk: LandedChunk) { blockOfChunk = nil }

  public func insert(_ chunk: LandedChunk) throws {
    let block = chunk.entries.isEmpty ? 0 : try block(of: chunk)
    for entry in chunk.entries where entry.kind == .new {
      try chunk.keys.withBytes(entry.key) { key in
        try records.write { row in
          row.put("id", entry.record)
          row.put("source", chunk.source)
          row.put("object", Int(chunk.object))
          row.put("key", text: key)
          row.put("fingerprint", Int(Int64(bitPattern: entry.fingerprint)))
          row.put("file", fileBase + chunk.file)
          row.put("ordinal", entry.ordinal)
          row.put("line", entry.line)
          row.put("raw_block", block)
          row.put("raw_offset", entry.raw.lowerBound)
          row.put("raw_length", entry.raw.count)
          row.put("first_run", run)
          row.put("last_run", run)
          row.putNull("vanished_run")
        }
      }
      try chunk.landed.arena.withBytes(entry.landed) { bytes in
        try landings.write { row in
          row.put("record", entry.record)
          row.put("bytes", blob: bytes)
        }
      }
    }
  }

  /// Keeps a record as it is before `body` changes it.
  private func keeping(_ record: Int, withLanding: Bool, _ body: () throws -> Void) throws {
    try session.sums.changing(.record, in: session, record) {
      try session.sums.changing(.recordVersion, in: session, record, run) {
        keepVersion.bind(1, record)
        keepVersion.bind(2, withLanding ? 1 : 0)
        try keepVersion.run()
      }
      try body()
    }
  }

  public func update(
    _ entry: LandedChunk.Entry, of chunk: LandedChunk, landed: Span<UInt8>?
  ) throws {
    let block = try block(of: chunk)
    try keeping(entry.record, withLanding: landed != nil) { try updateRecord(entry, of: chunk, block: block) }
    guard let landed else { return }
    updateLanding.bind(1, entry.record)
    try landed.withUnsafeBytes {
      updateLanding.bind(2, blob: $0)
      try updateLanding.run()
    }
  }

  private func updateRecord(_ entry: LandedChunk.Entry, of chunk: LandedChunk, block: Int) throws {
    updateRecord.bind(1, entry.record)
    updateRecord.bind(2, Int(Int64(bitPattern: entry.fingerprint)))
    updateRecord.bind(3, fileBase + chunk.file)
    updateRecord.bind(4, entry.ordinal)
    updateRecord.bind(5, entry.line)
    updateRecord.bind(6, block)
    updateRecord.bind(7, entry.raw.lowerBound)
    updateRecord.bind(8, entry.raw.count)
    try updateRecord.run()
  }

  public func withdraw(record: Int, wasNew: Bool) throws {
    try session.sums.changing(.record, in: session, record) {
      try session.sums.changing(.recordVersion, in: session, record, run) {
        try takeBack(record, wasNew: wasNew)
      }
    }
  }

  private func takeBack(_ record: Int, wasNew: Bool) throws {
    guard !wasNew else {
      try session.db.execute(sql: "DELETE FROM record WHERE id = ?", arguments: [record])
      try session.db.execute(sql: "DELETE FROM landing WHERE record = ?", arguments: [record])
      return
    }
    try session.db.execute(
      sql: """
        UPDATE record SET (fingerprint, file, ordinal, line, raw_block, raw_offset, raw_length,
          last_run, vanished_run) =
          (SELECT fingerprint, file, ordinal, line, raw_block, raw_offset, raw_length, last_run,
            vanished_run FROM record_version v WHERE v.record = record.id AND v.run = ?1)
        WHERE id = ?2
        """, arguments: [run, record])
    try session.db.execute(
      sql: """
        UPDATE landing SET bytes = coalesce(
          (SELECT v.bytes FROM record_version v WHERE v.record = ?2 AND v.run = ?1), bytes)
        WHERE record = ?2
        """, arguments: [run, record])
    try session.db.execute(
      sql: "DELETE FROM record_version WHERE record = ? AND run = ?", arguments: [record, run])
  }

  public func vanish(record: Int) throws {
    try keeping(record, withLanding: false) {
      try session.db.execute(
        sql: "UPDATE record SET vanished_run = ?, last_run = ? WHERE id = ?",
        arguments: [run, run, record])
    }
    try session.writer(.ledgerVanished).write { row in
      row.put("run", run)
      row.put("record", record)
    }
  }

  // MARK: What a run can read back

  public func forEachLanding(_ body: (Int, UnsafeRawBufferPointer) throws -> Void) throws {
    try session.forEachLanding(body)
  }

  public func withLanding<R>(of record: Int, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R? {
    try session.withLanding(of: record, body)
  }

  public func place(of record: Int) throws -> RecordPlace? {
    try session.place(of: record) { id in
      let number = id - fileBase
      return files.indices.contains(number) ? files[number].path : nil
    }
  }

  // MARK: Golden rows

  public func golden(_ batch: GoldenBatch) throws { try golden.write(batch) }

  public func removeGolden(entity: Entity, nr: Int, becomes: UInt64?) throws -> Bool {
    let id = golden.id(entity, nr)
    guard try golden.remove(entity, nr: nr) else { return false }
    guard let becomes else { return true }
    let text = EntityID.text(id)
    try session.sums.changing(.redirect, in: session, Int(entity.rawValue), text: text) {
      try session.db.execute(
        sql: """
          INSERT INTO redirect (entity, id, becomes, run) VALUES (?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET becomes = excluded.becomes, run = excluded.run
          """,
        arguments: [Int(entity.rawValue), text, EntityID.text(becomes), run])
    }
    return true
  }

  /// An id that a merge swallowed leads to another row from now on; to none, when it is a row again.
  public func redirect(_ entity: Entity, nr: Int, to row: Int) throws {
    let id = EntityID.text(golden.id(entity, nr))
    try session.sums.changing(.redirect, in: session, Int(entity.rawValue), text: id) {
      if nr == row {
        try session.db.execute(
          sql: "DELETE FROM redirect WHERE entity = ? AND id = ?", arguments: [entity.rawValue, id])
      } else {
        try session.db.execute(
          sql: "UPDATE redirect SET becomes = ?, run = ? WHERE entity = ? AND id = ?",
          arguments: [EntityID.text(golden.id(entity, row)), run, entity.rawValue, id])
      }
    }
  }

  // MARK: Evidence of the run

  /// Keeps a refused record with its raw bytes.
  /// - Parameter file: number of the file in this run, from 0.
  public func quarantine(_ refusal: LandedChunk.Refusal, of chunk: LandedChunk) throws {
    let block = try block(of: chunk)
    let id = try session.nextID(of: .quarantine)
    try session.writer(.quarantine).write { row in
      row.put("id", id)
      row.put("run", run)
      row.put("file", fileBase + chunk.file)
      row.put("source", chunk.source)
      row.put("object", Int(chunk.object))
      row.put("ordinal", refusal.ordinal)
      row.put("line", refusal.line)
      row.put("key", refusal.key)
      row.put("fingerprint", Int(Int64(bitPattern: refusal.fingerprint)))
      row.put("code", refusal.issue.code)
      row.put("column_name", refusal.issue.column)
      row.put("field", refusal.issue.field)
      row.put("value", refusal.value)
      row.put("raw_block", block)
      row.put("raw_offset", refusal.raw.lowerBound)
      row.put("raw_length", refusal.raw.count)
      row.putNull("closed_run")
    }
  }

  /// A record that is refused still stands where this run met it.
  public func moveQuarantine(_ id: Int, to refusal: LandedChunk.Refusal, of chunk: LandedChunk) throws {
    try session.sums.changing(.quarantine, in: session, id) {
      try session.db.execute(
        sql: "UPDATE quarantine SET file = ?, ordinal = ?, line = ? WHERE id = ?",
        arguments: [fileBase + chunk.file, refusal.ordinal, refusal.line, id])
    }
  }

  public func closeQuarantine(_ ids: [Int]) throws {
    for id in ids {
      try session.sums.changing(.quarantine, in: session, id) {
        try session.db.execute(
          sql: "UPDATE quarantine SET closed_run = ? WHERE id = ?", arguments: [run, id])
      }
    }
  }

  /// See `RunWriter`.
  public func judgements(
    _ all: some Sequence<RuleJudgement>, isFirst: Bool, of records: [Int]?
  ) throws {
    try session.setRuleJudgements(all, isFirst: isFirst, of: records, run: run)
  }

  /// Makes the people's judgements that the golden rows go by those given.
  public func setInForce(_ judgements: [JudgementInForce]) throws {
    try session.setInForce(judgements, run: run)
  }

  public func member(_ member: GoldenMember) throws {
    func insert(isSealed: Bool) throws {
      try members.write(isSealed: isSealed) { row in
        row.put("entity", Int(member.entity))
        row.put("record", member.record)
        row.put("part", member.part)
        row.put("nr", member.nr)
        row.put("run", run)
      }
    }
    guard !wasEmpty else { return try insert(isSealed: true) }
    // What it is put in the place of goes out of the seal.
    try session.sums.changing(.member, in: session, Int(member.entity), member.record, member.part) {
      try insert(isSealed: false)
    }
  }

  public func removeMember(entity: UInt8, record: Int, part: Int) throws {
    try session.sums.changing(.member, in: session, Int(entity), record, part) {
      deleteMember.bind(1, Int(entity))
      deleteMember.bind(2, record)
      deleteMember.bind(3, part)
      try deleteMember.run()
    }
  }

  public func setPossiblePairs(_ found: [PossiblePairRow], insteadOf standing: [PossiblePairRow]) throws {
    try session.setPossiblePairs(found, insteadOf: standing, run: run)
  }

  public func keepMatchKeys(isWhole: Bool, isUsable: Bool, entries: () -> [UInt64]) throws {
    try session.insertMatchKeys(entries(), run: run, isWhole: isWhole, isUsable: isUsable)
  }

  // MARK: The ledger

  public func ledger(_ ledger: FileLedger, ofFile number: Int) throws {
    let id = fileBase + number
    try session.insert(ledger.file, id: id, run: run)
    try session.insertLedger(ledger.dispositions, file: id, run: run)
    try session.insert(ledger.cells, file: id, run: run)
  }

  public func replayed(_ refusals: [Int], ofFile number: Int) throws {
    try session.insertReplayed(refusals, file: fileBase + number, run: run)
  }

  public func useCorrections(_ ids: [Int]) throws {
    try session.use(corrections: ids, run: run)
    try session.useDecisions(run: run)
  }

  public func replaceOwners(_ owners: [OwnerRow]) throws {
    try session.replaceOwners(owners, run: run)
  }

  public func createIndexes() throws { try session.createIndexes() }

  public func seal(_ row: RunRow, documents: [DocumentRow]) throws {
    try session.keep(documents, run: run)
    try session.insert(row)
    try session.seal(run: run)
  }
}

extension GoldenRows {
  func id(_ entity: Entity, _ nr: Int) -> UInt64 { idOf(entity, nr) }
}

extension ByteArena {
  @inline(__always)
  func withBytes<R>(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try withUnsafeBytes(from: range.lowerBound, count: range.count, body)
  }
}
