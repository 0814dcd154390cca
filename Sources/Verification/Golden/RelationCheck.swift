import Evidence
import Model
import Store

/// Every relation of a golden row points at a golden row that is there, and every owner that it
/// names stands in the table of owners.
struct RelationCheck {
  let book: FindingBook
  /// Codes of owners tables that runs read, the newest one's among them.
  let formerOwners: Set<String>

  func run(_ session: StoreSession) throws {
    var known: [Entity: RowNumbers] = [:]
    for table in GoldenTable.all {
      for column in table.columns {
        switch column.source {
        case .relation(let target):
          let numbers = try known[target] ?? RowNumbers(session, target)
          known[target] = numbers
          if try !areThere(session, table.entity, column: column.name, numbers: numbers) {
            try check(
              session, table.entity, column: column.name, target: target.name, key: "nr",
              message: VerificationWording.orphan)
          }
        case .field(let number)
        where LeadModel.field(table.entity, number: number)?.type == .owner:
          try check(
            session, table.entity, column: column.name, target: "owner", key: "code",
            message: VerificationWording.unknownOwner)
        default: break
        }
      }
    }
  }

  /// A relation that points nowhere is rare: only then the store is asked which one it is.
  private func areThere(
    _ session: StoreSession, _ entity: Entity, column: String, numbers: RowNumbers
  ) throws -> Bool {
    let targets = try GoldenRelations.targets(entity, column: column, session)
    var count = 0
    while let target = try targets.next() {
      guard numbers.contains(target) else {
        targets.close()
        return false
      }
      count += 1
    }
    book.holds(.relations, count)
    return true
  }

  private func check(
    _ session: StoreSession, _ entity: Entity, column: String, target: String, key: String,
    message: Bilingual
  ) throws {
    guard let count = try GoldenRelations.count(entity, column: column, session) else { return }
    let orphans = try GoldenRelations.orphans(entity, column: column, target: target, key: key, session)
    var missing = 0
    while let (id, value) = try orphans.next() {
      missing += 1
      let wasRemoved = target == "owner" && formerOwners.contains(value ?? "")
      book.violated(
        .relations, Subject(object: entity.name, id: id, field: column),
        actual: value, values: target == "owner",
        wasRemoved ? VerificationWording.removedOwner : message)
    }
    book.holds(.relations, count - missing)
  }
}

/// Which golden rows of an entity there are: one bit a record in memory, for the first part of each,
/// and 8 bytes for every other row.
private struct RowNumbers {
  private var first: [UInt64] = []
  private var others: Set<Int> = []
  /// Records beyond are damage, and would cost memory.
  private static let highest = 1 << 28

  init(_ session: StoreSession, _ entity: Entity) throws {
    let numbers = try GoldenRelations.numbers(entity, session)
    while let nr = try numbers.next() {
      guard let record = Self.firstPart(nr) else {
        others.insert(nr)
        continue
      }
      let word = record >> 6
      if first.count <= word {
        first.append(contentsOf: repeatElement(0, count: max(word + 1 - first.count, first.count)))
      }
      first[word] |= 1 << UInt64(record & 63)
    }
  }

  private static func firstPart(_ nr: Int) -> Int? {
    PartID(row: nr).isOwn && 0..<highest ~= PartID(row: nr).record ? PartID(row: nr).record : nil
  }

  func contains(_ nr: Int) -> Bool {
    guard let record = Self.firstPart(nr) else { return others.contains(nr) }
    return record >> 6 < first.count && first[record >> 6] & 1 << UInt64(record & 63) != 0
  }
}
