import Base
import Model

/// Where a run's results go: into the store, or, for a plan, nowhere but a scratch file. The run
/// itself decides everything; a writer only records, and a plan makes all the calls that an apply
/// makes. One thread.
///
/// Calls come once for each chunk, record or batch, never for each cell.
public protocol RunWriter: AnyObject {
  // MARK: Before records come

  /// The number of a source, made or brought up to date.
  func source(name: String, trust: Int, isSnapshot: Bool) throws -> Int
  /// The files of the run, by their number from 0: what `place(of:)` calls the records that it lands.
  func expect(files: [RunFileName])

  // MARK: Records

  /// The digest of the store's content, as the run leaves it.
  var digest: ContentDigest { get }
  func adjustDigest(_ body: (inout ContentDigest) -> Void)

  /// Takes new records with their landed bytes, and the raw block of the chunk.
  func insert(_ chunk: LandedChunk) throws
  /// Replaces what a record landed; its former version is kept.
  /// - Parameter landed: nil when only its cells, not its landed values, are others.
  func update(_ entry: LandedChunk.Entry, of chunk: LandedChunk, landed: Span<UInt8>?) throws
  /// Takes back a record that this run inserted or updated.
  func withdraw(record: Int, wasNew: Bool) throws
  func vanish(record: Int) throws
  /// A chunk object is done with: it may come back with other records.
  func finish(_ chunk: LandedChunk)

  /// Calls `body` with the present landed bytes of every record, by ascending record.
  func forEachLanding(_ body: (Int, UnsafeRawBufferPointer) throws -> Void) throws
  func withLanding<R>(of record: Int, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R?
  func place(of record: Int) throws -> RecordPlace?

  // MARK: Quarantine

  /// Keeps a refused record with its raw bytes.
  func quarantine(_ refusal: LandedChunk.Refusal, of chunk: LandedChunk) throws
  /// A record that is refused still stands where this run met it.
  /// - Parameter id: of `quarantine`.
  func moveQuarantine(_ id: Int, to refusal: LandedChunk.Refusal, of chunk: LandedChunk) throws
  func closeQuarantine(_ ids: [Int]) throws

  // MARK: Golden rows, and who stands behind them

  /// Writes golden rows, and sets the batch's `changes`.
  func golden(_ batch: GoldenBatch) throws
  /// Removes a golden row; its id leads to `becomes` from now on, if given.
  /// - Returns: whether there was one.
  func removeGolden(entity: Entity, nr: Int, becomes: UInt64?) throws -> Bool
  /// An id that a merge swallowed leads to another row from now on; to none, when it is a row again.
  func redirect(_ entity: Entity, nr: Int, to row: Int) throws
  func member(_ member: GoldenMember) throws
  func removeMember(entity: UInt8, record: Int, part: Int) throws

  // MARK: Judgements

  /// Makes the rules' judgements in the store those given: new ones are added, and those that no
  /// longer hold are revoked.
  /// - Parameters:
  ///   - isFirst: there is none yet.
  ///   - records: only of judgements whose first part is one of these; nil: of all.
  func judgements(_ all: some Sequence<RuleJudgement>, isFirst: Bool, of records: [Int]?) throws
  /// Makes the people's judgements that the golden rows go by those given.
  func setInForce(_ judgements: [JudgementInForce]) throws
  /// Makes the pairs that are left to people those given.
  func setPossiblePairs(_ found: [PossiblePairRow], insteadOf standing: [PossiblePairRow]) throws
  /// Keeps under which keys records can be met.
  /// - Parameters:
  ///   - isWhole: in the place of all that are there.
  ///   - isUsable: later runs can go by them.
  ///   - entries: sorted; asked for only where they are kept.
  func keepMatchKeys(isWhole: Bool, isUsable: Bool, entries: () -> [UInt64]) throws

  // MARK: The ledger

  /// What a file held, and what became of its records and cells.
  /// - Parameter number: of the file in this run, from 0.
  func ledger(_ ledger: FileLedger, ofFile number: Int) throws
  /// Which refused record each ordinal of a replay's file is; index 0 is ordinal 1.
  func replayed(_ refusals: [Int], ofFile number: Int) throws
  /// The run landed records with these corrections, and took the decisions that waited.
  func useCorrections(_ ids: [Int]) throws
  func replaceOwners(_ owners: [OwnerRow]) throws
  func createIndexes() throws
  /// The run is done: its documents and its row; nothing is written after it.
  func seal(_ run: RunRow, documents: [DocumentRow]) throws
}

/// What a file of a run is called, and whose records it holds.
public struct RunFileName: Sendable {
  public var source: String
  public var object: String
  /// As reports show it.
  public var path: String

  public init(source: String, object: String, path: String) {
    self.source = source
    self.object = object
    self.path = path
  }
}

/// Where a record stands, for reports and messages.
public struct RecordPlace: Sendable {
  public var source: String
  public var object: String
  public var key: String
  public var file: String
  public var line: Int

  public init(source: String, object: String, key: String, file: String, line: Int) {
    self.source = source
    self.object = object
    self.key = key
    self.file = file
    self.line = line
  }
}

/// A part that stands behind another record's golden row.
public struct GoldenMember: Sendable, Hashable {
  public var entity: UInt8
  public var record: Int
  public var part: Int
  /// Of the row.
  public var nr: Int

  public init(entity: UInt8, record: Int, part: Int, nr: Int) {
    self.entity = entity
    self.record = record
    self.part = part
    self.nr = nr
  }
}

/// Two parts that a rule judges to be one entity; `left` and `right` are `nr` of their rows.
public struct RuleJudgement: Hashable, Sendable {
  public var entity: UInt8
  public var left: Int
  public var right: Int
  public var reason: String
  /// Bits, and what they are made of, as JSON; of those by score.
  public var score: Double?
  public var weights: String?

  public init(
    entity: UInt8, left: Int, right: Int, reason: String, score: Double? = nil, weights: String? = nil
  ) {
    self.entity = entity
    self.left = left
    self.right = right
    self.reason = reason
    self.score = score
    self.weights = weights
  }
}

/// A judgement of a person, with the numbers that its records have in this store.
public struct JudgementInForce: Sendable {
  public var judgement: PeoplesJudgement
  /// `nr` of the rows of its parts.
  public var left: Int
  public var right: Int

  public init(_ judgement: PeoplesJudgement, left: Int, right: Int) {
    self.judgement = judgement
    self.left = left
    self.right = right
  }
}

/// What a run writes down of one file.
public struct FileLedger: Sendable {
  public var file: FileRow
  /// Raw values of `Disposition`, by ordinal - 1.
  public var dispositions: [UInt8]
  public var cells: [CellRow]

  public init(file: FileRow, dispositions: [UInt8], cells: [CellRow]) {
    self.file = file
    self.dispositions = dispositions
    self.cells = cells
  }
}

public struct GoldenRow: Sendable {
  public var entity: Entity
  public var nr: Int
  public var id: UInt64
  public var records: Int
  /// JSON; empty when all values come from one record.
  public var origins: String

  public init(entity: Entity, nr: Int, id: UInt64, records: Int, origins: String) {
    self.entity = entity
    self.nr = nr
    self.id = id
    self.records = records
    self.origins = origins
  }
}

public enum GoldenChange: Sendable {
  case added
  case updated
  case unchanged
}
