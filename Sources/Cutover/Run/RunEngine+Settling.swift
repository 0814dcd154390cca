import Foundation
import Importing
import LeadModel
import LeadStore
import Mapping
import Records
import Reporting

/// What only the whole of the files shows: repeated keys, references that lead nowhere, records
/// that are no longer there.
extension RunEngine {
  /// A key with two versions: none of them is taken. The later ones were refused when they came;
  /// the first one is taken back.
  func settleRepeated(_ records: [Int]) throws {
    for record in records {
      try withdraw(
        record,
        RecordIssue(
          code: "key-repeated",
          column: files[Int(index.files[record - 1])].mapping.file.key.first?.value ?? ""),
        value: "")
    }
    try recountCells()
  }

  /// Refuses records that name others which are not there; that may leave others without theirs.
  func settleReferences() throws {
    clock.begin("references")
    let references = references
    var open = deferred.filter { index.flags[$0 - 1].contains(.refers) }
    var refused = true
    while refused && !open.isEmpty {
      refused = false
      var still: [Int] = []
      for record in open where !index.flags[record - 1].contains(.withdrawn) {
        let fault = try writer.withLanding(of: record) { bytes -> (issue: RecordIssue, value: String)? in
          let landed = bytes.bindMemory(to: UInt8.self).span
          guard let fault = references.fault(in: landed, scope: index.scopes[record - 1]) else { return nil }
          return (RecordIssue(code: fault.code, field: fault.field.path), "")
        }
        if case .some(.some(let found)) = fault {
          try withdraw(record, found.issue, value: found.value)
          refused = true
        } else {
          still.append(record)
        }
      }
      open = still
    }
    try recountCells()
    for record in deferred where !index.flags[record - 1].contains(.matched) {
      try matchLanding(of: record)
    }
  }

  private func matchLanding(of record: Int) throws {
    let isNew = !index.flags[record - 1].contains(.stored)
    if isNew && index.flags[record - 1].contains(.withdrawn) { return }
    _ = try writer.withLanding(of: record) { bytes in
      addToTable(record, bytes.bindMemory(to: UInt8.self).span)
    }
  }

  /// Marks the records of snapshot sources that no file had.
  func findVanished() throws {
    guard !wasEmpty else { return }
    clock.begin("vanished")
    for record in 1...max(index.count, 1) where record <= index.count {
      let flags = index.flags[record - 1]
      guard flags.contains(.stored), !flags.contains(.seen), !flags.contains(.hadVanished) else { continue }
      let scope = scopes[Int(index.scopes[record - 1])]
      guard scope.isSnapshot && scope.isRead else { continue }
      vanished.append(record)
    }
    for record in vanished {
      try builder.vanish(try builder.name(of: record))
      _ = try writer.withLanding(of: record) { bytes in
        let landed = bytes.bindMemory(to: UInt8.self).span
        writer.adjustDigest {
          $0.subtract(
            RecordDigest.of(index.identities[record - 1], hasVanished: false, landed: landed))
          $0.add(RecordDigest.of(index.identities[record - 1], hasVanished: true, landed: landed))
        }
      }
      try writer.vanish(record: record)
    }
  }

  /// Refuses a record that had already landed in this run.
  private func withdraw(_ record: Int, _ issue: RecordIssue, value: String) throws {
    let flags = index.flags[record - 1]
    let file = files[Int(index.files[record - 1])]
    let ordinal = Int(index.ordinals[record - 1])
    guard !flags.contains(.withdrawn) else { return }
    // An unchanged record is not refused with its twin: what the store has stays.
    let wasNew = !flags.contains(.stored)
    builder.refuse(try builder.name(of: record), issue, value: value)
    if flags.contains(.touched) {
      let landed = try writer.withLanding(of: record) { Array($0) } ?? []
      try (writer as? StoreWriter)?.quarantine(record: record, issue: issue, value: value)
      try writer.withdraw(record: record, wasNew: wasNew)
      let identity = index.identities[record - 1]
      let former = wasNew ? [] : try writer.withLanding(of: record) { Array($0) } ?? []
      writer.adjustDigest {
        $0.subtract(RecordDigest.of(identity, hasVanished: false, landed: landed.span))
        if !wasNew {
          $0.add(
            RecordDigest.of(
              identity, hasVanished: flags.contains(.hadVanished), landed: former.span))
        }
      }
    } else {
      try (writer as? StoreWriter)?.quarantine(record: record, issue: issue, value: value)
    }
    if flags.contains(.matched) { table.remove(record: Int32(record)) }
    index.flags[record - 1].insert(.withdrawn)
    index.flags[record - 1].subtract([.touched, .matched])
    if !wasNew { deferred.append(record) }
    removedParts.removeAll { $0.nr >> 12 == record }
    file.dispositions[ordinal - 1] = Disposition.quarantined.rawValue
    file.records[ordinal - 1] = 0
    recounts[file.number, default: []].insert(ordinal)
  }

  /// Moves the cells of records that were refused late from landed to quarantined. Their file is
  /// read once more; this is rare, and keeps nothing in memory for the many that land.
  private func recountCells() throws {
    for (number, ordinals) in recounts {
      let file = files[number]
      let reader = try Importers.open(
        path: file.path, displayPath: file.displayPath, options: file.readOptions)
      let batch = RecordBatch()
      while try reader.read(into: batch) {
        for record in 0..<batch.count where batch[record].kind == 0 {
          guard ordinals.contains(Int(batch[record].ordinal)) else { continue }
          file.cells.add(batch, record, .landed, sign: -1)
          file.cells.add(batch, record, .quarantined)
        }
      }
      guard reader.facts.sha256 == file.facts.sha256 else {
        throw ImportError(
          code: "file-changed", file: file.displayPath, zh: "文件在读取期间被改动",
          en: "the file changed while it was read", hintZh: "等导出结束后再运行",
          hintEn: "run again when the export has ended")
      }
    }
    recounts.removeAll()
  }
}
