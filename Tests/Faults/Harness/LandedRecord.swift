import Model

/// A landed record taken apart, to be put together again with a fault in it.
public struct LandedRecord: Equatable {
  public struct Value: Equatable {
    public var field: UInt8
    public var bytes: [UInt8]
  }

  public struct Part: Equatable {
    public var entity: UInt8
    public var number: Int
    public var values: [Value]
  }

  public var parts: [Part] = []

  public init(_ bytes: [UInt8]) {
    var at = 0
    while at + 7 <= bytes.count {
      let number = Int(bytes[at + 1]) | Int(bytes[at + 2]) << 8
      let length = (0..<4).reduce(0) { $0 | Int(bytes[at + 3 + $1]) << (8 * $1) }
      var part = Part(entity: bytes[at], number: number, values: [])
      at += 7
      let end = min(at + length, bytes.count)
      while at < end {
        let field = bytes[at]
        at += 1
        var (size, shift) = (0, 0)
        while at < end {
          let byte = bytes[at]
          at += 1
          size |= Int(byte & 0x7F) << shift
          shift += 7
          if byte < 0x80 { break }
        }
        part.values.append(Value(field: field, bytes: Array(bytes[at..<min(at + size, end)])))
        at = min(at + size, end)
      }
      parts.append(part)
    }
  }

  public var bytes: [UInt8] {
    var out: [UInt8] = []
    for part in parts {
      var body: [UInt8] = []
      for value in part.values {
        body.append(value.field)
        var rest = value.bytes.count
        while rest >= 0x80 {
          body.append(UInt8(rest & 0x7F) | 0x80)
          rest >>= 7
        }
        body.append(UInt8(rest))
        body += value.bytes
      }
      out += [part.entity, UInt8(part.number & 0xFF), UInt8(part.number >> 8)]
      out += (0..<4).map { UInt8(body.count >> (8 * $0) & 0xFF) }
      out += body
    }
    return out
  }

  public func value(_ field: Field, _ number: Int = 0) -> [UInt8]? {
    parts.first { $0.entity == field.entity.rawValue && $0.number == number }?
      .values.first { $0.field == field.number }?.bytes
  }

  /// Sets a value, adds it in its place, or takes it away (nil). The part must be there.
  public mutating func set(_ field: Field, _ number: Int, _ bytes: [UInt8]?) {
    guard
      let part = parts.firstIndex(where: { $0.entity == field.entity.rawValue && $0.number == number })
    else { return }
    parts[part].values.removeAll { $0.field == field.number }
    guard let bytes else { return }
    let place =
      parts[part].values.firstIndex { $0.field > field.number } ?? parts[part].values.count
    parts[part].values.insert(Value(field: field.number, bytes: bytes), at: place)
  }
}
