import Model

/// What came of reading a file that a person wrote, and everything that is to be said about it.
public struct Loaded<Value: Sendable>: Sendable {
  /// Nil when the file cannot be used; then there is at least one error below.
  public var value: Value?
  public var diagnostics: [Diagnostic]

  public init(value: Value?, diagnostics: [Diagnostic]) {
    self.value = value
    self.diagnostics = diagnostics
  }

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
