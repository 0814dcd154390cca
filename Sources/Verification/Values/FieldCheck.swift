import Base
import Documents
import Evidence
import Model

/// One rule of a mapping as this side reads it: which columns, which relation, and what was found.
final class FieldCheck {
  enum Method {
    /// The first column that says something.
    case first
    /// All columns as one cell, U+001F between them.
    case joined
    case constant([UInt8])
  }

  let field: Field
  let columns: [String]
  let method: Method
  let relation: any Relation
  let clears: Bool
  let keepsInvalid: Bool
  let splitsTitles: Bool
  let isHonorific: Bool
  /// It follows from another rule; an older tool did not know it.
  let isImplied: Bool
  /// Behind the value stands the source's own word.
  let keepsLabel: Bool
  var tally = ColumnTally()
  /// Nil: no totals are made of the field.
  let total: TotalReading?

  private var numbers: [Int] = []
  private var version = -1
  private var bound: ObjectIdentifier?
  /// Pairs of cell and value that were looked at: the slow relations see each pair once.
  private var seen = [Identity](repeating: Identity(low: 0, high: 0), count: FieldCheck.memory)
  private var answers = [Likeness](repeating: .different, count: FieldCheck.memory)
  private static let memory = 1 << 10

  /// Nil: nothing here says what the rule's transform may do to a cell.
  init?(_ rule: FieldRule, owners: OwnerNames?) {
    field = rule.field
    clears = rule.onBlank == .clear
    keepsInvalid = rule.onInvalid == .keep || rule.keepsUnknownWords
    keepsLabel = rule.keepsLabel
    isImplied = rule.isImplied
    let options = rule.optionValues
    let name = rule.transformName
    splitsTitles = name == "person" && options["part"] != "honorific"
    isHonorific = name == "person" && options["part"] == "honorific"
    guard let relation = Self.relation(name, rule, options: options, owners: owners) else { return nil }
    switch rule.origin {
    case .columns(let names):
      columns = names.map(\.value)
      var isJoined = rule.takesSeveralCells
      if case .joined = rule.cellPart { isJoined = true }
      method = isJoined ? .joined : .first
      self.relation = rule.cellPart.map { PartRelation(part: $0, then: relation) } ?? relation
    case .constant(let text):
      columns = []
      method = .constant(Array(text.value.utf8))
      self.relation = relation
    case .template(let text):
      let pieces = TemplatePiece.parse(text.value)
      columns = pieces.compactMap { if case .column(let name) = $0 { name } else { nil } }
      method = .joined
      self.relation = TemplateRelation(pieces: pieces, then: relation)
    }
    total = TotalReading(rule.field, self.relation)
  }

  private static func timeReader(_ options: [String: String]) -> TimeReader {
    TimeReader(format: options["format"] ?? "", century: options["century"].flatMap { Int($0) })
  }

  /// Nil: no relation is known for the transform.
  private static func relation(
    _ name: String, _ rule: FieldRule, options: [String: String], owners: OwnerNames?
  ) -> (any Relation)? {
    let values = rule.valueMap.map { (from: $0.from.value, to: $0.to.value) }
    switch name {
    case "company": return TextRelation(fold: .name)
    case "person":
      return PersonRelation(
        isHonorific: options["part"] == "honorific", takesFirst: options["take"] == "first")
    case "phone":
      var phone = PhoneRelation()
      phone.take = PhoneRelation.Take(rawValue: options["take"] ?? "") ?? .one
      if options["take"] == nil, rule.field.type == .list { phone.take = .all }
      phone.part = PhoneRelation.Part(rawValue: options["part"] ?? "") ?? .whole
      phone.area = Letters.of(options["area"] ?? "")
      phone.plan = options["country"].flatMap { NumberingPlan.all[$0] }
      return phone
    case "email": return EmailRelation(takesFirst: options["take"] == "first")
    case "credit-code": return CreditCodeRelation()
    case "id": return ExactRelation()
    case "salesforce-id":
      return SalesforceIdRelation(
        suffix: rule.source.map { [FieldType.sourceSeparator] + Array($0.value.utf8) } ?? [])
    case "reference":
      return ExactRelation(
        suffix: rule.source.map { [FieldType.sourceSeparator] + Array($0.value.utf8) } ?? [])
    case "integer": return IntegerRelation(suffix: Letters.of(options["suffix"] ?? "").map(Letters.narrow))
    case "money":
      return MoneyRelation(
        scale: options["scale"], currency: options["currency"], unit: options["unit"],
        decimal: options["decimal"])
    case "boolean": return BooleanRelation(values: values, otherwise: options["else"])
    case "date":
      return DateRelation(
        reader: Self.timeReader(options), zone: options["zone"].flatMap { ZoneClock($0) })
    case "datetime":
      return DatetimeRelation(
        reader: Self.timeReader(options), zone: options["zone"].flatMap { ZoneClock($0) })
    case "enum":
      return EnumRelation(
        values: values, choices: rule.field.choices, otherwise: options["else"],
        isText: rule.field.type == .text)
    case "owner": return OwnerRelation(owners: owners ?? OwnerNames([]))
    case "region":
      return RegionRelation(
        part: options["part"] ?? rule.field.name, keepsUnknown: options["unknown"] == "keep")
    case "list": return ListRelation(split: options["split"])
    case "concat": return ConcatRelation(joint: options["with"] ?? " ")
    case "url": return URLRelation()
    case "wechat": return WechatRelation()
    case "text", "constant", "template":
      let folds: [String: TextRelation.Fold] = ["width": .width, "space": .space, "both": .both]
      return TextRelation(
        fold: folds[options["fold"] ?? ""] ?? .none, keepsPlaceholders: options["placeholders"] == "keep")
    default: return nil
    }
  }

  /// The numbers of the columns that the rows of a kind have; -1: none.
  func numbers(_ kinds: CellKinds, _ kind: Int) -> [Int] {
    if version != kinds.version || bound != ObjectIdentifier(kinds) {
      version = kinds.version
      bound = ObjectIdentifier(kinds)
      numbers = columns.map { kinds.find($0, ofKind: kind) ?? -1 }
    }
    return numbers
  }

  /// - Parameter takesNoLabel: a tool that kept none may have landed the value.
  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>, takesNoLabel: Bool) -> Likeness {
    guard keepsLabel else { return compare(cell, value) }
    var end = 0
    while end < value.count, value[end] != FieldType.companionSeparator { end += 1 }
    let likeness = compare(cell, value.extracting(0..<end))
    guard likeness != .different else { return .different }
    guard end < value.count else { return takesNoLabel ? likeness : .different }
    let label = value.extracting(end + 1..<value.count)
    let word = Core(cell, quote: false).letters
    return !word.isEmpty && word == Letters.of(label) ? likeness : .different
  }

  /// A cell beside a value without its label.
  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    let pair = Identity(cell, seed: Fingerprint(value).value)
    let slot = Int(truncatingIfNeeded: pair.low) & (Self.memory - 1)
    if seen[slot] == pair { return answers[slot] }
    let answer = relation.compare(cell, value)
    seen[slot] = pair
    answers[slot] = answer
    return answer
  }
}

/// How often the values of one rule were what, per column.
struct ColumnTally {
  var equal = 0
  var rules = [Int](repeating: 0, count: LikenessRule.allCases.count)
  var different = 0
  /// The cells say nothing, and the field holds nothing.
  var blank = 0

  mutating func add(_ likeness: Likeness) {
    switch likeness {
    case .equal: equal += 1
    case .rule(let rule): rules[rule.ordinal] += 1
    case .different: different += 1
    }
  }

  var byRule: [(rule: LikenessRule, count: Int)] {
    zip(LikenessRule.allCases, rules).filter { $0.1 > 0 }.map { (rule: $0.0, count: $0.1) }
  }
}
