import Model

/// A file does not have the shape that its mapping expects: nothing of it is read until a person
/// decides.
public struct ShapeError: Error, Sendable, Equatable {
  /// Full names of columns that the mapping neither maps nor keeps nor ignores.
  public var unknown: [String]
  /// Columns that the mapping names and the file lacks.
  public var missing: [String]
  /// Columns that the mapping names and the file has more than once.
  public var repeated: [String]
  /// One a column; those of missing columns stand at their place in the mapping.
  public var diagnostics: [Diagnostic]
}
