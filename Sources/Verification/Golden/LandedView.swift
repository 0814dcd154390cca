import Model

/// One landed record, read strictly: bytes that do not follow the format of `Landed` are refused.
/// Reused from record to record.
final class LandedView {
  struct Value {
    var field: UInt8
    /// In `bytes`.
    var range: Range<Int>
  }

  struct Part {
    var entity: UInt8
    var number: Int
    /// Where the part's values lie in `values`.
    var values: Range<Int>
  }

  private(set) var bytes: [UInt8] = []
  private(set) var parts: [Part] = []
  private(set) var values: [Value] = []

  /// Whether it names other records by key.
  private(set) var refers = false

  var isEmpty: Bool { bytes.isEmpty }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }

  /// - Returns: whether the bytes are a landed record, each part of it there once.
  func load(_ raw: UnsafeRawBufferPointer) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: raw)
    parts.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    refers = false
    var at = 0
    while at < bytes.count {
      guard at + 7 <= bytes.count else { return false }
      let number = Int(bytes[at + 1]) | Int(bytes[at + 2]) << 8
      var length = 0
      for place in 0..<4 { length |= Int(bytes[at + 3 + place]) << (8 * place) }
      let entity = bytes[at]
      let end = at + 7 + length
      guard end <= bytes.count, entity == Landed.extras || Entity(rawValue: entity) != nil else {
        return false
      }
      guard !parts.contains(where: { $0.entity == entity && $0.number == number }) else { return false }
      let first = values.count
      guard readValues(from: at + 7, to: end) else { return false }
      parts.append(Part(entity: entity, number: number, values: first..<values.count))
      let references = GoldenNames.references[raw: entity] ?? []
      if !references.isEmpty, !refers {
        refers = values[first...].contains { value in references.contains { $0.field == value.field } }
      }
      at = end
    }
    return true
  }

  func part(_ entity: Entity, _ number: Int) -> Part? {
    parts.first { $0.entity == entity.rawValue && $0.number == number }
  }

  var extras: Part? { parts.first { $0.entity == Landed.extras } }

  private func readValues(from start: Int, to end: Int) -> Bool {
    var at = start
    while at < end {
      let field = bytes[at]
      at += 1
      var size = 0
      var shift = 0
      while true {
        guard at < end, shift < 35 else { return false }
        let byte = bytes[at]
        at += 1
        size |= Int(byte & 0x7F) << shift
        shift += 7
        if byte < 0x80 { break }
      }
      guard size <= end - at else { return false }
      values.append(Value(field: field, range: at..<at + size))
      at += size
    }
    return true
  }
}
