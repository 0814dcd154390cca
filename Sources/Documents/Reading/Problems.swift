import Model

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
  var sorted: [Diagnostic] {
    // A line with a secret in it is not shown, whatever else is wrong with it.
    let secret = Set(diagnostics.filter { $0.code == "secret-in-file" }.compactMap(\.position?.line))
    return diagnostics.inFileOrder.map { diagnostic in
      var shown = diagnostic
      if let line = diagnostic.position?.line, secret.contains(line) { shown.excerpt = nil }
      return shown
    }
  }
}

extension [Diagnostic] {
  /// With what another reading of the same file found: of a place that has an error it says nothing new.
  public func adding(_ others: [Diagnostic]) -> [Diagnostic] {
    let places = Set(filter { $0.severity == .error }.compactMap(\.position))
    return self + others.filter { $0.severity != .error || !($0.position.map(places.contains) ?? false) }
  }

  /// By line and column; those of one place in the order found.
  public var inFileOrder: [Diagnostic] {
    enumerated().sorted { left, right in
      let a = left.element.position
      let b = right.element.position
      return (a?.line ?? 0, a?.column ?? 0, left.offset) < (b?.line ?? 0, b?.column ?? 0, right.offset)
    }.map(\.element)
  }
}
