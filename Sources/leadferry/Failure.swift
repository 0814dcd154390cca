import ArgumentParser
import Documents
import Foundation
import Log
import Model
import Run
import Store

/// Runs a command, and turns an error into words on standard error and an exit code. What it does is logged
/// where the environment's LEADFERRY_LOG or `--verbose` asks for it; a log that cannot be opened ends the
/// command before it looks at any data.
func running(_ options: CommonOptions, _ body: () throws -> Int32) throws {
  signal(SIGPIPE, SIG_IGN)
  // A limit on the size of files is an error of the write, and no death.
  signal(SIGXFSZ, SIG_IGN)
  if let problem = Failure.openLog(isVerbose: options.verbose) {
    Failure.report([problem], code: 1, options)
    throw ExitCode(1)
  }
  EventLog.note("command.began", ["command": .word(LeadFerry.commandName), "version": .word(Tool.version)])
  let started = ContinuousClock.now
  let code: Int32
  do {
    code = try body()
  } catch let error as RunError {
    if case .quarantined(let outcome, _, _) = error { EventLog.note(outcome) }
    EventLog.note(error.diagnostics, exit: error.exitCode)
    Failure.report(error.diagnostics, code: error.exitCode, options)
    code = error.exitCode
  }
  EventLog.note(
    "command.ended",
    ["exit": .count(Int(code)), "seconds": .seconds((ContinuousClock.now - started) / .seconds(1))])
  if code != 0 { throw ExitCode(code) }
}

enum Failure {
  static func report(_ diagnostics: [Diagnostic], code: Int32, _ options: CommonOptions) {
    if options.json {
      Console.print(json(diagnostics, code: code))
    }
    Console.error(DiagnosticRenderer.render(diagnostics, options.language))
  }

  /// Nil: the log is open, or none is asked for.
  static func openLog(isVerbose: Bool) -> Diagnostic? {
    do {
      let file = ProcessInfo.processInfo.environment["LEADFERRY_LOG"]
      try EventLog.open(file: file, isVerbose: isVerbose)
      return nil
    } catch {
      return unwritableLog(error)
    }
  }

  private static func unwritableLog(_ error: EventLogError) -> Diagnostic {
    Diagnostic(
      code: "log-unwritable",
      message: Bilingual(
        zh: "\(error.path)：日志无法写入(\(error.reason))",
        en: "\(error.path): the log cannot be written (\(error.reason))"),
      hint: Bilingual(
        zh: "让 LEADFERRY_LOG 指向可写文件夹里的普通文件，不能是链接",
        en: "let LEADFERRY_LOG name a plain file, and no link, in a folder that can be written"))
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
