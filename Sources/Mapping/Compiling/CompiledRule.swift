import LeadModel
import MigrationFiles

/// One field of a mapping, checked, with its transform made.
struct CompiledRule: Sendable {
  var rule: FieldRule
  var field: Field
  /// What the cells are read from, in order; empty for a constant.
  var columns: [Name]
  var method: Method

  enum Method: Sendable {
    /// The canonical value, for every record.
    case constant([UInt8])
    /// The first column that is not blank.
    case first(any Transform)
    /// All columns as one, joined by U+001F.
    case joined(any Transform)
    /// All columns into a template, and its text into the transform.
    case template(any Transform, then: any Transform)
    /// The values of all columns, each once, as a list.
    case union(any Transform)
  }

  /// Several cells under one name (a repeated element) are no fault.
  var takesRepeats: Bool

  var isConstant: Bool {
    if case .constant = method { true } else { false }
  }
}

/// The rules of one entity, by ascending field number.
struct CompiledGroup: Sendable {
  var entity: Entity
  var rules: [CompiledRule]
  /// The record (or child) is this entity: constants alone are enough for it to be there.
  var isObject: Bool
}

/// What becomes of one kind of record.
struct CompiledKind: Sendable {
  /// Empty for the record itself.
  var path: String
  var object: Entity
  var key: [Name]
  var groups: [CompiledGroup]
  /// Relative to the kind.
  var keep: [Name]
  var ignore: [Name]
}
