import Base
import Store

/// Order-free sums over the entries of a table's indexes, and over the rows that should be in them: every
/// entry is a row number and a value. Each index is also walked for its order, without which an entry
/// that is there is not found.
package final class IndexSums {
  private let table: String
  private let indexes: [(name: String, column: String, condition: String?)]
  private var value = ByteArena(capacity: 256)

  /// - Parameter indexes: all of them summable.
  package init(_ table: String, _ indexes: [StoreIndex]) {
    self.table = table
    self.indexes = indexes.compactMap { index in
      index.column.map { (index.name, $0, index.condition) }
    }
  }

  package func agree(_ session: StoreSession) throws -> Bool {
    let expected = try ofRows(session)
    for (place, index) in indexes.enumerated() {
      guard try ofEntries(index, session) == expected[place] else { return false }
    }
    return true
  }

  private func ofRows(_ session: StoreSession) throws -> [ContentDigest] {
    let columns = indexes.map { index in
      index.condition.map { "CASE WHEN \($0) THEN \(index.column) END" } ?? index.column
    }
    let rows = try session.statement(
      "SELECT rowid, \(columns.joined(separator: ", ")) FROM \(table) NOT INDEXED")
    var sums = [ContentDigest](repeating: ContentDigest(), count: indexes.count)
    while try rows.step() {
      let number = rows.int(0)
      for place in indexes.indices where !rows.isNull(place + 1) {
        sums[place].add(entry(rows, number, place + 1))
      }
    }
    return sums
  }

  /// - Returns: nil when the entries are not in order.
  private func ofEntries(
    _ index: (name: String, column: String, condition: String?), _ session: StoreSession
  ) throws -> ContentDigest? {
    let condition = index.condition.map { " WHERE \($0)" } ?? ""
    let entries = try session.statement(
      "SELECT rowid, \(index.column) FROM \(table) INDEXED BY \(index.name)\(condition)")
    var sum = ContentDigest()
    var last = Entry()
    while try entries.step() {
      let number = entries.int(0)
      guard last.advance(to: entries, number) else {
        entries.reset()
        return nil
      }
      sum.add(entry(entries, number, 1))
    }
    return sum
  }

  /// What an integer and a text have in common is no reason to sum alike.
  private func entry(_ statement: Statement, _ number: Int, _ column: Int) -> Identity {
    value.removeAll()
    let isInteger = statement.isInteger(column)
    if isInteger {
      value.append(word: UInt64(bitPattern: Int64(statement.int(column))))
    } else {
      value.append(statement.bytes(column))
    }
    let seed = UInt64(bitPattern: Int64(number)) << 1 | (isInteger ? 1 : 0)
    return value.withSpan(from: 0, count: value.count) { Identity($0, seed: seed) }
  }
}

/// The entry before, to see that the next one does not come in front of it: by value, numbers before
/// texts and texts by their bytes; then by row number.
private struct Entry {
  private var isText = false
  private var integer = Int.min
  private var text: [UInt8] = []
  private var number = Int.min

  mutating func advance(to statement: Statement, _ number: Int) -> Bool {
    let isAfter: Bool
    if statement.isInteger(1) {
      let value = statement.int(1)
      isAfter = !isText && (integer, self.number) < (value, number)
      integer = value
    } else {
      let bytes = statement.bytes(1)
      let isSame = isText && text.elementsEqual(bytes)
      isAfter = isSame ? self.number < number : !isText || text.lexicographicallyPrecedes(bytes)
      if !isSame {
        text.removeAll(keepingCapacity: true)
        text.append(contentsOf: bytes)
      }
      isText = true
    }
    self.number = number
    return isAfter
  }
}
