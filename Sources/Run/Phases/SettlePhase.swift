import Base
import Documents
import Mapping
import Model
import Reporting
import Store

/// What only the whole of the files shows: keys with two versions, references that lead nowhere, and
/// records that no file has any more.
struct SettlePhase {
  let context: RunContext
  let files: [SourceFile]
  let known: LoadRecords.Output
  let read: ReadPhase.Output

  struct Output {
    var fates: [FileFates]
    /// By record: golden rows of its children that are no longer there.
    var removedParts: [Int: [(entity: Entity, nr: Int)]]
    /// Some record of this run names others.
    var refers: Bool
    var vanished: FindVanished.Output
  }

  consuming func run() throws -> Output {
    var withdrawals = Withdrawals(context, files: files, known: known, read: read)
    try settleRepeated(&withdrawals)
    try settleReferences(&withdrawals)
    let vanished = try FindVanished(
      context: context, files: files, known: known, refused: read.mapped.refused,
      nameless: read.mapped.nameless
    ).run()
    return Output(
      fates: withdrawals.fates, removedParts: withdrawals.landed.removedParts,
      refers: !withdrawals.landed.referring.isEmpty, vanished: vanished)
  }

  // MARK: Keys that came more than once

  /// A key with two versions: none of them is taken. The later ones were refused when they came, or
  /// counted as merged into the first; the first one is taken back, and what was merged into it.
  private func settleRepeated(_ withdrawals: inout Withdrawals) throws {
    let index = known.index
    let respelled = read.mapped.respelled.filter { !index.flags[$0.key - 1].contains(.repeated) }
    for record in read.mapped.repeated + (try differing(respelled)) {
      let file = files[Int(index.files[record - 1])]
      // Who refers to it must hear that there are two, not that there is none.
      index.flags[record - 1].insert(.repeated)
      try withdrawals.withdraw(
        record, RecordIssue(code: "key-repeated", column: file.mapping.file.key.first?.value ?? ""))
    }
    try withdrawals.refuseTaken()
  }

  /// The records whose own values are others than those that came again with their key. Their files
  /// are read once more: this is rare, and keeps nothing in memory for the many that come once.
  private func differing(_ respelled: [Int: UInt64]) throws -> [Int] {
    var wanted: [Int: [Int: Int]] = [:]
    for record in respelled.keys {
      wanted[Int(known.index.files[record - 1]), default: [:]][Int(known.index.ordinals[record - 1])] =
        record
    }
    var differing: [Int] = []
    var landed = LandedWriter()
    for (number, records) in wanted.sorted(by: { $0.key < $1.key }) {
      let reading = read.readings[number]
      func compare(_ again: RecordContext) {
        guard let record = records[again.ordinal] else { return }
        landed.arena.removeAll()
        var issues: [RecordIssue] = []
        _ = again.land(into: &landed, issues: &issues)
        if landed.fingerprint(from: 0) != respelled[record] { differing.append(record) }
      }
      try files[number].readAgain(
        context, since: reading, where: { records[$0] != nil }, body: compare)
    }
    return differing.sorted()
  }

  // MARK: References

  /// Refuses records that name others which are not there; that may leave others without theirs.
  private func settleReferences(_ withdrawals: inout Withdrawals) throws {
    try context.begin("references")
    let index = known.index
    let references = known.scopes.references(in: index, refusals: known.refusals)
    var open = withdrawals.landed.deferred.filter { index.flags[$0 - 1].contains(.refers) }
    try refuseCircles(open, references, &withdrawals)
    var refused = true
    while refused && !open.isEmpty {
      refused = false
      var still: [Int] = []
      for record in open where !index.flags[record - 1].contains(.withdrawn) {
        let fault = try context.writer.withLanding(of: record) { bytes in
          references.fault(
            in: bytes.bindMemory(to: UInt8.self).span, scope: index.scopes[record - 1])
        }
        if case .some(.some(let found)) = fault {
          let mapping = files[Int(index.files[record - 1])].mapping.file
          try withdrawals.withdraw(
            record,
            RecordIssue(code: found.code, column: mapping.column(of: found.field), field: found.field.path))
          refused = true
        } else {
          still.append(record)
        }
      }
      open = still
    }
    try withdrawals.refuseTaken()
    for record in withdrawals.landed.deferred where !index.flags[record - 1].contains(.matched) {
      try matchLanding(of: record)
    }
  }

  /// Refuses records that name themselves as their parent, or each other in a circle. Of a circle that leads
  /// over records of the store, those that came with this run.
  private func refuseCircles(
    _ open: [Int], _ references: References, _ withdrawals: inout Withdrawals
  ) throws {
    let index = known.index
    var parents: [Int: (record: Int, field: Field)?] = [:]
    func parent(of record: Int) throws -> (record: Int, field: Field)? {
      if let known = parents[record] { return known }
      let scope = index.scopes[record - 1]
      let object = known.scopes[scope].object
      let found = try context.writer.withLanding(of: record) { bytes in
        references.parent(in: bytes.bindMemory(to: UInt8.self).span, object: object, scope: scope)
      }
      parents[record] = .some(found ?? nil)
      return found ?? nil
    }
    let isNew = Set(open)
    var done: Set<Int> = []
    for start in open where !done.contains(start) {
      // From child to parent, until there is none, or one that was met before.
      var way: [Int] = []
      var placeOf: [Int: Int] = [:]
      var next: Int? = start
      while let record = next, !done.contains(record) {
        if let first = placeOf[record] {
          for member in way[first...] where isNew.contains(member) {
            guard let field = try parent(of: member)?.field else { continue }
            let mapping = files[Int(index.files[member - 1])].mapping.file
            let code = way.count - first == 1 ? "reference-to-itself" : "reference-circle"
            try withdrawals.withdraw(
              member, RecordIssue(code: code, column: mapping.column(of: field), field: field.path))
          }
          break
        }
        placeOf[record] = way.count
        way.append(record)
        next = try parent(of: record)?.record
      }
      done.formUnion(way)
    }
  }

  private func matchLanding(of record: Int) throws {
    let index = known.index
    let isNew = !index.flags[record - 1].contains(.stored)
    if isNew && index.flags[record - 1].contains(.withdrawn) { return }
    _ = try context.writer.withLanding(of: record) { bytes in
      let landed = bytes.bindMemory(to: UInt8.self).span
      if References.refers(landed) { index.flags[record - 1].insert(.refers) }
      read.tables.add(record, landed)
    }
  }
}

extension MappingFile {
  /// The first column that a field is read from, by its name from the record on; empty when there is none.
  func column(of field: Field) -> String {
    func find(_ rules: [FieldRule], kind: String) -> String? {
      guard let rule = rules.first(where: { $0.field.path == field.path }) else { return nil }
      guard case .columns(let names) = rule.origin, let name = names.first else { return "" }
      return ColumnPath(kind: kind, column: name.value).name(reads)
    }
    func search(_ children: [EachRule]) -> String? {
      for child in children {
        if let found = find(child.fields, kind: child.path.value) ?? search(child.each) { return found }
      }
      return nil
    }
    return find(fields, kind: "") ?? search(each) ?? ""
  }
}
