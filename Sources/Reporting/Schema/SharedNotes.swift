import Model

extension Bilingual: SchemaDescribed {
  static let schema = SchemaNotes("bilingual", "A text in both languages.")
}

extension Entity: SchemaEnumerated {
  static let schemaName: String? = "entity"
  static var schemaValues: [String] { allCases.map(\.name) }
}
