import ArgumentParser
import Foundation
import Reporting

struct ReportSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report-schema",
    abstract: "Print the JSON Schema of report.json. / 报告的 JSON Schema")

  func run() throws {
    signal(SIGPIPE, SIG_IGN)
    Console.print(JSONReport.schema)
  }
}
