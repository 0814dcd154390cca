import Base
import Documents
import Model

/// Finds the columns of a mapping in a layout, and collects what does not fit.
struct Binder {
  private let mapping: CompiledMapping
  private let layout: Layout
  private let format: SourceFormat
  private let patterns: NamePatterns
  /// Names that a mapping uses or decides about, and all paths above them.
  private let parents: Set<String>
  private var unknown: [String] = []
  private var missing: [Name] = []
  private var repeated: [Name] = []

  init(_ mapping: CompiledMapping, _ layout: Layout) {
    self.mapping = mapping
    self.layout = layout
    format = mapping.file.reads
    patterns = NamePatterns(keep: mapping.file.keep, ignore: mapping.file.ignore)
    parents = Self.parents(mapping)
  }

  func bind() throws(ShapeError) -> BoundMapping {
    var binder = self
    return try binder.run()
  }

  private mutating func run() throws(ShapeError) -> BoundMapping {
    var kinds: [BoundKind] = []
    for kind in layout.kinds { kinds.append(bind(kind)) }
    let root = layout.kinds.first ?? Layout.Kind(path: "", columns: [])
    _ = find(mapping.file.fillDown, root)
    let condition = mapping.file.where.map { predicate($0, root) }
    if !unknown.isEmpty || !missing.isEmpty || !repeated.isEmpty { throw shapeError() }
    return BoundMapping(
      mapping: mapping, layout: layout, kinds: kinds, condition: condition,
      keyTransform: TransformRegistry.key(mapping.file.keyTransform, checksPrecision: format == .csv),
      childKeyTransform: TransformRegistry.key("id", checksPrecision: format == .csv))
  }

  // MARK: One kind

  private mutating func bind(_ kind: Layout.Kind) -> BoundKind {
    let compiled = mapping.kinds.first { $0.path == kind.path }
    let own = NamePatterns(keep: compiled?.keep ?? [], ignore: compiled?.ignore ?? [])
    var bound = BoundKind(path: kind.path)
    var mapped: Set<Int> = []
    let keys = Set((compiled?.key ?? []).compactMap { kind.columns.firstIndex(of: $0.value) })
    for group in compiled?.groups ?? [] {
      var rules: [BoundRule] = []
      for rule in group.rules {
        let columns = find(rule.columns, kind)
        mapped.formUnion(columns.map(\.index))
        if columns.isEmpty && !rule.isConstant && !rule.rule.isRequired { continue }
        let isWhole = columns.count == rule.columns.count
        rules.append(boundRule(rule, columns, isWhole: isWhole, kind, key: keys))
      }
      if rules.contains(where: { !$0.compiled.isConstant }) || group.isObject {
        bound.groups.append(
          BoundGroup(entity: group.entity.rawValue, rules: rules, isObject: group.isObject))
      }
    }
    let key = compiled?.key ?? []
    bound.keyCount = key.count
    bound.key = find(key, kind).map { BoundColumn(index: $0.index, name: kind.fullName($0.name, format)) }
    mapped.formUnion(bound.key.map(\.index))
    for (index, column) in kind.columns.enumerated() {
      let name = kind.fullName(column, format)
      let fate = mapped.contains(index) ? .mapped : fate(column, name, kind: kind, own: own)
      bound.fates.append(fate ?? .ignored)
      // A column that `keep:` names is kept, whatever else reads it: the words behind a choice.
      if fate == .kept || (fate == .mapped && exactFate(column, name, own) == .kept) {
        bound.kept.append(BoundColumn(index: index, name: name))
      } else if fate == nil {
        if column.isEmpty || (format != .csv && parents.contains(name)) {
          bound.guarded.append(BoundColumn(index: index, name: name))
        } else {
          unknown.append(name)
        }
      }
    }
    // A child's key is in nothing else that lands, and tells it from its siblings in the next run.
    if !kind.path.isEmpty {
      let named = Set(bound.kept.map(\.index))
      bound.kept += bound.key.filter { !named.contains($0.index) }
    }
    bound.kept.sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    for name in compiled?.keep ?? [] where format == .csv && !name.value.hasSuffix("*") {
      if !kind.columns.contains(name.value) { missing.append(name) }
    }
    return bound
  }

  /// A sparse source may lack columns of a joined rule: their places stay, and stay empty.
  private func boundRule(
    _ rule: CompiledRule, _ columns: [(index: Int, name: String)], isWhole: Bool, _ kind: Layout.Kind,
    key: Set<Int>
  ) -> BoundRule {
    var indices = columns.map(\.index)
    var names = columns.map { kind.fullName($0.name, format) }
    if !isWhole {
      switch rule.method {
      case .joined, .template:
        indices = rule.columns.map { kind.columns.firstIndex(of: $0.value) ?? Int(UInt16.max) }
        names = rule.columns.map { kind.fullName($0.value, format) }
      default: break
      }
    }
    if names.isEmpty { names = rule.columns.map { kind.fullName($0.value, format) } }
    return BoundRule(rule, columns: indices, names: names, key: key)
  }

  /// The numbers of columns. One that is not there is an error in a table, and normal in a tree.
  private mutating func find(_ names: [Name], _ kind: Layout.Kind) -> [(index: Int, name: String)] {
    names.compactMap { name in
      guard let index = kind.columns.firstIndex(of: name.value) else {
        if format == .csv, !missing.contains(name) { missing.append(name) }
        return nil
      }
      if kind.columns.lastIndex(of: name.value) != index, !repeated.contains(name) { repeated.append(name) }
      return (index, name.value)
    }
  }

  /// What `keep:` and `ignore:` say of a column; an exact name says more than a beginning, and a list
  /// of the kind itself more than the mapping's.
  private func fate(
    _ column: String, _ name: String, kind: Layout.Kind, own: NamePatterns
  ) -> ColumnFate? {
    if let fate = exactFate(column, name, own) { return fate }
    if !kind.path.isEmpty, let fate = patterns.exactFate(kind.path) { return fate }
    if let near = own.fate(column) { return near.fate }
    return patterns.fate(name)?.fate
  }

  private func exactFate(_ column: String, _ name: String, _ own: NamePatterns) -> ColumnFate? {
    own.exactFate(column) ?? patterns.exactFate(name)
  }

  // MARK: Conditions

  private mutating func predicate(_ predicate: Predicate, _ root: Layout.Kind) -> BoundPredicate {
    switch predicate {
    case .all(let parts): return .all(parts.map { self.predicate($0, root) })
    case .any(let parts): return .any(parts.map { self.predicate($0, root) })
    case .not(let part): return .not(self.predicate(part, root))
    case .test(let name, let test):
      let isColumn = root.columns.contains(name.value)
      let names = isColumn ? [name] : mapping.columnsByField[name.value] ?? [name]
      return .test(columns: find(names, root).map(\.index), BoundPredicate.Test(test))
    }
  }

  // MARK: What does not fit

  private func shapeError() -> ShapeError {
    let text = mapping.file.text
    var diagnostics: [Diagnostic] = []
    func add(_ problem: MappingProblem, at place: Place?) {
      diagnostics.append(
        text.diagnostic(code: problem.code, at: place, message: problem.message, hint: problem.hint))
    }
    let lost = missing.map(\.value)
    for name in missing {
      let near = Suggestion.nearest(to: name.value, among: unknown)
      let only = missing.count == 1 && unknown.count == 1 ? unknown[0] : nil
      // What is filled down has another place in the mapping, too: its column is known there.
      let fills = mapping.file.fillDown.contains(name) ? layout.columns : []
      let filled = Suggestion.nearest(to: name.value, among: fills)
      add(.missingColumn(name.value, suggestion: near ?? only ?? filled), at: name.place)
    }
    for name in repeated { add(.repeatedColumn(name.value), at: name.place) }
    for name in unknown {
      let near = Suggestion.nearest(to: name, among: lost)
      let only = missing.count == 1 && unknown.count == 1 ? lost[0] : nil
      add(.unknownColumn(name, renamedFrom: near ?? only), at: nil)
    }
    return ShapeError(
      unknown: unknown, missing: lost, repeated: repeated.map(\.value), diagnostics: diagnostics)
  }

  private static func parents(_ mapping: CompiledMapping) -> Set<String> {
    let separator = mapping.file.reads.separator
    var all: Set<String> = []
    func add(_ name: String, isPath: Bool) {
      if isPath { all.insert(name) }
      var parts = name.components(separator: separator)
      while parts.count > 1 {
        parts.removeLast()
        all.insert(parts.joined(separator: separator))
      }
    }
    for kind in mapping.kinds {
      let root = Layout.Kind(path: kind.path, columns: [])
      if !kind.path.isEmpty { add(kind.path, isPath: true) }
      for name in kind.groups.flatMap({ $0.rules.flatMap(\.columns) }) + kind.key + kind.keep + kind.ignore {
        add(root.fullName(name.value, mapping.file.reads), isPath: false)
      }
    }
    return all
  }
}

extension String {
  fileprivate func components(separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}

extension TransformRegistry {
  /// The transform that gives keys their form, the same that references get theirs by. In a format
  /// that Excel never touched, a number may well end in zeros.
  static func key(_ name: String, checksPrecision: Bool) -> (any Transform)? {
    guard let field = LeadModel.field(path: "account.name"), let type = named(name) else { return nil }
    let hasPrecision = type.options.contains { $0.name == "precision" }
    let values = !checksPrecision && hasPrecision ? ["precision": "ignore"] : [:]
    return try? type.init(TransformOptions(field: field, values: values))
  }
}
