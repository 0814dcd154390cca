import Base
import Model

/// The key of a record, as its source names it.
public enum KeyResult: Sendable, Equatable {
  /// Appended to the arena: the key columns in the form that references have, U+001F between them.
  case key
  /// Appended likewise, but a key cell is damaged or stands twice: `land` refuses the record, and
  /// nobody can say which one it is.
  case damaged
  /// A key column says nothing.
  case blank
  /// The mapping has no key for this kind of record.
  case none
}

extension BoundMapping {
  /// - Parameter record: a record, or a child record whose `each:` has a key.
  public func key(_ batch: RecordBatch, _ record: Int, into arena: inout ByteArena) -> KeyResult {
    let kind = Int(batch[record].kind)
    let columns = kinds[kind].key
    let named = kinds[kind].keyCount
    // A sparse file may have none of a key's columns yet.
    guard columns.count == named, named > 0 else { return named > 0 ? .blank : .none }
    let start = arena.count
    var isDamaged = false
    for (index, column) in columns.enumerated() {
      if index > 0 { arena.append(FieldType.companionSeparator) }
      let slot = batch.slot(record, column.index)
      guard slot.isFilled else {
        arena.truncate(to: start)
        return .blank
      }
      if slot.isRepeated { isDamaged = true }
      let before = arena.count
      let result = batch.withBytes(slot) { cell -> TransformResult in
        guard let keyTransform = kind == 0 ? keyTransform : childKeyTransform else {
          return .refused(code: "")
        }
        return keyTransform.apply(cell, into: &arena)
      }
      if case .refused = result {
        // Its key stays what was written.
        isDamaged = true
        arena.truncate(to: before)
        batch.withBytes(slot) { cell in _ = arena.append(cell.extracting(Blanks.trimmed(cell))) }
      }
      if result == .blank || arena.count == before {
        arena.truncate(to: start)
        return .blank
      }
    }
    return isDamaged ? .damaged : .key
  }
}
