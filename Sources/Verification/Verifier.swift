import Evidence
import Model
import Store

/// Re-reads a store and its sources by its own means, and compares. Reads the store by plain SQL,
/// in order and row by row; keeps about 35 bytes a record in memory.
public struct Verifier {
  private let session: StoreSession
  private let book = FindingBook()
  private let fresh: FreshCount
  private let migrationPath: String?
  private let toolVersion: String
  private let former: Manifest?

  /// - Parameters:
  ///   - storePath: of a store that exists.
  ///   - sourceDirectory: what the relative paths of source files are relative to: the folder of
  ///     the migration; nil: only files with absolute paths are counted again.
  ///   - migrationPath: of the migration file, whose mappings say what values are to be; nil: values
  ///     are not compared.
  ///   - toolVersion: for the manifest.
  ///   - manifest: of a former verification, to be held against what is seen now.
  /// - Throws: `StoreError` when the store is missing, not one of ours, of a newer version, or
  ///   locked. Damage is no error but a finding.
  public static func verify(
    storePath: String, sourceDirectory: String?, migrationPath: String? = nil, toolVersion: String = "",
    manifest: Manifest? = nil
  ) throws -> VerificationResult {
    guard try LeadStore.exists(path: storePath) else { throw StoreError.missing(path: storePath) }
    do {
      return try LeadStore.reading(path: storePath, isChecked: false) { session in
        let harmed = try session.harmedNumbers()
        // Whatever is computed with such numbers would say nothing, or the wrong thing.
        guard harmed.isEmpty else {
          return unreadable(
            storePath, harmed.map(\.text), wording: VerificationWording.harmedNumber,
            hasManifest: manifest != nil)
        }
        return try Verifier(session, sourceDirectory, migrationPath, toolVersion, manifest).run()
      }
    } catch StoreError.damaged(_, let detail) {
      return unreadable(
        storePath, [detail], wording: VerificationWording.storeDamaged, hasManifest: manifest != nil)
    }
  }

  /// The store is harmed, so that no more of it can be checked.
  private static func unreadable(
    _ storePath: String, _ details: [String], wording: Bilingual, hasManifest: Bool
  ) -> VerificationResult {
    let book = FindingBook()
    for detail in details {
      book.violated(.integrity, Subject(), actual: detail, wording)
    }
    for check in Check.allCases
    where check != .integrity && (check != .manifest || hasManifest) && check != .controlFile {
      book.abandon(check, VerificationWording.unreadable)
    }
    var result = VerificationResult(store: storePath)
    result.checks = book.checks
    result.findings = book.findings
    return result
  }

  private init(
    _ session: StoreSession, _ sourceDirectory: String?, _ migrationPath: String?, _ toolVersion: String,
    _ former: Manifest?
  ) {
    self.toolVersion = toolVersion
    self.former = former
    self.session = session
    self.migrationPath = migrationPath
    fresh = FreshCount(directory: sourceDirectory)
  }

  private func run() throws -> VerificationResult {
    var result = VerificationResult(store: session.path)
    // The first thing that is read: from here on nobody changes the store.
    let newest = try RunCheck(book: book).run(session)
    result.runs = try session.newestRun()
    try DocumentCheck(book: book, migrationPath: migrationPath).run(session)
    let files = try LedgerFile.all(session)
    result.files = try FileBalance.all(session, files)
    let golden = GoldenPass()
    let values = ValuePass(files, fresh, migrationPath)
    var passes = Passes()
    passes.add(weight: 3) { session, book in try IntegrityCheck(book: book).run(session) }
    passes.add(weight: 2) { session, book in try SealCheck(book: book, files: files).run(session) }
    passes.add(weight: 1) { session, book in try LedgerCheck(book: book, files: files).run(session) }
    passes.add(weight: 3) { session, book in try values.run(session, book, golden) }
    passes.add(weight: 1) { session, book in
      try ReplayCheck(book: book, files: files).run(session)
      try RecordCheck(book: book, files: files).run(session)
      try RefusalCheck(book: book, files: files).run(session)
      try VanishCheck(book: book).run(session)
    }
    passes.add(weight: 5) { session, book in try golden.run(session, book) }
    // Several small ones, so that no thread waits long for the other at the end.
    let standing = Once<StandingJudgements>()
    for entity in Entity.golden {
      passes.add(weight: 2) { session, book in
        let standing = try standing.get { try StandingJudgements(session) }
        // Leads follow their contacts without a judgement of their own: see `LeadCheck`.
        if entity != .lead {
          try JudgementCheck(entity, session, book, hasJudgements: standing.has(.same, entity)).run()
        }
        if standing.has(.different, entity) { try ApartCheck.run(entity, session, book) }
        if standing.has(.byScore, entity) { try ScoreCheck(book: book).run(entity, session) }
      }
      passes.add(weight: 2) { session, book in
        let standing = try standing.get { try StandingJudgements(session) }
        if standing.has(.byKey, entity) { try ReasonCheck(book: book).run(entity, session) }
      }
    }
    passes.add(weight: 1) { session, book in
      let kept = try KeptDocuments(session)
      try RelationCheck(book: book, formerOwners: kept.ownerCodes).run(session)
      try OwnersCheck(book: book).run(session, kept)
      try TwinCheck(book: book).run(session)
    }
    try passes.run(on: session, into: book)
    compare(golden.digest, newest)
    result.totals = values.totals(with: golden, book)
    result.columns = values.columns
    result.records = golden.recordCount
    result.goldenRows = golden.rows
    result.digest = golden.digest.hex
    if let files = values.fileTotals {
      let manifest = try ManifestBuilder(session: session, fresh: fresh).build(
        result, files, toolVersion: toolVersion)
      if let former { ManifestCheck(book: book, former: former, now: manifest, digest: fresh.sha256).run() }
      result.manifest = manifest
    }
    try complete()
    result.checks = book.checks
    result.findings = book.findings
    result.notChecked = book.notChecked
    return result
  }

  private func compare(_ digest: ContentDigest, _ newest: (number: Int, digest: String)?) {
    let expected = newest?.digest ?? ContentDigest().hex
    if expected == digest.hex {
      book.holds(.digest)
    } else {
      book.violated(
        .digest, Subject(run: newest?.number), expected: expected, actual: digest.hex,
        VerificationWording.digest)
    }
  }

  /// Says of the records named in findings where they come from.
  private func complete() throws {
    try book.complete { subject in
      guard let record = subject.record, let place = try session.place(of: record) else { return }
      subject.source = subject.source ?? place.source
      subject.file = subject.file ?? place.file
      subject.line = place.line
      subject.key = place.key
    }
  }
}
