import Base
import Documents
import Model

/// Turns the bytes of a cell into a canonical value of a field type, or refuses them.
///
/// One file a transform: its name, the types that it makes, its options, its codes and its doc line.
/// A transform is a pure function: the same bytes and options give the same answer, on any thread.
public protocol Transform: Sendable {
  /// As a mapping's `as:` names it.
  static var name: String { get }
  /// The field types whose canonical form it writes.
  static var makes: Set<FieldType> { get }
  /// The options that it understands beside `as:`, and what each is for.
  static var options: [TransformOption] { get }
  /// The codes with which it refuses a cell.
  static var codes: [String] { get }
  /// One line on what it accepts and what it changes.
  static var summary: Bilingual { get }
  /// - Throws: a problem with the options, to be shown at the option's place in the mapping.
  init(_ options: TransformOptions) throws(OptionProblem)

  /// Appends the canonical value to `out`. A refused or blank cell may leave bytes behind; the
  /// caller drops them.
  /// - Parameter cell: never empty; may have blanks round it.
  func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult
}

extension Transform {
  /// Whether `from:` may name several columns, as its `TransformSpec` says. The cells then come as one,
  /// joined by U+001F in the order of `from:`; a column that is blank leaves its place empty.
  public static var takesSeveralCells: Bool { TransformSpec.named(name)?.takesSeveralCells ?? false }
}

public enum TransformResult: Sendable, Equatable {
  /// `out` holds the value.
  case value
  /// The cell says nothing (blanks, or a placeholder such as `-` or `无`).
  case blank
  /// The cell is refused, with one of the transform's codes.
  case refused(code: String)
}

public struct TransformOption: Sendable {
  public var name: String
  public var summary: Bilingual
  /// The values it takes; empty means any.
  public var values: [String]

  public init(_ name: String, _ summary: Bilingual, values: [String] = []) {
    self.name = name
    self.summary = summary
    self.values = values
  }
}

/// The options of one field of a mapping, as text.
public struct TransformOptions: Sendable {
  public var values: [String: String]
  /// `values:` of an enum: source text → value of the model.
  public var valueMap: [(from: String, to: String)]
  public var field: Field

  public init(field: Field, values: [String: String] = [:], valueMap: [(from: String, to: String)] = []) {
    self.field = field
    self.values = values
    self.valueMap = valueMap
  }

  public subscript(name: String) -> String? { values[name] }
}

public struct OptionProblem: Error, Sendable {
  public var option: String
  public var message: Bilingual

  public init(option: String, message: Bilingual) {
    self.option = option
    self.message = message
  }
}
