import Base
import Documents
import Foundation
import Importing
import Mapping
import Model
import Reporting
import Store

/// What only the whole of the files shows: references that lead nowhere, and records that are taken
/// back.
extension RunEngine {
  /// Refuses records that name others which are not there; that may leave others without theirs.
  func settleReferences() throws {
    try begin("references")
    let references = references
    var open = deferred.filter { index.flags[$0 - 1].contains(.refers) }
    var refused = true
    while refused && !open.isEmpty {
      refused = false
      var still: [Int] = []
      for record in open where !index.flags[record - 1].contains(.withdrawn) {
        let fault = try writer.withLanding(of: record) { bytes in
          references.fault(
            in: bytes.bindMemory(to: UInt8.self).span, scope: index.scopes[record - 1])
        }
        if case .some(.some(let found)) = fault {
          let file = files[Int(index.files[record - 1])]
          try withdraw(
            record,
            RecordIssue(
              code: found.code, column: file.mapping.file.column(of: found.field),
              field: found.field.path))
          refused = true
        } else {
          still.append(record)
        }
      }
      open = still
    }
    try refuseLate()
    for record in deferred where !index.flags[record - 1].contains(.matched) {
      try matchLanding(of: record)
    }
  }

  private func matchLanding(of record: Int) throws {
    let isNew = !index.flags[record - 1].contains(.stored)
    if isNew && index.flags[record - 1].contains(.withdrawn) { return }
    _ = try writer.withLanding(of: record) { bytes in
      let landed = bytes.bindMemory(to: UInt8.self).span
      if References.refers(landed) { index.flags[record - 1].insert(.refers) }
      addToTable(record, landed)
    }
  }

  /// The same row once more is refused with the record that it repeats.
  private func refuseRepeats(of withdrawn: [Int32: RecordIssue]) {
    guard !withdrawn.isEmpty else { return }
    for file in files {
      for at in file.dispositions.indices where file.dispositions[at] == Disposition.merged.rawValue {
        guard let issue = withdrawn[file.records[at]] else { continue }
        file.dispositions[at] = Disposition.quarantined.rawValue
        file.records[at] = 0
        lateRefusals[file.number, default: [:]][at + 1] = issue
      }
    }
  }

  /// Takes back a record that had already landed in this run; `refuseLate` says so of it.
  func withdraw(_ record: Int, _ issue: RecordIssue) throws {
    withdrawnIssues[Int32(record)] = issue
    let flags = index.flags[record - 1]
    let file = files[Int(index.files[record - 1])]
    let ordinal = Int(index.ordinals[record - 1])
    guard !flags.contains(.withdrawn) else { return }
    // An unchanged record is refused with its twin; what the store has of it stays.
    let wasNew = !flags.contains(.stored)
    if flags.contains(.touched) {
      let landed = try writer.withLanding(of: record) { Array($0) } ?? []
      // Before it is taken back: as the list of changes names it.
      let name = try builder.name(of: record)
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
      if !wasNew {
        builder.withdraw(name, before: former.span, after: landed.span)
      }
    }
    if !wasNew && !flags.contains(.touched) && sameAfterAll[record] != nil {
      // Its cells were taken as the store's newest; the values are the same.
      try writer.withdraw(record: record, wasNew: false)
    }
    if flags.contains(.matched) { table.remove(record: Int32(record)) }
    index.flags[record - 1].insert(.withdrawn)
    index.flags[record - 1].subtract([.touched, .matched])
    if !wasNew { deferred.append(record) }
    removedParts[record] = nil
    file.dispositions[ordinal - 1] = Disposition.quarantined.rawValue
    file.records[ordinal - 1] = 0
    lateRefusals[file.number, default: [:]][ordinal] = issue
  }

  /// Refuses the records that were taken back, as they stand in their file: with line, cell and raw
  /// bytes. The file is read once more; this is rare, and keeps nothing in memory for the many
  /// records that land.
  func refuseLate() throws {
    refuseRepeats(of: withdrawnIssues)
    withdrawnIssues.removeAll()
    for (number, issues) in lateRefusals.sorted(by: { $0.key < $1.key }) {
      let file = files[number]
      let reader = try file.open()
      let batch = RecordBatch()
      let chunk = LandedChunk()
      while try reader.read(into: batch) {
        chunk.removeAll()
        chunk.file = number
        chunk.source = file.source.id
        chunk.object = file.object.rawValue
        for record in 0..<batch.count where batch[record].kind == 0 {
          guard let issue = issues[Int(batch[record].ordinal)] else { continue }
          file.cells.add(batch, record, .landed, sign: -1)
          file.cells.add(batch, record, .quarantined)
          chunk.refusals.append(try lateRefusal(batch, record, file, chunk, issue))
        }
        guard !chunk.refusals.isEmpty else { continue }
        for refusal in chunk.refusals { try refuse(refusal, chunk, file) }
        writer.finish(chunk)
      }
      try expectUnchanged(file, reader)
    }
    lateRefusals.removeAll()
  }

  private func lateRefusal(
    _ batch: RecordBatch, _ record: Int, _ file: RunFile, _ chunk: LandedChunk, _ issue: RecordIssue
  ) throws -> LandedChunk.Refusal {
    let start = chunk.raw.count
    batch.withRaw(record) { _ = chunk.raw.append($0) }
    chunk.keys.removeAll()
    let mapping = try file.mapping.bind(batch.layout)
    let fixed = try corrections?.correct(batch, record, of: file, mapping)
    _ = (fixed?.mapping ?? mapping).key(
      fixed?.batch ?? batch, fixed == nil ? record : 0, into: &chunk.keys)
    return LandedChunk.Refusal(
      ordinal: Int(batch[record].ordinal), line: Int(batch[record].line),
      // Its cells may be right the next night, when what it names is there: it is read again then.
      fingerprint: batch.withRaw(record) { Fingerprint($0).value },
      key: chunk.keys.string(from: 0, count: chunk.keys.count), issue: issue,
      value: batch.text(record, ofColumn: issue.column), raw: start..<chunk.raw.count)
  }
}

extension MappingFile {
  /// The first column that a field is read from; empty when there is none.
  func column(of field: Field) -> String {
    let rules = fields + each.flatMap(\.fields)
    guard let rule = rules.first(where: { $0.field.path == field.path }),
      case .columns(let names) = rule.origin
    else { return "" }
    return names.first?.value ?? ""
  }
}
