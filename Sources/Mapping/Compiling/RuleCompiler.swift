import Base
import Documents
import Model

/// One field rule → its transform, with everything that is wrong with it.
struct RuleCompiler {
  let text: SourceText
  let owners: OwnersTable?
  let reads: SourceFormat
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var lossy: [LossyMap] = []

  init(_ file: MappingFile, owners: OwnersTable?) {
    text = file.text
    reads = file.reads
    self.owners = owners
  }

  mutating func add(
    _ problem: MappingProblem, at place: Place?, _ severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      text.diagnostic(severity, code: problem.code, at: place, message: problem.message, hint: problem.hint))
  }

  mutating func compile(_ rule: FieldRule) -> CompiledRule? {
    let name = rule.transformName
    guard let type = TransformRegistry.named(name) else {
      add(.unknownTransform(name), at: rule.transform?.place ?? rule.path.place)
      return nil
    }
    guard isMade(rule, by: type) else {
      add(.wrongMakes(transform: name, field: rule.field), at: rule.transform?.place ?? rule.path.place)
      return nil
    }
    if !rule.valueMap.isEmpty, !Self.usesValues(name) {
      add(.valuesUnused(transform: name), at: rule.valueMap[0].from.place)
    }
    let take = rule.options.first { $0.name.value == "take" }?.value
    let options = options(rule, type)
    noteLossy(rule)
    guard var transform = make(type, rule, options) else { return nil }
    let isOpenSplit = rule.optionValues["split"] != nil && rule.optionValues["item"] == nil
    let ownsSplit = type.options.contains { $0.name == "split" }
    if let bad = rule.badCellPart ?? (isOpenSplit && !ownsSplit ? "item" : nil) {
      let given = rule.options.first { $0.name.value == bad }?.value
      add(.badCellPart(bad), at: given?.place ?? rule.path.place)
      return nil
    }
    if let part = rule.cellPart, let own = PartTransform(part, then: transform) { transform = own }
    switch rule.origin {
    case .constant(let name): return constant(name, rule, transform)
    case .template(let name): return template(name, rule, transform)
    case .columns(let columns):
      for column in columns where column.value.isEmpty { add(.columnEmpty, at: column.place) }
      if case .joined(let joint) = rule.cellPart {
        return joined(columns, by: joint, rule, transform)
      }
      var method = CompiledRule.Method.first(transform)
      if type.takesSeveralCells {
        method = .joined(transform)
      } else if take?.value == "all", rule.field.type == .list {
        method = .union(transform)
      }
      return CompiledRule(
        rule: rule, field: rule.field, columns: columns, method: method,
        takesRepeats: type.takesSeveralCells || take != nil)
    }
  }

  /// `join:` the columns are one text before the transform looks at them.
  private mutating func joined(
    _ columns: [Name], by joint: String, _ rule: FieldRule, _ transform: any Transform
  ) -> CompiledRule? {
    let options = TransformOptions(field: rule.field, values: ["with": joint])
    guard let composer = try? ConcatTransform(options) else { return nil }
    return CompiledRule(
      rule: rule, field: rule.field, columns: columns, method: .template(composer, then: transform),
      takesRepeats: false)
  }

  /// A constant of a closed list, or an empty transform map, needs no `values:`.
  private static func usesValues(_ name: String) -> Bool { name == "enum" || name == "boolean" }

  private func isMade(_ rule: FieldRule, by type: any Transform.Type) -> Bool {
    type.makes.contains(rule.field.type)
  }

  private mutating func options(_ rule: FieldRule, _ type: any Transform.Type) -> [String: String] {
    var values: [String: String] = [:]
    for (name, value) in rule.options {
      guard let option = type.options.first(where: { $0.name == name.value }) else {
        if name.value == "take" {
          checkTake(value, rule)
        } else if !CellPart.keys.contains(name.value) {
          let allowed = FieldRule.keys + ["take"] + CellPart.keys + type.options.map(\.name)
          add(.unknownOption(name.value, transform: type.name, allowed: allowed), at: name.place)
        }
        continue
      }
      if !option.values.isEmpty, !option.values.contains(value.value) {
        add(
          .badOptionValue(option: name.value, value: value.value, allowed: option.values), at: value.place)
      } else {
        values[name.value] = value.value
      }
    }
    // Numbers of XML and JSON have a point by their standards; a CSV has whatever the sheet showed.
    if reads != .csv, type == MoneyTransform.self, values["decimal"] == nil { values["decimal"] = "point" }
    return values
  }

  /// `take:` where the transform has no say in it: which of several cells.
  private mutating func checkTake(_ value: Name, _ rule: FieldRule) {
    guard value.value == "first" || value.value == "all" else {
      add(.badOptionValue(option: "take", value: value.value, allowed: ["first", "all"]), at: value.place)
      return
    }
    if value.value == "all", rule.field.type != .list { add(.takeAll(rule.path.value), at: value.place) }
  }

  private mutating func make(
    _ type: any Transform.Type, _ rule: FieldRule, _ values: [String: String]
  ) -> (any Transform)? {
    if rule.field.type == .owner {
      guard let owners else {
        add(.ownersNeeded(rule.path.value), at: rule.path.place)
        return nil
      }
      return OwnerTransform.using(owners)
    }
    let map = rule.valueMap.map { (from: $0.from.value, to: $0.to.value) }
    do {
      return try type.init(TransformOptions(field: rule.field, values: values, valueMap: map))
    } catch {
      let option = rule.options.first { $0.name.value == error.option }
      let place = option?.value.place ?? (error.option == "values" ? rule.valueMap.first?.to.place : nil)
      add(.optionProblem(error.message), at: place ?? rule.transform?.place ?? rule.path.place)
      return nil
    }
  }

  private mutating func constant(
    _ name: Name, _ rule: FieldRule, _ transform: any Transform
  ) -> CompiledRule? {
    var out = ByteArena(capacity: 64)
    let bytes = Array(name.value.utf8)
    let result = transform.apply(bytes.span, into: &out)
    guard result == .value else {
      var code = "blank"
      if case .refused(let refusal) = result { code = refusal }
      add(.constantRefused(field: rule.path.value, code: code), at: name.place)
      return nil
    }
    let value = out.withUnsafeBytes(from: 0, count: out.count) { Array($0) }
    return CompiledRule(
      rule: rule, field: rule.field, columns: [], method: .constant(value), takesRepeats: false)
  }

  private mutating func template(
    _ name: Name, _ rule: FieldRule, _ transform: any Transform
  ) -> CompiledRule? {
    guard let columns = TemplateTransform.columns(of: name.value), !columns.isEmpty,
      let type = TransformRegistry.named("template"),
      let composer = try? type.init(
        TransformOptions(field: rule.field, values: ["template": name.value]))
    else {
      add(.badTemplate, at: name.place)
      return nil
    }
    return CompiledRule(
      rule: rule, field: rule.field, columns: columns.map { Name($0, name.place) },
      method: .template(composer, then: transform), takesRepeats: false)
  }

  private mutating func noteLossy(_ rule: FieldRule) {
    var sources: [String: [String]] = [:]
    for (from, to) in rule.valueMap { sources[to.value, default: []].append(from.value) }
    if let other = rule.optionValues["else"], rule.transformName == "enum", other != "keep",
      other != "quarantine"
    {
      sources[other, default: []].append("*")
    }
    for (becomes, values) in sources.sorted(by: { $0.key < $1.key }) where values.count > 1 || values == ["*"]
    {
      lossy.append(LossyMap(field: rule.path.value, values: values, becomes: becomes))
      let first = rule.valueMap.first { $0.to.value == becomes }
      add(
        .lossy(field: rule.path.value, values: values, becomes: becomes), at: first?.from.place, .note)
    }
  }
}
