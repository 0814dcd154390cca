import ArgumentParser
import Documents
import Foundation
import Model
import Run
import Store

/// Runs a command, and turns an error into words on standard error and an exit code.
func running(_ options: CommonOptions, _ body: () throws -> Int32) throws {
  signal(SIGPIPE, SIG_IGN)
  // A limit on the size of files is an error of the write, and no death.
  signal(SIGXFSZ, SIG_IGN)
  let code: Int32
  do {
    code = try body()
  } catch let error as RunError {
    Failure.report(error, options)
    code = error.exitCode
  }
  if code != 0 { throw ExitCode(code) }
}

enum Failure {
  static func report(_ error: RunError, _ options: CommonOptions) {
    let diagnostics = error.diagnostics
    if options.json {
      Console.print(json(diagnostics, code: error.exitCode))
    }
    Console.error(DiagnosticRenderer.render(diagnostics, options.language))
  }

  private struct Document: Encodable {
    struct Item: Encodable {
      var code: String
      var severity: String
      var file: String?
      var line: Int?
      var column: Int?
      var message: Bilingual
      var hint: Bilingual?
    }

    var exit: Int32
    var errors: [Item]
  }

  private static func json(_ diagnostics: [Diagnostic], code: Int32) -> String {
    let document = Document(
      exit: code,
      errors: diagnostics.map {
        Document.Item(
          code: $0.code, severity: $0.severity.rawValue, file: $0.position?.file,
          line: $0.position.flatMap { $0.line > 0 ? $0.line : nil }, column: $0.position?.column,
          message: $0.message, hint: $0.hint)
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(document)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}
