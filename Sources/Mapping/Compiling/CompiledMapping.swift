import Base
import Documents
import Model

/// A mapping whose every rule is checked and has its transform: what is left is to find its columns
/// in a file (`bind`).
public struct CompiledMapping: Sendable {
  public let file: MappingFile
  /// How its files are to be read.
  public var readOptions: ReadOptions { file.readOptions }
  public let lossy: [LossyMap]
  /// The record itself first, then each `each:` in the order of the file.
  let kinds: [CompiledKind]
  /// What tells the children of a record apart.
  public let childNames: ChildNames
  /// What rules keep of cells that they cannot read.
  public let invalidExtras: InvalidExtras
  /// Field path → columns that fill it in the record itself, for conditions.
  let columnsByField: [String: [Name]]

  /// - Parameter owners: nil when the migration has no owners table; then no field of type owner can
  ///   be filled.
  public static func compile(_ file: MappingFile, owners: OwnersTable?) -> Loaded<CompiledMapping> {
    var compiler = RuleCompiler(file, owners: owners)
    var kinds = [
      CompiledKind(
        path: "", object: file.object, key: file.key,
        groups: groups(file.fields, object: file.object, &compiler), keep: file.keep, ignore: file.ignore)
    ]
    addKinds(file.each, to: &kinds, &compiler)
    var columns: [String: [Name]] = [:]
    for group in kinds[0].groups {
      for rule in group.rules { columns[rule.rule.path.value] = rule.columns }
    }
    for name in file.where?.names ?? [] {
      guard LeadModel.field(path: name.value) != nil, columns[name.value, default: []].isEmpty else {
        continue
      }
      compiler.add(.predicateField(name.value), at: name.place)
    }
    let diagnostics = compiler.diagnostics.inFileOrder
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      return Loaded(value: nil, diagnostics: diagnostics)
    }
    let mapping = CompiledMapping(
      file: file, lossy: compiler.lossy, kinds: kinds, childNames: names(kinds, file),
      invalidExtras: invalidExtras(kinds, file), columnsByField: columns)
    return Loaded(value: mapping, diagnostics: diagnostics)
  }

  /// Loads and compiles: everything that can be said of a mapping before data is read.
  public static func check(path: String, owners: OwnersTable?) -> Loaded<CompiledMapping> {
    check(MappingFile.load(path: path), owners)
  }

  public static func check(text: SourceText, owners: OwnersTable?) -> Loaded<CompiledMapping> {
    check(MappingFile.load(text: text), owners)
  }

  private static func check(
    _ loaded: Loaded<MappingFile>, _ owners: OwnersTable?
  ) -> Loaded<CompiledMapping> {
    guard let file = loaded.value else { return Loaded(value: nil, diagnostics: loaded.diagnostics) }
    let compiled = compile(file, owners: owners)
    return Loaded(
      value: loaded.hasErrors ? nil : compiled.value,
      diagnostics: (loaded.diagnostics + compiled.diagnostics).inFileOrder)
  }

  private static func addKinds(
    _ each: [EachRule], to kinds: inout [CompiledKind], _ compiler: inout RuleCompiler
  ) {
    for rule in each {
      kinds.append(
        CompiledKind(
          path: rule.path.value, object: rule.object, key: rule.key,
          groups: groups(rule.fields, object: rule.object, &compiler), keep: rule.keep,
          ignore: rule.ignore))
      addKinds(rule.each, to: &kinds, &compiler)
    }
  }

  private static func names(_ kinds: [CompiledKind], _ file: MappingFile) -> ChildNames {
    guard file.reads != .csv, let separator = file.reads.separator.utf8.first else { return .none }
    return ChildNames(
      kinds: kinds.dropFirst().map { ChildNames.Kind(path: $0.path, key: $0.key.map(\.value)) },
      separator: separator)
  }

  private static func invalidExtras(_ kinds: [CompiledKind], _ file: MappingFile) -> InvalidExtras {
    var extras = InvalidExtras()
    for kind in kinds {
      for group in kind.groups {
        for rule in group.rules where rule.rule.onInvalid == .keep {
          for column in rule.columns {
            let name = ColumnPath(kind: kind.path, column: column.value).name(file.reads)
            // What is kept by name stays, be it read or not.
            if (kind.keep + kinds[0].keep).contains(where: { [column.value, name].contains($0.value) }) {
              continue
            }
            extras.add(
              InvalidExtras.Rule(entity: group.entity.rawValue, field: rule.field.number), column: name)
          }
        }
      }
    }
    return extras
  }

  /// By entity in the order of the model, and by field number: the order of landed bytes.
  private static func groups(
    _ rules: [FieldRule], object: Entity, _ compiler: inout RuleCompiler
  ) -> [CompiledGroup] {
    let compiled = rules.compactMap { compiler.compile($0) }
    return Entity.allCases.compactMap { entity in
      let own = compiled.filter { $0.field.entity == entity }.sorted { $0.field.number < $1.field.number }
      // What a record is, it is without any rule: a list of leads of which company and contact are known.
      guard !own.isEmpty || entity == object else { return nil }
      return CompiledGroup(entity: entity, rules: own, isObject: entity == object)
    }
  }

  /// Finds the mapping's columns in a file's. Columns that appear later: bind again.
  ///
  /// - Throws: a column that nobody decided about, and (CSV) one that the mapping names and the file
  ///   lacks. In XML and JSON a column may be absent: records are sparse.
  public func bind(_ layout: Layout) throws(ShapeError) -> BoundMapping {
    try Binder(self, layout).bind()
  }
}
