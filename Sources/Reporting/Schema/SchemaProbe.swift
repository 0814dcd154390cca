/// Asks a type what it decodes, and so finds its members, their types, and which of them may be absent. The
/// values that it hands out are blank: one item for every array, the first word of every set.
final class SchemaProbe {
  /// By name, in the order in which they were met.
  private(set) var definitions: [(key: String, value: SchemaNode)] = []
  /// What types and their notes do not agree on; empty when the schema is whole.
  private(set) var faults: [String] = []

  /// The members of a type, as an object's schema with `properties` and `required`.
  func members(_ type: any SchemaDescribed.Type) throws -> Members { try asked(type).members }

  private func asked<T: SchemaDescribed>(_ type: T.Type) throws -> (value: T, members: Members) {
    let members = Members(notes: type.schema)
    let value = try type.init(from: ProbeDecoder(probe: self, place: .members(members)))
    for name in type.schema.members.keys.sorted() where !members.names.contains(name) {
      faults.append("\(type) has no member \(name)")
    }
    return (value, members)
  }

  /// A value of a type, and its schema.
  fileprivate func value<T: Decodable>(_ type: T.Type) throws -> (value: T, schema: SchemaNode) {
    if let words = type as? any (SchemaEnumerated & CaseIterable).Type, let first = Self.first(words) as? T {
      return (first, named(words.schemaName, .object([("enum", .texts(words.schemaValues))])))
    }
    if let words = type as? any CaseIterable.Type, let first = Self.first(words) as? T {
      return (first, .type("string"))
    }
    if let described = type as? any SchemaDescribed.Type {
      let (value, members) = try asked(described)
      guard let value = value as? T else { throw ProbeError.unknown("\(type)") }
      let name = described.schema.name
      return (value, named(name, members.object(about: name == nil ? nil : described.schema.about)))
    }
    let place = ProbeDecoder.Single()
    let value = try type.init(from: ProbeDecoder(probe: self, place: .single(place)))
    guard let schema = place.schema else { throw ProbeError.unknown("\(type)") }
    return (value, schema)
  }

  private func named(_ name: String?, _ schema: SchemaNode) -> SchemaNode {
    guard let name else { return schema }
    if !definitions.contains(where: { $0.key == name }) { definitions.append((name, schema)) }
    return .reference(name)
  }

  private static func first<C: CaseIterable>(_ type: C.Type) -> Any? { type.allCases.first }

  /// What an object's members turned out to be.
  final class Members {
    let notes: SchemaNotes
    private(set) var properties: [(key: String, value: SchemaNode)] = []
    private var optional: Set<String> = []

    init(notes: SchemaNotes) { self.notes = notes }

    var names: Set<String> { Set(properties.map(\.key)) }

    var required: [String] { properties.map(\.key).filter { !optional.contains($0) } }

    fileprivate func mayBeAbsent(_ name: String) { optional.insert(name) }

    fileprivate func add(_ name: String, _ schema: SchemaNode) {
      guard !names.contains(name) else { return }
      properties.append((name, schema))
    }

    func object(about: String?) -> SchemaNode {
      let about = about.map { [(key: "description", value: SchemaNode.text($0))] } ?? []
      let required = required.isEmpty ? [] : [(key: "required", value: SchemaNode.texts(required))]
      return SchemaNode.object(about).with([
        ("type", .text("object")), ("additionalProperties", .flag(false)),
      ]).with(required).with([("properties", .object(properties))])
    }
  }
}

/// What a type's `init(from:)` asks.
private struct ProbeDecoder: Decoder {
  enum Place {
    case members(SchemaProbe.Members)
    case single(Single)
  }

  final class Single {
    var schema: SchemaNode?
  }

  let probe: SchemaProbe
  let place: Place
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .members(let members) = place else { throw ProbeError.unknown("\(type)") }
    return KeyedDecodingContainer(ProbeMembers<Key>(probe: probe, members: members))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .single(let single) = place else { throw ProbeError.unknown("an array") }
    return ProbeItems(probe: probe, array: single)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    guard case .single(let single) = place else { throw ProbeError.unknown("a value") }
    return ProbeValue(probe: probe, single: single)
  }
}

/// A type that no document should have: one without notes, or of another shape than documents have.
private enum ProbeError: Error {
  case unknown(String)
}

extension SchemaNode {
  fileprivate static func type(_ name: String) -> SchemaNode { .object([("type", .text(name))]) }
}

private struct ProbeMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let probe: SchemaProbe
  let members: SchemaProbe.Members
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  func contains(_ key: Key) -> Bool { true }

  /// Asked of members that may be absent, and of no others.
  func decodeNil(forKey key: Key) throws -> Bool {
    members.mayBeAbsent(key.stringValue)
    return false
  }

  private func add<T>(_ key: Key, _ value: T, _ schema: SchemaNode) -> T {
    let note = members.notes.members[key.stringValue]
    var node = schema
    if let constant = note?.constant { node = .object([("const", .text(constant))]) }
    if let values = note?.values { node = .object([("enum", .texts(values))]) }
    if let pattern = note?.pattern { node = node.with([("pattern", .text(pattern))]) }
    switch note?.minimum ?? .usual {
    case .usual where value is Int: node = node.with([("minimum", .number(0))])
    case .at(let minimum): node = node.with([("minimum", .number(minimum))])
    case .usual, .none: break
    }
    if let about = note?.about { node = node.with([("description", .text(about))]) }
    members.add(key.stringValue, node)
    return value
  }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { add(key, false, .type("boolean")) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { add(key, "", .type("string")) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { add(key, 0, .type("number")) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { add(key, 0, .type("integer")) }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    let (value, schema) = try probe.value(type)
    return add(key, value, schema)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> { throw ProbeError.unknown("a container in \(key)") }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw ProbeError.unknown("a container in \(key)")
  }
  func superDecoder() throws -> any Decoder { throw ProbeError.unknown("a superclass") }
  func superDecoder(forKey key: Key) throws -> any Decoder { throw ProbeError.unknown("a superclass") }

  // No document has these.
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { throw ProbeError.unknown("\(type)") }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { throw ProbeError.unknown("\(type)") }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { throw ProbeError.unknown("\(type)") }
}

/// An array of one item.
private struct ProbeItems: UnkeyedDecodingContainer {
  let probe: SchemaProbe
  let array: ProbeDecoder.Single
  var currentIndex = 0
  var count: Int? { 1 }
  var isAtEnd: Bool { currentIndex == 1 }
  var codingPath: [any CodingKey] { [] }

  init(probe: SchemaProbe, array: ProbeDecoder.Single) {
    self.probe = probe
    self.array = array
  }

  mutating func decodeNil() throws -> Bool { false }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let (value, schema) = try probe.value(type)
    array.schema = SchemaNode.type("array").with([("items", schema)])
    currentIndex = 1
    return value
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> { throw ProbeError.unknown("a container in an array") }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw ProbeError.unknown("a container in an array")
  }
  mutating func superDecoder() throws -> any Decoder { throw ProbeError.unknown("a superclass") }
}

/// A value by itself: an item of an array, or the raw value of a word.
private struct ProbeValue: SingleValueDecodingContainer {
  let probe: SchemaProbe
  let single: ProbeDecoder.Single
  var codingPath: [any CodingKey] { [] }

  private func found<T>(_ value: T, _ name: String) -> T {
    single.schema = .type(name)
    return value
  }

  func decodeNil() -> Bool { false }
  func decode(_ type: Bool.Type) throws -> Bool { found(false, "boolean") }
  func decode(_ type: String.Type) throws -> String { found("", "string") }
  func decode(_ type: Double.Type) throws -> Double { found(0, "number") }
  func decode(_ type: Int.Type) throws -> Int { found(0, "integer") }
  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    let (value, schema) = try probe.value(type)
    single.schema = schema
    return value
  }
  func decode(_ type: Float.Type) throws -> Float { throw ProbeError.unknown("\(type)") }
  func decode(_ type: Int8.Type) throws -> Int8 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: Int16.Type) throws -> Int16 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: Int32.Type) throws -> Int32 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: Int64.Type) throws -> Int64 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: UInt.Type) throws -> UInt { throw ProbeError.unknown("\(type)") }
  func decode(_ type: UInt8.Type) throws -> UInt8 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: UInt16.Type) throws -> UInt16 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: UInt32.Type) throws -> UInt32 { throw ProbeError.unknown("\(type)") }
  func decode(_ type: UInt64.Type) throws -> UInt64 { throw ProbeError.unknown("\(type)") }
}
