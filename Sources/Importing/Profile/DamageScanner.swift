import Base

/// Watches for the damage that a cell shows by itself, batch by batch, beside any other work:
/// `scientific`, `precision-lost`, `hashes`, `mojibake`, `replacement`, `formula-error`. Used on one
/// thread at a time; its memory grows with the number of columns alone.
public struct DamageScanner: Sendable {
  private struct Column: Sendable {
    var scientific = Tally()
    var precisionLost = Tally()
    var proven = 0
    var hashes = Tally()
    var mojibake = Tally()
    var replacement = Tally()
    var formulaError = Tally()
  }

  /// By kind and column of the layout; columns keep their numbers as layouts grow.
  private var columns: [[Column]] = []
  private var kinds: [Layout.Kind] = []

  public init() {}

  public mutating func scan(_ batch: RecordBatch) {
    adopt(batch.layout)
    for record in 0..<batch.count {
      let entry = batch[record]
      for column in 0..<batch.slotCount(record) {
        let slot = batch.slot(record, column)
        if slot.length < 2 { continue }
        let found = batch.withBytes(slot) { DamageChecks.scan($0, isLiteral: slot.state == .literal) }
        // What a cell has from a row above it is told of that row.
        if !found.isEmpty,
          batch.inherited.isEmpty || !batch.inheritedColumns(ofRecord: record).contains(column)
        {
          note(found, Int(entry.kind), column: column, line: entry.line)
        }
      }
    }
  }

  private mutating func adopt(_ layout: Layout) {
    kinds = layout.kinds
    while columns.count < kinds.count { columns.append([]) }
    for (index, kind) in kinds.enumerated() {
      while columns[index].count < kind.columns.count { columns[index].append(Column()) }
    }
  }

  @inline(never)
  private mutating func note(_ found: DamageChecks.Found, _ kind: Int, column: Int, line: UInt32) {
    guard kind < columns.count, column < columns[kind].count else { return }
    if found.contains(.scientific) { columns[kind][column].scientific.add(line) }
    if found.contains(.precisionLost) { columns[kind][column].precisionLost.add(line) }
    if found.contains(.provenLoss) { columns[kind][column].proven += 1 }
    if found.contains(.hashes) { columns[kind][column].hashes.add(line) }
    if found.contains(.mojibake) { columns[kind][column].mojibake.add(line) }
    if found.contains(.replacement) { columns[kind][column].replacement.add(line) }
    if found.contains(.formulaError) { columns[kind][column].formulaError.add(line) }
  }

  /// What was found so far, by kind, column and code, in the order of the layout.
  public var findings: [DamageFinding] {
    var list: [DamageFinding] = []
    for (kind, tallies) in zip(kinds, columns) {
      for (name, column) in zip(kind.columns, tallies) {
        func add(_ damage: DamageKind, _ tally: Tally, proven: Int? = nil) {
          guard tally.count > 0 else { return }
          list.append(
            DamageFinding(
              kind: kind.path, column: name, damage, count: tally.count, proven: proven,
              firstLine: tally.firstLine))
        }
        add(.scientific, column.scientific)
        add(.precisionLost, column.precisionLost, proven: column.proven)
        add(.hashes, column.hashes)
        add(.mojibake, column.mojibake)
        add(.replacement, column.replacement)
        add(.formulaError, column.formulaError)
      }
    }
    return list
  }
}
