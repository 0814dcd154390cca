import Foundation
import Model
import Reporting
import Run

/// The folder that a plan or a run leaves: pages for people, JSON for machines, CSV for long lists.
enum ReportFolder {
  static func write(
    _ report: RunReport, plan: PlanFile?, lists: LongLists?, to folder: String, _ language: Language
  ) throws(RunError) {
    try PrivateFiles.makeFolder(folder)
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

  static func json(_ report: RunReport) throws(RunError) -> String {
    do {
      return String(decoding: try JSONReport.encode(report), as: UTF8.self)
    } catch {
      throw .inconsistent(
        Bilingual(zh: "报告无法编码：\(error)", en: "the report cannot be encoded: \(error)"))
    }
  }
}
