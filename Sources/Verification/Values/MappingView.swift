import Base
import Documents
import Evidence
import Model

/// A mapping file as this side reads it: for each kind of row the rules of its fields, what is kept
/// and what is ignored.
final class MappingView {
  struct Group {
    var entity: Entity
    /// By ascending field number.
    var fields: [FieldCheck]
  }

  struct Kind {
    var path: String
    /// What a row of the kind is.
    var object: Entity
    var groups: [Group]
    var key: [String]
    fileprivate var keep: [String]
    fileprivate var ignore: [String]
    fileprivate var used: Set<String>
  }

  enum Fate: String {
    case mapped, kept, ignored
  }

  let file: MappingFile
  let owners: OwnerNames?
  /// `where:`; nil: every record is carried over.
  let condition: Condition?
  let kinds: [Kind]
  /// How the key of a record stands to its cells.
  var keyRelation: any Relation {
    file.keyTransform == "salesforce-id" ? SalesforceIdRelation() : ExactRelation()
  }
  /// Transforms of its fields for which there is no relation, in alphabetical order: by such a mapping no
  /// value can be compared.
  let unknownTransforms: [String]

  init(_ file: MappingFile, owners: OwnerNames?) {
    self.file = file
    self.owners = owners
    condition = file.where.map { Condition($0, file) }
    var kinds = [
      Self.kind(
        "", file.object, fields: file.fields, key: file.key, keep: file.keep, ignore: file.ignore,
        owners: owners)
    ]
    func add(_ rules: [EachRule]) {
      for rule in rules {
        kinds.append(
          Self.kind(
            rule.path.value, rule.object, fields: rule.fields, key: rule.key, keep: rule.keep,
            ignore: rule.ignore,
            owners: owners))
        add(rule.each)
      }
    }
    add(file.each)
    self.kinds = kinds
    let rules = file.allFields.filter { FieldCheck($0, owners: owners) == nil }
    unknownTransforms = Set(rules.map(\.transformName)).sorted()
  }

  private static func kind(
    _ path: String, _ object: Entity, fields: [FieldRule], key: [Name], keep: [Name], ignore: [Name],
    owners: OwnerNames?
  ) -> Kind {
    let checks = fields.compactMap { FieldCheck($0, owners: owners) }
    let groups = Entity.allCases.compactMap { entity -> Group? in
      let own = checks.filter { $0.field.entity == entity }.sorted { $0.field.number < $1.field.number }
      return own.isEmpty ? nil : Group(entity: entity, fields: own)
    }
    let used = Set(checks.flatMap(\.columns) + key.map(\.value))
    return Kind(
      path: path, object: object, groups: groups, key: key.map(\.value), keep: keep.map(\.value),
      ignore: ignore.map(\.value),
      used: used)
  }

  /// Paths of the child records, as the cells name them.
  var children: [String] { kinds.dropFirst().map(\.path) }

  /// The name of a column from the record on.
  func fullName(_ column: String, ofKind kind: Int, children: [String]) -> String {
    if kind == 0 { return column }
    return ColumnPath(kind: children[kind - 1], column: column).name(file.reads)
  }

  /// Whether the mapping has a column by its name, and not by its beginning alone.
  func isNamed(_ column: String, ofKind kind: Int, children: [String]) -> Bool {
    let name = fullName(column, ofKind: kind, children: children)
    let lists = [kinds[kind].keep, kinds[kind].ignore, kinds[0].keep, kinds[0].ignore].joined()
    return kinds[kind].used.contains(column) || lists.contains(column) || lists.contains(name)
  }

  /// Whether the cells of a column stand among the extras: also those of one that a field reads, when `keep:`
  /// names it.
  func keeps(_ column: String, ofKind kind: Int, children: [String]) -> Bool {
    let fate = fate(column, ofKind: kind, children: children)
    guard fate == .mapped else { return fate == .kept }
    let name = fullName(column, ofKind: kind, children: children)
    return kinds[kind].keep.contains(column) || kinds[0].keep.contains(name)
  }

  /// What the mapping says of a column; nil: nothing. An exact name says more than a beginning, and a
  /// list of the kind itself more than the mapping's.
  func fate(_ column: String, ofKind kind: Int, children: [String]) -> Fate? {
    let own = kinds[kind]
    if own.used.contains(column) { return .mapped }
    let name = fullName(column, ofKind: kind, children: children)
    let (all, lists) = (kinds[0], kind == 0 ? nil : own)
    func exact(_ text: String, _ kind: Kind) -> Fate? {
      kind.keep.contains(text) ? .kept : kind.ignore.contains(text) ? .ignored : nil
    }
    func beginning(_ text: String, _ kind: Kind) -> Fate? {
      let fits = (kind.keep.map { ($0, Fate.kept) } + kind.ignore.map { ($0, Fate.ignored) })
        .filter { $0.0.hasSuffix("*") && text.hasPrefix($0.0.dropLast()) }
      return fits.max { $0.0.utf8.count < $1.0.utf8.count }?.1
    }
    if let lists, let fate = exact(column, lists) { return fate }
    if let fate = exact(name, all) { return fate }
    if kind > 0, let fate = exact(children[kind - 1], all) { return fate }
    if let lists, let fate = beginning(column, lists) { return fate }
    return beginning(name, all)
  }
}
