import Base
import Model

/// One rule with the numbers of its columns. A class: rules are walked for every record, and must
/// not be copied.
final class BoundRule: Sendable {
  let compiled: CompiledRule
  let field: UInt8
  let columns: [Int]
  /// Full names, for issues.
  let names: [String]
  let method: CompiledRule.Method
  /// The method is `first`, as of nearly every rule; its transform is called where it stands, since
  /// taking it out of the enum copies it.
  let isFirst: Bool
  let transform: any Transform
  let takesRepeats: Bool
  let clears: Bool
  let isRequired: Bool
  let keepsInvalid: Bool
  /// `else: keep`: a word that no list has becomes an extra.
  let keepsUnknownWords: Bool
  /// It reads no column but those of the key, and tells nobody who or what the record is about, as a name does
  /// that is the key as well.
  let readsKeyAlone: Bool
  /// Behind its value stands what the cell said: the source's own word for a choice.
  let labels: Bool
  /// Behind the value of a reference to another source: U+001E and the source's name.
  let suffix: [UInt8]

  init(_ compiled: CompiledRule, columns: [Int], names: [String], key: Set<Int>) {
    self.compiled = compiled
    readsKeyAlone =
      !columns.isEmpty && columns.allSatisfy(key.contains)
      && !EntityFacts.of(compiled.field.entity).telling.contains(compiled.field.number)
    labels = compiled.rule.keepsLabel
    self.columns = columns
    self.names = names
    field = compiled.field.number
    method = compiled.method
    isFirst = if case .first = compiled.method { true } else { false }
    transform = compiled.method.transform
    takesRepeats = compiled.takesRepeats
    clears = compiled.rule.onBlank == .clear
    isRequired = compiled.rule.isRequired
    keepsInvalid = compiled.rule.onInvalid == .keep
    keepsUnknownWords = compiled.rule.keepsUnknownWords
    suffix = compiled.rule.source.map { [FieldType.sourceSeparator] + Array($0.value.utf8) } ?? []
  }

  var path: String { compiled.rule.path.value }
}

/// The rules of one entity.
struct BoundGroup: Sendable {
  let entity: UInt8
  let rules: [BoundRule]
  let isObject: Bool
}

/// A column by number, with its full name.
struct BoundColumn: Sendable {
  let index: Int
  let name: String
  let bytes: [UInt8]

  init(index: Int, name: String) {
    self.index = index
    self.name = name
    bytes = Array(name.utf8)
  }
}

/// What becomes of the records of one kind of a layout.
struct BoundKind: Sendable {
  var path: String
  var groups: [BoundGroup] = []
  /// The key columns that this layout has.
  var key: [BoundColumn] = []
  /// How many the mapping names.
  var keyCount = 0
  /// Sorted by the bytes of their names.
  var kept: [BoundColumn] = []
  /// Columns that no cell should fill: without a name, or the parents of mapped ones.
  var guarded: [BoundColumn] = []
  var fates: [ColumnFate] = []
}
