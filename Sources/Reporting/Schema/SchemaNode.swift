/// A piece of a schema: JSON with its members in the order in which they were put.
indirect enum SchemaNode {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([SchemaNode])
  case object([(key: String, value: SchemaNode)])

  static func reference(_ name: String) -> SchemaNode { .object([("$ref", .text("#/$defs/\(name)"))]) }

  static func texts(_ texts: [String]) -> SchemaNode { .list(texts.map(SchemaNode.text)) }

  /// The same object with further members; what is no object stays as it is.
  func with(_ members: [(key: String, value: SchemaNode)]) -> SchemaNode {
    guard case .object(let own) = self else { return self }
    return .object(own + members)
  }

  /// As JSON: what fits into 110 columns on one line.
  func rendered(indent: Int = 0) -> String {
    let flat = self.flat
    if flat.utf8.count + indent <= 110 { return flat }
    let margin = String(repeating: " ", count: indent + 2)
    let end = "\n" + String(repeating: " ", count: indent)
    switch self {
    case .list(let items):
      let lines = items.map { margin + $0.rendered(indent: indent + 2) }
      return "[\n" + lines.joined(separator: ",\n") + end + "]"
    case .object(let members):
      let lines = members.map {
        margin + Self.quoted($0.key) + ": " + $0.value.rendered(indent: indent + 2)
      }
      return "{\n" + lines.joined(separator: ",\n") + end + "}"
    case .text, .number, .flag: return flat
    }
  }

  private var flat: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let number): String(number)
    case .flag(let isOn): isOn ? "true" : "false"
    case .list(let items): "[" + items.map(\.flat).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.key) + ": " + $0.value.flat }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var json = JSONText()
    json.string(text)
    return json.text
  }
}
