import Base

/// Something wrong, or worth saying, about a file that a person wrote: where, what, and what to do.
public struct Diagnostic: Error, Sendable, Hashable {
  public enum Severity: String, Sendable, Codable {
    case error
    case warning
    case note
  }

  public var severity: Severity
  /// Stable, lower-case, with hyphens: `unknown-field`.
  public var code: String
  public var position: SourcePosition?
  /// How many characters the caret underlines.
  public var length: Int
  public var message: Bilingual
  /// What to do next.
  public var hint: Bilingual?
  /// The line of the file that `position` names, for the excerpt with the caret.
  public var excerpt: String?

  public init(
    _ severity: Severity = .error, code: String, at position: SourcePosition? = nil, length: Int = 1,
    message: Bilingual, hint: Bilingual? = nil, excerpt: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.position = position
    self.length = length
    self.message = message
    self.hint = hint
    self.excerpt = excerpt
  }
}
