import LeadModel
import LeadStore
import Records

/// The golden rows of one entity by ascending `nr`, with the ids of the rows they point to; adds
/// each to the content's digest.
final class GoldenCursor {
  let table: GoldenTable
  private let statement: Statement
  private(set) var isAtEnd = false
  private(set) var count = 0
  private(set) var digest = ContentDigest()
  /// By column: where the id of a relation's target stands in the statement; -1 for other columns.
  private var idColumns: [Int] = []
  private static let fixed = 4

  init(_ session: StoreSession, _ entity: Entity) throws {
    table = GoldenTable.of(entity)
    var columns = ["g.nr", "g.id", "g.records", "g.origins"]
    columns += table.columns.map { "g.\($0.name)" }
    var joins = ""
    for (index, column) in table.columns.enumerated() {
      guard case .relation(let target) = column.source else {
        idColumns.append(-1)
        continue
      }
      idColumns.append(columns.count)
      columns.append("j\(index).id")
      joins += " LEFT JOIN \(target.name) j\(index) ON j\(index).nr = g.\(column.name)"
    }
    statement = try session.statement(
      "SELECT \(columns.joined(separator: ", ")) FROM \(entity.name) g\(joins) ORDER BY g.nr")
    try advance()
  }

  func advance() throws {
    guard try statement.step() else {
      isAtEnd = true
      return
    }
    count += 1
    digest.add(rowDigest())
  }

  var nr: Int { statement.int(0) }
  var id: String { statement.text(1) ?? "" }
  var records: Int { statement.int(2) }
  var origins: String? { statement.text(3) }

  func value(_ column: Int) -> [UInt8]? {
    statement.isNull(column + Self.fixed) ? nil : [UInt8](statement.bytes(column + Self.fixed))
  }

  /// Of id, then number, length and bytes of each column that holds something; of a relation the id
  /// of the row it points to. Seeded with the entity's number.
  private func rowDigest() -> Identity {
    var bytes = [UInt8](statement.bytes(1))
    for column in idColumns.indices where !statement.isNull(column + Self.fixed) {
      let place = idColumns[column] >= 0 ? idColumns[column] : column + Self.fixed
      let value = statement.bytes(place)
      bytes.append(UInt8(truncatingIfNeeded: column))
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value.count >> shift)) }
      bytes.append(contentsOf: value)
    }
    return Identity(bytes.span, seed: UInt64(table.entity.rawValue))
  }
}
