import Base
import Documents
import Model

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

    /// What makes the value; a constant has none to call.
    var transform: any Transform {
      switch self {
      case .first(let transform), .joined(let transform), .union(let transform): transform
      case .template(_, let transform): transform
      case .constant: NoTransform()
      }
    }
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

/// Stands where a constant needs no transform; it is never called.
private struct NoTransform: Transform {
  static let name = ""
  static let makes: Set<FieldType> = []
  static let options: [TransformOption] = []
  static let codes: [String] = []
  static let summary = Bilingual(zh: "", en: "")

  init() {}
  init(_ options: TransformOptions) {}

  func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult { .blank }
}
