import Foundation
import Model
import Reporting
import Run

/// The folder that a plan or a run leaves: pages for people, JSON for machines, CSV for long lists.
enum ReportFolder {
  /// - Parameter folder: one that is there.
  static func write(
    _ report: RunReport, plan: PlanFile?, lists: LongLists?, to folder: String, _ language: Language
  ) throws(RunError) {
    // An earlier plan does not stand beside a report that is not its own.
    if plan != nil { unlink(folder + "/plan.json") }
    try (lists ?? LongLists(language: language)).write(to: folder)
    let html = HTMLReport.render(report, language: language)
    try PrivateFiles.write(Data(html.utf8), to: folder + "/report.html")
    try PrivateFiles.write(Data(try json(report).utf8), to: folder + "/report.json")
    // Last: a folder with a plan in it is complete.
    if let plan, let data = try? plan.json() {
      try PrivateFiles.write(data, to: folder + "/plan.json")
    }
  }

  /// After a run has landed.
  /// - Parameter claimed: where `--out` said; nil: a folder named after the run.
  /// - Returns: the folder.
  static func write(
    landed outcome: RunOutcome, _ claimed: OutputFolder?, lists: LongLists?, of target: String,
    _ language: Language
  ) throws(RunError) -> String {
    let run = outcome.report.run ?? 0
    do throws(RunError) {
      let name = "\(outcome.report.migration)-run-\(run)"
      let folder: OutputFolder
      if let claimed { folder = claimed } else { folder = try .claim(nil, for: .run, of: target, name: name) }
      try write(outcome.report, plan: nil, lists: lists, to: folder.path, language)
      return folder.path
    } catch {
      Console.error(Wording.landedWithoutReport(run, language))
      throw error
    }
  }

  static func json(_ report: RunReport) throws(RunError) -> String {
    do {
      return String(decoding: try JSONReport.encode(report), as: UTF8.self)
    } catch {
      throw .inconsistent(
        Bilingual(zh: "报告无法编码：\(error)", en: "the report cannot be encoded: \(error)"))
    }
  }
}
