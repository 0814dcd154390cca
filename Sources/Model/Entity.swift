/// A thing of the lead model. The raw value stands in stored bytes: never renumber.
public enum Entity: UInt8, Sendable, CaseIterable, Codable {
  case account = 1
  case contact = 2
  case lead = 3
  case opportunity = 4
  case activity = 5
  case owner = 6

  /// As mappings, tables and JSON name it.
  public var name: String { EntityFacts.of(self).name }

  /// As people call it.
  public var title: Bilingual { EntityFacts.of(self).title }

  /// The entities that records make and the store has golden rows of: all but reference tables.
  public static let golden = allCases.filter { !EntityFacts.of($0).isReferenceTable }

  /// The entity that a document names by its word.
  public init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

/// Documents for people and machines name an entity by its word, never by its number.
extension Entity {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let found = Entity(name: name) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no entity is called \(name)")
    }
    self = found
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

/// A text in the two languages of the tool.
public struct Bilingual: Sendable, Hashable, Codable {
  public var zh: String
  public var en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  public func text(_ language: Language) -> String { language == .zh ? zh : en }
}

public enum Language: String, Sendable, Codable, CaseIterable {
  case zh
  case en
}
