/// A JSON document with its members in the order given.
indirect enum JSONText {
  case text(String)
  case number(Int)
  case list([JSONText])
  case object([(String, JSONText)])

  static func strings(_ values: [String]) -> JSONText { .list(values.map { .text($0) }) }

  static func string(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// One line for what stands deeper than `depth` levels; else a line for each member.
  func written(depth: Int, indent: String = "") -> String {
    let inner = indent + "  "
    let newline = depth > 0
    let (open, close) = newline ? ("\n" + inner, "\n" + indent) : ("", "")
    let comma = newline ? ",\n" + inner : ", "
    switch self {
    case .text(let text): return Self.string(text)
    case .number(let number): return "\(number)"
    case .list(let items):
      guard !items.isEmpty else { return "[]" }
      let parts = items.map { $0.written(depth: depth - 1, indent: inner) }
      return "[" + open + parts.joined(separator: comma) + close + "]"
    case .object(let members):
      let parts = members.map { "\(Self.string($0.0)): \($0.1.written(depth: depth - 1, indent: inner))" }
      return "{" + open + parts.joined(separator: comma) + close + "}"
    }
  }
}
