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
  private let insertRecord: Statement
  private let insertLanding: Statement
  private let insertBlock: Statement
  private let keepVersion: Statement
  private let updateRecord: Statement
  private let updateLanding: Statement
  private let insertQuarantine: Statement
  private let insertJudgement: Statement
  private let insertMember: Statement
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
    insertRecord = try prepare(
      "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, \(run), \(run), NULL)")
    insertLanding = try prepare("INSERT INTO landing VALUES (?, ?)")
    insertBlock = try prepare("INSERT INTO raw_block VALUES (?, ?, ?, ?)")
    keepVersion = try prepare(
      """
      INSERT INTO record_version
      SELECT id, \(run), fingerprint, file, ordinal, line, raw_block, raw_offset, raw_length,
        last_run, vanished_run,
        CASE WHEN ?2 THEN (SELECT bytes FROM landing WHERE record = ?1) END
      FROM record WHERE id = ?1
      """)
    updateRecord = try prepare(
      """
      UPDATE record SET fingerprint = ?2, file = ?3, ordinal = ?4, line = ?5, raw_block = ?6,
        raw_offset = ?7, raw_length = ?8, last_run = \(run), vanished_run = NULL WHERE id = ?1
      """)
    updateLanding = try prepare("UPDATE landing SET bytes = ?2 WHERE record = ?1")
    insertQuarantine = try prepare(
      """
      INSERT INTO quarantine (run, file, source, object, ordinal, line, key, fingerprint, code,
        column_name, field, value, raw_block, raw_offset, raw_length)
      VALUES (\(run), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertJudgement = try prepare(
      """
      INSERT INTO judgement (run, entity, left_record, left_part, right_record, right_part, verdict,
        reason, author, score, weights) VALUES (\(run), ?, ?, ?, ?, ?, 'same', ?, 'rule', ?, ?)
      """)
    insertMember = try prepare(
      """
      INSERT INTO member (entity, record, part, nr, run) VALUES (?, ?, ?, ?, \(run))
      ON CONFLICT DO UPDATE SET nr = excluded.nr, run = excluded.run
      """)
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
    insertBlock.bind(1, block)
    insertBlock.bind(2, fileBase + chunk.file)
    insertBlock.bind(3, chunk.raw.count)
    chunk.raw.withUnsafeBytes(from: 0, count: chunk.raw.count) {
      compressor.compress($0, into: &compressed)
    }
    try compressed.withUnsafeBytes { bytes in
      insertBlock.bind(4, blob: bytes)
      try insertBlock.run()
      session.sums.add(.block) { row in
        row.value(block)
        row.value(fileBase + chunk.file)
        row.value(chunk.raw.count)
        row.value(bytes)
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
      insertRecord.bind(1, entry.record)
      insertRecord.bind(2, chunk.source)
      insertRecord.bind(3, Int(chunk.object))
      insertRecord.bind(5, Int(Int64(bitPattern: entry.fingerprint)))
      insertRecord.bind(6, fileBase + chunk.file)
      insertRecord.bind(7, entry.ordinal)
      insertRecord.bind(8, entry.line)
      insertRecord.bind(9, block)
      insertRecord.bind(10, entry.raw.lowerBound)
      insertRecord.bind(11, entry.raw.count)
      try chunk.keys.withBytes(entry.key) {
        insertRecord.bind(4, text: $0)
        try insertRecord.run()
        seal(entry, key: $0, of: chunk, block: block)
      }
      insertLanding.bind(1, entry.record)
      try chunk.landed.arena.withBytes(entry.landed) {
        insertLanding.bind(2, blob: $0)
        try insertLanding.run()
      }
    }
  }

  /// As `insertRecord` has it.
  private func seal(
    _ entry: LandedChunk.Entry, key: UnsafeRawBufferPointer, of chunk: LandedChunk, block: Int
  ) {
    session.sums.add(.record) { row in
      row.value(entry.record)
      row.value(chunk.source)
      row.value(Int(chunk.object))
      row.value(key)
      row.value(Int(Int64(bitPattern: entry.fingerprint)))
      row.value(fileBase + chunk.file)
      row.value(entry.ordinal)
      row.value(entry.line)
      row.value(block)
      row.value(entry.raw.lowerBound)
      row.value(entry.raw.count)
      row.value(run)
      row.value(run)
      row.null()
    }
  }

  /// Keeps a record as it is before `body` changes it.
  private func keeping(_ record: Int, withLanding: Bool, _ body: () throws -> Void) throws {
    try session.sums.changing(.record, in: session, record) {
      try session.sums.changing(.version, in: session, record, run) {
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
      try session.sums.changing(.version, in: session, record, run) {
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
    try session.db.execute(
      sql: "INSERT INTO ledger_vanished VALUES (?, ?)", arguments: [run, record])
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
    insertQuarantine.bind(1, fileBase + chunk.file)
    insertQuarantine.bind(2, chunk.source)
    insertQuarantine.bind(3, Int(chunk.object))
    insertQuarantine.bind(4, refusal.ordinal)
    insertQuarantine.bind(5, refusal.line)
    insertQuarantine.bind(6, copying: refusal.key)
    insertQuarantine.bind(7, Int(Int64(bitPattern: refusal.fingerprint)))
    insertQuarantine.bind(8, copying: refusal.issue.code)
    insertQuarantine.bind(9, copying: refusal.issue.column)
    insertQuarantine.bind(10, copying: refusal.issue.field)
    insertQuarantine.bind(11, copying: refusal.value)
    insertQuarantine.bind(12, block)
    insertQuarantine.bind(13, refusal.raw.lowerBound)
    insertQuarantine.bind(14, refusal.raw.count)
    try insertQuarantine.run()
    let id = Int(session.db.lastInsertedRowID)
    try session.sums.changing(.quarantine, in: session, id, wasThere: false) {}
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

  /// Makes the rules' judgements in the store those given: new ones are added, and those that no
  /// longer hold are revoked.
  /// - Parameters:
  ///   - isFirst: there is none yet.
  ///   - records: only of judgements whose first part is one of these; nil: of all.
  public func judgements(
    _ all: some Sequence<RuleJudgement>, isFirst: Bool, of records: [Int]?
  ) throws {
    var standing = isFirst ? [:] : try standing(of: records)
    for judged in all {
      if !isFirst {
        var key = Fingerprint(judged.reason, seed: UInt64(judged.entity))
        key.combine(UInt64(judged.left))
        key.combine(UInt64(judged.right))
        if let weights = judged.weights { key.combine(Fingerprint(weights, seed: 1).value) }
        if standing.removeValue(forKey: key.value) != nil { continue }
      }
      insertJudgement.bind(1, Int(judged.entity))
      insertJudgement.bind(2, PartID(row: judged.left).record)
      insertJudgement.bind(3, PartID(row: judged.left).part)
      insertJudgement.bind(4, PartID(row: judged.right).record)
      insertJudgement.bind(5, PartID(row: judged.right).part)
      insertJudgement.bind(6, copying: judged.reason)
      insertJudgement.bindNull(7)
      insertJudgement.bindNull(8)
      if let score = judged.score { insertJudgement.bind(7, score) }
      if let weights = judged.weights { insertJudgement.bind(8, copying: weights) }
      try insertJudgement.run()
      try seal(judged)
    }
    for id in standing.values.sorted() { try session.revoke(judgement: id, run: run) }
  }

  /// The rules' judgements that hold, by what they say.
  private func standing(of records: [Int]?) throws -> [UInt64: Int] {
    var standing: [UInt64: Int] = [:]
    func take(_ statement: Statement) throws {
      while try statement.step() {
        var key = Fingerprint(statement.bytes(4), seed: UInt64(statement.int(1)))
        key.combine(UInt64(statement.int(2)))
        key.combine(UInt64(statement.int(3)))
        if let weights = statement.text(5) { key.combine(Fingerprint(weights, seed: 1).value) }
        standing[key.value] = statement.int(0)
      }
    }
    let all = """
      SELECT id, entity, \(PartID.sqlRow(record: "left_record", part: "left_part")),
        \(PartID.sqlRow(record: "right_record", part: "right_part")), reason, weights
      FROM judgement WHERE author = 'rule' AND revoked_run IS NULL
      """
    guard let records else {
      try take(Statement(session.db, path: session.path, all))
      return standing
    }
    // A store of an earlier tool may be without that of judgements.
    try session.createIndexes()
    let some = try Statement(session.db, path: session.path, all + " AND left_record = ?")
    for record in records {
      some.bind(1, record)
      try take(some)
    }
    return standing
  }

  /// As `insertJudgement` has just written it.
  private func seal(_ judged: RuleJudgement) throws {
    guard judged.score == nil && judged.weights == nil else {
      let id = Int(session.db.lastInsertedRowID)
      return try session.sums.changing(.judgement, in: session, id, wasThere: false) {}
    }
    session.sums.add(.judgement) { row in
      row.value(Int(session.db.lastInsertedRowID))
      row.value(run)
      row.value(Int(judged.entity))
      row.value(PartID(row: judged.left).record)
      row.value(PartID(row: judged.left).part)
      row.value(PartID(row: judged.right).record)
      row.value(PartID(row: judged.right).part)
      row.value("same")
      row.value(judged.reason)
      row.value("rule")
      for _ in 0..<5 { row.null() }
    }
  }

  /// Makes the people's judgements that the golden rows go by those given.
  public func setInForce(_ judgements: [JudgementInForce]) throws {
    try session.setInForce(judgements, run: run)
  }

  public func member(_ member: GoldenMember) throws {
    guard wasEmpty else {
      return try session.sums.changing(.member, in: session, Int(member.entity), member.record, member.part) {
        try insert(member)
      }
    }
    try insert(member)
    session.sums.add(.member) { row in
      row.value(Int(member.entity))
      row.value(member.record)
      row.value(member.part)
      row.value(member.nr)
      row.value(run)
    }
  }

  private func insert(_ member: GoldenMember) throws {
    insertMember.bind(1, Int(member.entity))
    insertMember.bind(2, member.record)
    insertMember.bind(3, member.part)
    insertMember.bind(4, member.nr)
    try insertMember.run()
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
