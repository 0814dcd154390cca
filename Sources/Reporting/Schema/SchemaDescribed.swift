/// A type of the documents for machines. Its members, and which of them may be absent, are what it decodes;
/// what a reader cannot see from that stands beside the type, here.
protocol SchemaDescribed: Decodable, SendableMetatype {
  static var schema: SchemaNotes { get }
}

/// What JSON Schema says of a type beyond its members' types.
struct SchemaNotes {
  /// In the document's `$defs`; nil: it is written out where it stands.
  var name: String?
  /// What it is; nil: the member that holds it says so.
  var about: String?
  /// Of the members that need more than their type. A member that the type does not have is a fault.
  var members: [String: SchemaMember]

  init(_ name: String?, _ about: String? = nil, _ members: [String: SchemaMember] = [:]) {
    self.name = name
    self.about = about
    self.members = members
  }
}

/// What JSON Schema says of a member beyond its type.
struct SchemaMember {
  var about: String?
  var minimum: SchemaMinimum = .usual
  /// An ECMA-262 expression that its text matches.
  var pattern: String?
  /// The values that it may have here, when its type has others as well.
  var values: [String]?
  /// The one value that it has.
  var constant: String?

  static func about(_ text: String) -> Self { Self(about: text) }
  static func pattern(_ pattern: String, _ about: String? = nil) -> Self {
    Self(about: about, pattern: pattern)
  }
  static func from(_ minimum: Int, _ about: String? = nil) -> Self {
    Self(about: about, minimum: .at(minimum))
  }
  static func anyNumber(_ about: String? = nil) -> Self { Self(about: about, minimum: .none) }
  static func values(_ values: [String], _ about: String? = nil) -> Self {
    Self(about: about, values: values)
  }
  static func constant(_ value: String) -> Self { Self(constant: value) }
}

/// The least value of a number: of an integer 0 unless something else is said, of other numbers none.
enum SchemaMinimum {
  case usual
  case none
  case at(Int)
}

/// A word of a fixed set, which the schema lists.
protocol SchemaEnumerated: Decodable {
  /// In the document's `$defs`; nil: it is written out where it stands.
  static var schemaName: String? { get }
  static var schemaValues: [String] { get }
}

extension SchemaEnumerated {
  static var schemaName: String? { nil }
}

extension SchemaEnumerated where Self: CaseIterable & RawRepresentable, RawValue == String {
  static var schemaValues: [String] { allCases.map(\.rawValue) }
}

/// Patterns of texts.
enum SchemaPattern {
  /// A digest of a store's content: 128 bits.
  static let contentDigest = "^[0-9a-f]{32}$"
  static let sha256 = "^[0-9a-f]{64}$"
}
