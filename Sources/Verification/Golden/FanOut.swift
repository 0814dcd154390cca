import Evidence
import Model
import Store

/// How many rows of an entity each customer has under it: by its records, and in the store. Four bytes a
/// record in memory; customers that one record makes are counted together.
final class FanOut {
  private let entity: Entity
  /// By record: of the accounts that its parts anchor, the rows that are to be under them.
  private var rows: [Int32]
  private var beyond = 0

  /// - Parameter highest: number of a record.
  init(_ entity: Entity, highest: Int) {
    self.entity = entity
    rows = Array(repeating: 0, count: highest + 1)
  }

  /// A row is to be under an account.
  func note(_ row: ExpectedRow) {
    guard let value = row.winner(GoldenField.relation(to: .account)) else { return }
    var account = 0
    for byte in value where (0x30...0x39).contains(byte) { account = account &* 10 &+ Int(byte & 15) }
    let record = PartID(row: account).record
    if rows.indices.contains(record) { rows[record] += 1 } else { beyond += 1 }
  }

  /// Lays beside it what the store says.
  func check(_ session: StoreSession, _ book: FindingBook) throws {
    let stored = try GoldenRelations.countByAccount(entity, session)
    var next = 0
    while let (record, count) = try stored.next() {
      while next < min(record, rows.count) {
        judge(next, 0, book)
        next += 1
      }
      if rows.indices.contains(record) {
        judge(record, count, book)
        next = record + 1
      } else {
        beyond -= count
      }
    }
    while next < rows.count {
      judge(next, 0, book)
      next += 1
    }
    if beyond != 0 {
      book.violated(
        .fanOut, Subject(object: Entity.account.name, field: entity.name), VerificationWording.fanOut)
    }
  }

  private func judge(_ record: Int, _ found: Int, _ book: FindingBook) {
    let expected = Int(rows[record])
    if expected == found {
      if found > 0 { book.holds(.fanOut) }
    } else {
      book.violated(
        .fanOut, Subject(object: Entity.account.name, record: record, field: entity.name),
        expected: "\(expected)", actual: "\(found)", VerificationWording.fanOut)
    }
  }
}
