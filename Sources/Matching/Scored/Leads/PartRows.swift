import Base
import Documents
import Model

/// Parts of one entity as records to be scored: of each its own fields, and those of the account that
/// it belongs to.
struct PartRows {
  /// A field of the part, or of its account.
  struct Cell {
    var ofAccount: Bool
    var place: Int
  }

  let rules: ScoredRules
  let records: MatchRecords
  /// Per row its part.
  let parts: [Int32]

  /// By column of the configuration, what it is joined from.
  static func cells(_ rules: ScoredRules, _ entity: Entity, _ texts: PartTexts) -> [[Cell]] {
    rules.configuration.columns.map { column in
      column.from.compactMap { path in
        guard let field = LeadModel.field(path: path), let place = texts.place(field) else { return nil }
        return Cell(ofAccount: entity != .account && field.entity == .account, place: place)
      }
    }
  }

  /// - Parameters:
  ///   - accounts: per row the part whose account fields it has; -1 for none.
  ///   - identity: what orders rows, whatever their places.
  init(
    _ parts: [Int32], accounts: [Int32], entity: Entity, rules: ScoredRules, texts: PartTexts, threads: Int,
    identity: (Int32) -> UInt64 = { _ in 0 }
  ) {
    self.rules = rules
    self.parts = parts
    records = MatchRecords(rules.configuration)
    let cells = Self.cells(rules, entity, texts)
    let reader = Reader(texts: texts)
    records.append(
      rows: parts.count, threads: threads, identity: { identity(parts[$0]) },
      fill: { row, column, cleaner in
        for cell in cells[column] {
          reader.texts.with(cell.ofAccount ? accounts[row] : parts[row], cell.place) { cleaner.add($0) }
        }
      })
    records.close()
  }

  /// Read by several threads, written by none.
  private struct Reader: @unchecked Sendable {
    let texts: PartTexts
  }

  /// Under which keys the rows can meet: of every block, also of those that are too large to be looked
  /// at, since that may change.
  func keys(entity: Entity) -> [Key] {
    keys(BlockPlan(rules.configuration.blocking, records, limit: .max, threads: 1, keepsKeys: true), entity)
  }

  func keys(_ plan: BlockPlan, _ entity: Entity) -> [Key] {
    var keys: [Key] = []
    plan.forEachKey { row, key in
      keys.append(Key(UInt64(key ^ UInt32(entity.rawValue) &* 0x9E37_79B9), part: parts[row]))
    }
    return keys
  }
}
