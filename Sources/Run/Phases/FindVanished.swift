import Base
import Foundation
import Model
import Reporting
import Store

/// Marks the records of snapshot sources that no file had; but not where a row that nobody can name may
/// be one of them.
struct FindVanished {
  let context: RunContext
  let files: [SourceFile]
  let known: LoadRecords.Output
  /// Records of the store that were met and not taken: they are still there.
  let refused: Set<Int>
  /// By scope: rows that were not taken and whose key could not be read.
  let nameless: [UInt16: [MapStage.Nameless]]

  struct Output {
    /// Ascending.
    var records: [Int] = []
    /// Sources of which none was marked, since a row that was refused might be it.
    var withheld: Set<String> = []
  }

  private enum Finding {
    case gone([Int])
    case withheld
  }

  consuming func run() throws -> Output {
    var output = Output()
    guard !context.wasEmpty, context.replay == nil else { return output }
    try context.begin("vanished")
    for (scope, records) in missing().sorted(by: { $0.key < $1.key }) {
      switch try surelyVanished(records, scope) {
      case .gone(let records): output.records += records
      case .withheld: output.withheld.insert(known.scopes[scope].sourceName)
      }
    }
    output.records.sort()
    for record in output.records { try vanish(record) }
    return output
  }

  /// Records of the store that no row named, by scope.
  private func missing() -> [UInt16: [Int]] {
    let index = known.index
    var missing: [UInt16: [Int]] = [:]
    for record in 1...max(index.count, 1) where record <= index.count {
      let flags = index.flags[record - 1]
      guard flags.contains(.stored), !flags.contains(.seen), !flags.contains(.hadVanished) else { continue }
      let number = index.scopes[record - 1]
      let scope = known.scopes[number]
      guard scope.isSnapshot && scope.isRead, !refused.contains(record) else { continue }
      missing[number, default: []].append(record)
    }
    return missing
  }

  /// Of the records of a scope that no row named, those that are gone.
  private func surelyVanished(_ records: [Int], _ scope: UInt16) throws -> Finding {
    guard let rows = nameless[scope], !rows.isEmpty else { return .gone(records) }
    var open = Set(rows.indices)
    if try !wasWithheld(known.scopes[scope].sourceName) {
      // A row that was refused the last time already stood beside all records that were there then.
      let former = known.refusals.fingerprints(in: scope)
      open = open.filter { !former.contains(rows[$0].fingerprint) }
    }
    let gone = try records.filter { record in
      // A row that cannot be taken apart is this record, when its key stands in it.
      let key = Array(try context.report.name(of: record).key.utf8)
      let words = key.split(separator: FieldType.companionSeparator).map(Array.init)
      let holding = rows.indices.filter { row in words.allSatisfy { rows[row].row.holds(word: $0) } }
      open.subtract(holding)
      return holding.isEmpty
    }
    guard !open.isEmpty, !gone.isEmpty else { return .gone(gone) }
    // Each of the other rows may be any of them.
    let file = open.map { rows[$0].file }.min() ?? 0
    context.report.report.damage.append(
      RunReport.Damage(
        file: files[file].displayPath, column: "", code: RunReport.Damage.vanishWithheld,
        count: gone.count,
        message: Bilingual(
          zh: "以前的 \(gone.count) 条记录这次没有出现，但有 \(open.count) 行未被接受、看不出是哪条记录，可能就是其中之一；因此一条也没有标为消失。请先修复这些行的键",
          en: """
            \(gone.count) earlier records did not come again, and \(open.count) rows that were not taken \
            do not say which record they are: they may be some of those, so none is marked as vanished. \
            Mend the keys of these rows first
            """)))
    return .withheld
  }

  /// Whether the newest run that read a source left its records unmarked.
  private func wasWithheld(_ source: String) throws -> Bool {
    for run in try context.session.runs().reversed() {
      let summary = try? JSONDecoder().decode(RunSummary.self, from: Data(run.summary.utf8))
      if let summary, summary.sources[source] != nil { return summary.withheld?.contains(source) ?? false }
    }
    return false
  }

  private func vanish(_ record: Int) throws {
    try context.report.vanish(try context.report.name(of: record))
    let identity = known.index.identities[record - 1]
    let writer = context.writer
    _ = try writer.withLanding(of: record) { bytes in
      let landed = bytes.bindMemory(to: UInt8.self).span
      writer.adjustDigest {
        $0.subtract(
          RecordDigest.of(identity, hasVanished: false, landed: landed))
        $0.add(RecordDigest.of(identity, hasVanished: true, landed: landed))
      }
    }
    try writer.vanish(record: record)
  }
}

extension [UInt8] {
  /// Whether these bytes stand here between signs or blanks, not inside a longer word.
  fileprivate func holds(word: [UInt8]) -> Bool {
    func isWord(_ at: Int) -> Bool {
      guard indices.contains(at) else { return false }
      let byte = self[at]
      return byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }
    return ranges(of: word).contains { !isWord($0.lowerBound - 1) && !isWord($0.upperBound) }
  }
}
