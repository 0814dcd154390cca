import ArgumentParser
import Foundation
import Reporting

struct ReportSchemaCommand: ParsableCommand {
  enum Report: String, ExpressibleByArgument, CaseIterable { case run, verification }

  static let configuration = CommandConfiguration(
    commandName: "report-schema",
    abstract: "Print a report's JSON Schema. / 报告的 JSON Schema",
    usage: "leadferry report-schema [run|verification]",
    discussion: "run: report.json of a plan or a run; verification: verification.json.")

  @Argument(help: "Which report. / 哪一种报告")
  var report = Report.run

  func run() throws {
    signal(SIGPIPE, SIG_IGN)
    switch report {
    case .run: Console.print(try JSONReport.schema())
    case .verification: Console.print(try JSONReport.verificationSchema())
    }
  }
}
