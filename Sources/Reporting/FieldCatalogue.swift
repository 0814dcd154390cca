import Model

/// What a mapping can be written of: entities and fields, transforms and their options, and the rules
/// that the tool goes by. `leadferry fields` prints it, and Docs/Fields.md is made of it.
public struct FieldCatalogue: Sendable, Codable {
  public struct Entity: Sendable, Codable {
    public var name: String
    public var title: Bilingual
    public var fields: [Field]

    public init(name: String, title: Bilingual, fields: [Field]) {
      self.name = name
      self.title = title
      self.fields = fields
    }
  }

  public struct Field: Sendable, Codable {
    /// As a mapping names it: `account.name`.
    public var path: String
    public var type: String
    public var title: Bilingual
    /// The values that it takes; empty means any.
    public var choices: [String]
    /// Of a reference: the entity that it points to.
    public var target: String?
    /// Headers by which `draft` recognises it.
    public var synonyms: [String]

    public init(
      path: String, type: String, title: Bilingual, choices: [String], target: String?, synonyms: [String]
    ) {
      self.path = path
      self.type = type
      self.title = title
      self.choices = choices
      self.target = target
      self.synonyms = synonyms
    }
  }

  public struct FieldType: Sendable, Codable {
    public var name: String
    public var summary: Bilingual
    /// What a field of this type takes when its rule says no `as:`.
    public var transform: String

    public init(name: String, summary: Bilingual, transform: String) {
      self.name = name
      self.summary = summary
      self.transform = transform
    }
  }

  public struct Transform: Sendable, Codable {
    public var name: String
    public var summary: Bilingual
    public var makes: [String]
    public var takesSeveralCells: Bool
    public var options: [Option]
    public var codes: [String]

    public init(
      name: String, summary: Bilingual, makes: [String], takesSeveralCells: Bool, options: [Option],
      codes: [String]
    ) {
      self.name = name
      self.summary = summary
      self.makes = makes
      self.takesSeveralCells = takesSeveralCells
      self.options = options
      self.codes = codes
    }
  }

  public struct Option: Sendable, Codable {
    public var name: String
    public var summary: Bilingual
    /// The values that it takes; empty means any.
    public var values: [String]

    public init(name: String, summary: Bilingual, values: [String]) {
      self.name = name
      self.summary = summary
      self.values = values
    }
  }

  public struct Rule: Sendable, Codable {
    public var name: String
    public var summary: Bilingual

    public init(name: String, summary: Bilingual) {
      self.name = name
      self.summary = summary
    }
  }

  /// A column of the owners table, and the headers under which it is found.
  public struct OwnerColumn: Sendable, Codable {
    public var headers: [String]
    public var summary: Bilingual

    public init(headers: [String], summary: Bilingual) {
      self.headers = headers
      self.summary = summary
    }
  }

  public var entities: [Entity]
  public var types: [FieldType]
  public var transforms: [Transform]
  /// What decides between values of one field, the first that tells two apart.
  public var survivorship: [Rule]
  public var ownerColumns: [OwnerColumn]

  public init(
    entities: [Entity], types: [FieldType], transforms: [Transform], survivorship: [Rule],
    ownerColumns: [OwnerColumn]
  ) {
    self.entities = entities
    self.types = types
    self.transforms = transforms
    self.survivorship = survivorship
    self.ownerColumns = ownerColumns
  }

  /// Every word that `leadferry fields` can be asked about.
  public var names: [String] {
    entities.map(\.name) + entities.flatMap(\.fields).map(\.path) + ["transforms"] + transforms.map(\.name)
  }

  /// The parts that are about one word: an entity, a field, `transforms`, or a transform.
  /// - Returns: nil when nothing is called so.
  public func about(_ word: String) -> FieldCatalogue? {
    guard names.contains(word) else { return nil }
    var part = self
    part.entities = entities.compactMap { entity in
      if entity.name == word { return entity }
      let fields = entity.fields.filter { $0.path == word }
      return fields.isEmpty ? nil : Entity(name: entity.name, title: entity.title, fields: fields)
    }
    part.transforms = word == "transforms" ? transforms : transforms.filter { $0.name == word }
    let shown = Set(part.entities.flatMap(\.fields).map(\.type))
    part.types = types.filter { shown.contains($0.name) }
    part.survivorship = []
    part.ownerColumns = []
    return part
  }
}
