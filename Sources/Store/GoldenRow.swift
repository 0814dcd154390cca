import Base
import Model

/// A golden row on its way to the store: the landed form of its values, with what the store adds.
///
/// Beside the fields of its entity a row carries values under these numbers:
/// `relation + entity`: the `nr` of the related row, in `relationWidth` decimal digits, so that none
/// is longer than another by its order of arrival (`selfRelation` for a row of the
/// same entity), and `extras`: a JSON object.
public enum GoldenField {
  public static let relation: UInt8 = 240
  public static let selfRelation: UInt8 = 250
  public static let extras: UInt8 = 251
  public static let relationWidth = 19

  /// The number under which a row carries its relation to a row of another entity.
  public static func relation(to entity: Entity) -> UInt8 {
    let number = relation + entity.rawValue
    precondition(number < selfRelation, "GoldenField: no number is left for a relation to \(entity.name)")
    return number
  }

  /// The number under which a row of `entity` carries its relation to one of `target`.
  public static func relation(of entity: Entity, to target: Entity) -> UInt8 {
    target == entity ? selfRelation : relation(to: target)
  }
}

/// Spreads the values of a golden row over the columns of its table, and makes its digest.
final class GoldenLayout {
  let table: GoldenTable
  private var columnOfField = [Int](repeating: -1, count: 256)
  private var companionOfField = [Int](repeating: -1, count: 256)
  private var relation: [Entity?]
  /// By column: where its text lies in the row's bytes; nil when it has none.
  private(set) var ranges: [Range<Int>?]
  private var canonical = ByteArena(capacity: 1024)

  init(_ table: GoldenTable) {
    self.table = table
    ranges = Array(repeating: nil, count: table.columns.count)
    relation = Array(repeating: nil, count: table.columns.count)
    for (index, column) in table.columns.enumerated() {
      switch column.source {
      case .field(let number): columnOfField[Int(number)] = index
      case .companion(let number): companionOfField[Int(number)] = index
      case .relation(let target):
        relation[index] = target
        columnOfField[Int(GoldenField.relation(of: table.entity, to: target))] = index
      case .extras: columnOfField[Int(GoldenField.extras)] = index
      }
    }
  }

  /// Sets `ranges` for the values of a row. Cleared values (size 0) count as none.
  func spread(_ bytes: Span<UInt8>) {
    for index in ranges.indices { ranges[index] = nil }
    let all = LandedPart(entity: table.entity.rawValue, number: 0, start: 0, end: bytes.count)
    Landed.forEachValue(bytes, all) { field, range in
      let column = columnOfField[Int(field)]
      guard column >= 0, !range.isEmpty else { return }
      let companion = companionOfField[Int(field)]
      if companion >= 0 {
        var at = range.lowerBound
        while at < range.upperBound, bytes[at] != FieldType.companionSeparator { at += 1 }
        ranges[column] = range.lowerBound..<at
        let rest = min(at + 1, range.upperBound)..<range.upperBound
        ranges[companion] = rest.isEmpty ? nil : rest
      } else {
        ranges[column] = range
      }
    }
  }

  /// The digest of the row spread last: id, then column number and bytes of each value; relations
  /// by the id of what they point to, since `nr` depends on the order of arrival.
  func digest(_ bytes: Span<UInt8>, id: UInt64, idOf: (Entity, Int) -> UInt64) -> Identity {
    canonical.removeAll()
    EntityID.write(id, into: &canonical)
    for (index, range) in ranges.enumerated() {
      guard let range else { continue }
      if let target = relation[index] {
        append(column: index, count: EntityID.length)
        EntityID.write(idOf(target, decimal(bytes, range)), into: &canonical)
      } else {
        append(column: index, count: range.count)
        canonical.append(bytes.extracting(range))
      }
    }
    return finish()
  }

  /// The same digest, from the columns of a stored row.
  func digest(
    storedID id: UInt64, idOf: (Entity, Int) -> UInt64, _ column: (Int) -> UnsafeRawBufferPointer?
  ) -> Identity {
    canonical.removeAll()
    EntityID.write(id, into: &canonical)
    for index in ranges.indices {
      guard let value = column(index) else { continue }
      if let target = relation[index] {
        append(column: index, count: EntityID.length)
        EntityID.write(idOf(target, decimal(value)), into: &canonical)
      } else {
        append(column: index, count: value.count)
        canonical.append(value)
      }
    }
    return finish()
  }

  /// Whether a column holds the `nr` of another row.
  func isRelation(_ column: Int) -> Bool { relation[column] != nil }

  func decimal(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var number = 0
    for at in range { number = number &* 10 &+ Int(bytes[at] &- 48) }
    return number
  }

  private func decimal(_ bytes: UnsafeRawBufferPointer) -> Int {
    bytes.reduce(0) { $0 &* 10 &+ Int($1 &- 48) }
  }

  private func append(column: Int, count: Int) {
    canonical.append(UInt8(truncatingIfNeeded: column))
    for shift in [0, 8, 16, 24] { canonical.append(UInt8(truncatingIfNeeded: count >> shift)) }
  }

  private func finish() -> Identity {
    canonical.withSpan(from: 0, count: canonical.count) {
      Identity($0, seed: UInt64(table.entity.rawValue))
    }
  }
}
