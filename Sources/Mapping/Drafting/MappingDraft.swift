import Base
import Documents
import Model

/// Writes a first mapping for a file, from the names of its columns. What it could not guess is
/// marked `# ?`; the draft passes `check` as it is.
public enum MappingDraft {
  /// - Parameters:
  ///   - name: the mapping's; also says what the records are (`excel-leads`).
  ///   - record: XML: path of the record element; JSON: of the array, nil for the root.
  ///   - hasOwners: the migration has an owners table; without one, owner fields are left out.
  public static func make(
    name: String, layout: Layout, format: SourceFormat, record: String? = nil, hasOwners: Bool = false
  ) -> String {
    var draft = DraftWriter(format: format, hasOwners: hasOwners)
    let guess = FieldGuess()
    let root = layout.kinds.first ?? Layout.Kind(path: "", columns: [])
    let object = guess.object(ofColumns: root.columns, name: name)
    draft.line("mapping: \(DraftWriter.mappingName(name))")
    draft.line("reads: \(format.rawValue)")
    if format != .csv, let path = record ?? (format == .xml ? "record" : nil) {
      draft.line("record: \(DraftWriter.quoted(path))\(record == nil ? "  # ?" : "")")
    }
    draft.line("object: \(object.name)")
    let key = key(root.columns, object)
    if let key { draft.line("key: \(DraftWriter.quoted(key))") } else { draft.line("# key: ?") }
    draft.kind(root, object: object, key: key, guess, indent: "", isChild: false)
    let children = layout.kinds.dropFirst()
    if !children.isEmpty {
      draft.line("each:")
      for kind in children {
        let object = FieldGuess.object(ofPath: kind.path)
        draft.line("  - path: \(DraftWriter.quoted(kind.path))")
        draft.line("    object: \(object.name)")
        draft.kind(kind, object: object, key: nil, guess, indent: "    ", isChild: true)
      }
    }
    return draft.text
  }

  /// The column that names the record: `线索编号` for a lead before any other id.
  private static func key(_ columns: [String], _ object: Entity) -> String? {
    let candidates = columns.filter { HeaderName($0).isKey && !isOfAnother($0, object) }
    let own = candidates.first { HeaderName($0).core.contains(object.title.zh) }
    return own ?? candidates.first
  }

  /// `客户编号` in a list of leads names the customer.
  private static func isOfAnother(_ column: String, _ object: Entity) -> Bool {
    let name = HeaderName(column).core
    if ["序号", "行号", "邮政编码", "部门编号", "员工编号"].contains(name) { return true }
    return Entity.allCases.contains { $0 != object && name.contains($0.title.zh) }
  }
}

/// The lines of a draft.
struct DraftWriter {
  let format: SourceFormat
  let hasOwners: Bool
  private(set) var text = ""

  init(format: SourceFormat, hasOwners: Bool) {
    self.format = format
    self.hasOwners = hasOwners
  }

  mutating func line(_ line: String) { text += line + "\n" }

  mutating func kind(
    _ kind: Layout.Kind, object: Entity, key: String?, _ guess: FieldGuess, indent: String, isChild: Bool
  ) {
    var fields: [(field: Field, text: String)] = []
    var notes: [String] = []
    var unknown: [String] = []
    var taken: Set<String> = []
    for column in kind.columns where column != key && !column.isEmpty {
      guard let field = guess.field(for: column, object: object, taken: taken, isChild: isChild) else {
        unknown.append(column)
        continue
      }
      taken.insert(field.path)
      let rule = Self.rule(field, column)
      if field.type == .owner && !hasOwners {
        notes.append("# \(field.path): \(rule)  # needs owners: in the migration")
        unknown.append(column)
      } else if let rule = [rule, Self.quoted(column)].first(where: { Self.passes(field, $0) }) {
        fields.append((field, rule))
      } else {
        unknown.append(column)
      }
    }
    fields.sort { ($0.field.entity.rawValue, $0.field.number) < ($1.field.entity.rawValue, $1.field.number) }
    line("\(indent)fields:")
    for (field, rule) in fields { line("\(indent)  \(field.path): \(rule)") }
    for note in notes { line("\(indent)  \(note)") }
    if fields.isEmpty { placeholder(object, &unknown, indent) }
    if !unknown.isEmpty {
      line("\(indent)keep:")
      for column in unknown { line("\(indent)  - \(Self.quoted(column))  # ?") }
    }
  }

  /// `fields:` must not be empty: the first column becomes a text that can be corrected.
  private mutating func placeholder(_ object: Entity, _ unknown: inout [String], _ indent: String) {
    let fields = LeadModel.fields(of: object)
    let field = fields.first { $0.type == .text && $0.name != "credit_code" } ?? fields[0]
    let column = unknown.isEmpty ? "." : unknown.removeFirst()
    line("\(indent)  \(field.path): \(Self.quoted(column))  # ?")
  }

  private static func rule(_ field: Field, _ column: String) -> String {
    let name = HeaderName(column)
    let from = quoted(column)
    switch (field.entity, field.name, field.type) {
    case (.account, "name", _): return "{from: \(from), as: company}"
    case (.contact, "name", _): return "{from: \(from), as: person}"
    case (_, _, .money):
      let scale = name.scale.map { ", scale: \($0)" } ?? ""
      return "{from: \(from), as: money\(scale), currency: \(name.currency)}"
    case (_, _, .datetime): return "{from: \(from), as: datetime, zone: Asia/Shanghai}"
    case (_, _, .phone): return "{from: \(from), as: phone, take: first}"
    case (_, _, .choice):
      return "{from: \(from), invalid: keep}  # ? values: {…: \(field.choices.first ?? "")}"
    default: return from
    }
  }

  /// Whether the check takes a rule.
  private static func passes(_ field: Field, _ rule: String) -> Bool {
    let text = "mapping: m\nreads: json\nobject: lead\nfields:\n  \(field.path): \(rule)\n"
    let owners = OwnersTable(rows: [], path: "")
    return CompiledMapping.check(text: SourceText(path: "", text: text), owners: owners).value != nil
  }

  /// Plain where YAML reads it back as it is, else in double quotes.
  static func quoted(_ text: String) -> String {
    let first = text.unicodeScalars.first
    let isSafe =
      !text.isEmpty && first != " " && text.unicodeScalars.last != " "
      && first?.properties.isAlphabetic == true
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || "_-/.() （）".unicodeScalars.contains($0)
      } && !["null", "~", "Null", "NULL"].contains(text)
    if isSafe { return text }
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        out += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// A file's name as a mapping's: what is not allowed there becomes `-`.
  static func mappingName(_ text: String) -> String {
    let name = String(text.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" })
    return name.isEmpty ? "draft" : name.first?.isLetter == true ? name : "m" + name
  }
}
