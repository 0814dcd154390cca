import Base
import Model

/// What becomes of the child records of one path: contacts of a customer, follow-ups of a lead.
public struct EachRule: Sendable {
  /// From the record, whatever `each:` it is written in: `contacts/contact/phones/phone`.
  public var path: Name
  public var object: Entity
  /// Columns of the child that name it; empty: it has no key.
  public var key: [Name]
  public var fields: [FieldRule]
  public var each: [EachRule]
  /// Columns of the child, relative to it.
  public var keep: [Name]
  public var ignore: [Name]

  static let keys = ["path", "object", "key", "fields", "each", "keep", "ignore"]

  /// - Parameter parent: path of the `each:` round this one; empty at the top.
  static func read(
    _ tree: Tree, parent: String, format: SourceFormat, _ problems: Problems
  ) -> EachRule? {
    guard let map = MapReader(tree, "each", problems) else { return nil }
    map.allow(keys)
    guard var path = map.requiredText("path") else { return nil }
    if !parent.isEmpty { path.value = parent + format.separator + path.value }
    let object = map.required("object") == nil ? nil : MappingFile.object(map)
    let fields = MappingFile.readFields(map)
    let lists = MappingFile.readLists(map)
    let each = MappingFile.readEach(map, parent: path.value, format: format)
    guard let object else { return nil }
    return EachRule(
      path: path, object: object, key: map.texts("key") ?? [], fields: fields, each: each,
      keep: lists.keep, ignore: lists.ignore)
  }
}
