import LeadModel

/// The commands' own words.
enum Wording {
  static func planWritten(_ folder: String, _ language: Language) -> String {
    language == .zh
      ? "计划:\(folder)/plan.json\n报告:\(folder)/report.html\n执行:leadferry apply \(folder)"
      : "Plan:   \(folder)/plan.json\nReport: \(folder)/report.html\nApply:  leadferry apply \(folder)"
  }

  static func reportWritten(_ folder: String, _ language: Language) -> String {
    language == .zh ? "报告:\(folder)/report.html" : "Report: \(folder)/report.html"
  }

  static func landedWithoutReport(_ run: Int, _ language: Language) -> String {
    language == .zh
      ? "第 \(run) 次运行已写入线索库,只是报告没有写成:" : "Run \(run) is in the store; only its report could not be written:"
  }

  static func checkPassed(_ path: String, mappings: Int, _ language: Language) -> String {
    language == .zh
      ? "\(path):没有错误,\(mappings) 个映射" : "\(path): no mistakes, \(mappings) mappings"
  }
}
