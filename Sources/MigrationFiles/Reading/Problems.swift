import LeadModel

/// Collects what is wrong with one file.
final class Problems {
  let text: SourceText
  private(set) var diagnostics: [Diagnostic] = []

  init(_ text: SourceText) { self.text = text }

  func add(_ problem: FileProblem, at place: Place?, _ severity: Diagnostic.Severity = .error) {
    diagnostics.append(
      text.diagnostic(severity, code: problem.code, at: place, message: problem.message, hint: problem.hint))
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// In the order of the file.
  var sorted: [Diagnostic] { diagnostics.inFileOrder }
}

extension [Diagnostic] {
  /// By line and column; those of one place in the order found.
  public var inFileOrder: [Diagnostic] {
    enumerated().sorted { left, right in
      let a = left.element.position
      let b = right.element.position
      return (a?.line ?? 0, a?.column ?? 0, left.offset) < (b?.line ?? 0, b?.column ?? 0, right.offset)
    }.map(\.element)
  }
}
