import Base
import Documents
import Model
import Store

/// Takes in who the store knows, and what stands in its quarantine.
struct LoadRecords {
  let context: RunContext
  /// Empty; the writer knows golden rows by the identities in it.
  let index: RecordIndex
  var scopes: RunScopes

  struct Output {
    let index: RecordIndex
    /// Those that the run reads, then those that only the store has.
    var scopes: RunScopes
    var refusals: RefusalBook
    /// Golden rows before the run, by entity number.
    var formerCounts: EntityMap<Int>
    /// Pairs are scored otherwise than in the run before: any two may be one now, or no more.
    var matchingChanged = false
    /// The newest run is of a tool that made some rows otherwise: all are computed again.
    var isOlder = false
  }

  consuming func run() throws -> Output {
    try context.begin("load")
    let session = context.session
    var counts = EntityMap<Int>(repeating: 0)
    for entity in Entity.golden {
      counts[entity] = try session.count(of: entity)
    }
    var output = Output(
      index: index, scopes: scopes, refusals: try refusals(), formerCounts: counts)
    guard !context.wasEmpty else { return output }
    let former = try session.newestMatching()
    output.isOlder = !ScoredOptions.knowsMerging(stored: former)
    output.matchingChanged = former != context.migration.storedMatching(former: former)
    try load(into: &output, merging: context.migration.mergingSources(former: former))
    return output
  }

  /// A store may hold refused records and no other.
  private func refusals() throws -> RefusalBook {
    var standing: [RefusalBook.Standing: [Int]] = [:]
    try context.session.forEachOpenRefusal { refusal in
      guard let object = Entity(rawValue: UInt8(truncatingIfNeeded: refusal.object)),
        let scope = scopes.find(source: refusal.source, object)
      else { return }
      standing[
        RefusalBook.Standing(
          scope: scope, key: refusal.key, fingerprint: refusal.fingerprint, code: refusal.code),
        default: []
      ].append(refusal.id)
    }
    return RefusalBook(
      standing: standing, writer: context.writer, report: context.report,
      isReplay: context.replay != nil)
  }

  private func load(into output: inout Output, merging: Set<String>) throws {
    let session = context.session
    let sources = Dictionary(uniqueKeysWithValues: try session.sources().map { ($0.id, $0) })
    var numbers: [Int: UInt16] = [:]
    for (number, scope) in output.scopes.all.enumerated() {
      numbers[scope.source << 8 | Int(scope.object.rawValue)] = UInt16(number)
    }
    index.reserve(try session.newestRecord())
    try session.forEachRecord { record, key in
      let code = record.source << 8 | Int(record.object)
      let number: UInt16
      if let known = numbers[code] {
        number = known
      } else {
        let source = sources[record.source]
        let name = source?.name ?? ""
        number = output.scopes.add(
          RunScope(
            source: record.source, sourceName: name, object: Entity(rawValue: record.object) ?? .lead,
            trust: Int16(clamping: source?.trust ?? 0), isSnapshot: source?.isSnapshot ?? false,
            isRead: false, record: RecordScope(source: name, object: record.object),
            mergesLeads: merging.contains(name)))
        numbers[code] = number
      }
      index.pad(to: record.id - 1)
      index.add(
        output.scopes[number].record.identity(ofKey: key.bindMemory(to: UInt8.self).span),
        fingerprint: record.fingerprint, firstRun: record.firstRun,
        flags: record.hasVanished ? [.stored, .hadVanished] : .stored, scope: number)
    }
  }
}
