import Model
import Reporting
import Store

/// What stands in quarantine, and what comes to stand there: a record that is refused as it was before
/// is not refused a second time.
final class RefusalBook {
  struct Standing: Hashable {
    var scope: UInt16
    var key: String
    var fingerprint: UInt64
    var code: String
  }

  private struct Key: Hashable {
    var scope: UInt16
    var key: String
  }

  /// Ids in `quarantine` of what stood there before the run.
  private let standing: [Standing: [Int]]
  /// How often each of them came again.
  private var met: [Standing: Int] = [:]
  private var keys: Set<Key> = []
  private let writer: any RunWriter
  private let report: ReportBuilder
  /// What a replay cannot take stands in quarantine as it did.
  private let isReplay: Bool

  init(standing: [Standing: [Int]], writer: any RunWriter, report: ReportBuilder, isReplay: Bool) {
    self.standing = standing
    self.writer = writer
    self.report = report
    self.isReplay = isReplay
  }

  func refuse(_ refusal: LandedChunk.Refusal, of file: SourceFile, in chunk: LandedChunk) throws {
    try report.refuse(
      RunReport.RecordName(file.name(key: refusal.key, line: refusal.line)), refusal.issue,
      value: refusal.value, further: refusal.further)
    guard !isReplay else { return }
    if !refusal.key.isEmpty { keys.insert(Key(scope: file.scopeNumber, key: refusal.key)) }
    let known = Standing(
      scope: file.scopeNumber, key: refusal.key, fingerprint: refusal.fingerprint,
      code: refusal.issue.code)
    let count = met[known, default: 0]
    if let open = standing[known], count < open.count {
      met[known] = count + 1
      try writer.moveQuarantine(open[count], to: refusal, of: chunk)
    } else {
      try writer.quarantine(refusal, of: chunk)
    }
  }

  /// The keys of what stood there before the run.
  private lazy var standingKeys = Set(standing.keys.map { Key(scope: $0.scope, key: $0.key) })

  /// Whether a record of that key stands in quarantine, or came to stand there in this run.
  func holds(_ key: String, in scope: UInt16) -> Bool {
    let key = Key(scope: scope, key: key)
    return keys.contains(key) || standingKeys.contains(key)
  }

  /// How many refusals of this run stood there before it.
  var metCount: Int { met.values.reduce(0, +) }

  /// Of what stood there before the run, in a scope.
  func fingerprints(in scope: UInt16) -> Set<UInt64> {
    Set(standing.keys.filter { $0.scope == scope }.map(\.fingerprint))
  }

  /// The refusals from before that this run settles: of scopes that it read, those that did not come
  /// again. A snapshot without a record says that it is gone; any other source says so only by sending
  /// it again.
  /// - Returns: ids in `quarantine`, ascending.
  func answered(scopes: RunScopes, read: Set<UInt16>, _ index: RecordIndex) -> [Int] {
    func isAnswered(_ refusal: Standing) -> Bool {
      let scope = scopes[refusal.scope]
      if scope.isSnapshot { return true }
      guard !refusal.key.isEmpty else { return false }
      if keys.contains(Key(scope: refusal.scope, key: refusal.key)) { return true }
      let key = Array(refusal.key.utf8)
      guard let record = index.find(scope.record.identity(ofKey: key.span)) else { return false }
      return index.flags[record - 1].contains(.seen)
    }
    return standing.filter { read.contains($0.key.scope) && isAnswered($0.key) }
      .flatMap { $0.value.dropFirst(met[$0.key] ?? 0) }.sorted()
  }
}
