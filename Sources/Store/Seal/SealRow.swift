import Base
import GRDBSQLite

/// One row on its way into a seal, injective: of each value its kind, its length and its bytes; of a
/// long one, the digest of its bytes instead.
struct SealRow: ~Copyable {
  private var bytes = ByteArena(capacity: 1024)
  private static let longValue = 256

  mutating func null() { bytes.append(0) }

  mutating func value(_ number: Int) {
    bytes.append(1)
    bytes.append(word: UInt64(bitPattern: Int64(number)))
  }

  mutating func value(_ value: UnsafeRawBufferPointer) {
    let isLong = value.count > Self.longValue
    bytes.append(isLong ? 3 : 2)
    bytes.append(word: UInt64(value.count))
    guard isLong else {
      bytes.append(value)
      return
    }
    let digest = Identity(value.bindMemory(to: UInt8.self).span, seed: 0)
    bytes.append(word: digest.low)
    bytes.append(word: digest.high)
  }

  mutating func value(_ text: String) {
    var copy = text
    copy.withUTF8 { value(UnsafeRawBufferPointer($0)) }
  }

  /// A column of a row that was read.
  mutating func value(_ column: Int, of row: Statement) {
    switch row.kind(column) {
    case SQLITE_NULL: null()
    case SQLITE_INTEGER: value(row.int(column))
    default: value(row.bytes(column))
    }
  }

  /// The digest of the row; the next one begins.
  mutating func finish() -> Identity {
    defer { bytes.removeAll() }
    return bytes.withSpan(from: 0, count: bytes.count) { Identity($0, seed: 0) }
  }
}
