import Base
import Model

/// What becomes of the child records of one path: contacts of a customer, follow-ups of a lead.
public struct EachRule: Sendable {
  /// From the record, whatever `each:` it is written in, as layouts name it:
  /// `contacts/contact/phones/phone`, however it was written.
  public var path: Name
  /// The same as a path that is read as this one: a name that holds a dot stands in quotes.
  public var written: String
  public var object: Entity
  /// Columns of the child that name it; empty: it has no key.
  public var key: [Name]
  public var fields: [FieldRule]
  public var each: [EachRule]
  /// Columns of the child, relative to it.
  public var keep: [Name]
  public var ignore: [Name]

  static let keys = ["path", "object", "key", "fields", "each", "keep", "ignore"]

  /// - Parameter parent: `written` of the `each:` round this one; empty at the top.
  static func read(
    _ tree: Tree, parent: String, format: SourceFormat, _ problems: Problems
  ) -> EachRule? {
    guard let map = MapReader(tree, "each", problems) else { return nil }
    map.allow(keys)
    guard var path = map.requiredText("path") else { return nil }
    let written: String
    (path.value, written) = names(path.value, parent: parent, format)
    let object = map.required("object") == nil ? nil : MappingFile.object(map)
    let fields = MappingFile.readFields(map)
    let lists = MappingFile.readLists(map)
    let each = MappingFile.readEach(map, parent: written, format: format)
    guard let object else { return nil }
    return EachRule(
      path: path, written: written, object: object, key: map.texts("key") ?? [], fields: fields, each: each,
      keep: lists.keep, ignore: lists.ignore)
  }

  private static func names(
    _ path: String, parent: String, _ format: SourceFormat
  ) -> (layout: String, written: String) {
    guard format == .json else {
      let names = XMLPath(parent).names + XMLPath(path).names
      let path = XMLPath(names: names, isAnchored: false)
      return (path.layoutName, path.text)
    }
    let path = JSONPath(path).below(JSONPath(parent))
    return (path.layoutName, path.text)
  }
}
