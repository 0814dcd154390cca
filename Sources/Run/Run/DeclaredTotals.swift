import Importing
import Reporting

/// Holds the totals that files write beside their records against what was read, source by source.
extension RunEngine {
  /// Call once, when all files were read and before they are reported: a file gets what it declares of
  /// itself.
  /// - Returns: by source, what stands for several files.
  func judgeDeclaredTotals() -> [String: [RunReport.DeclaredTotal]] {
    var shared: [String: [RunReport.DeclaredTotal]] = [:]
    let groups = Dictionary(grouping: files.filter { $0.replay == nil }, by: \.scopeNumber)
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      let judged = JudgedTotal.judge(group.map { ($0.facts.records, $0.facts.declaredTotals) })
      // What differs has the last word: it is more telling than what agrees.
      for total in judged.filter({ $0.meaning != .differs }) + judged.filter({ $0.meaning == .differs }) {
        guard let first = total.files.first else { continue }
        if let warning = total.warning { group[first].facts.warnings.append(warning) }
        if total.meaning == .each || total.meaning == .differs && total.files.count == 1 {
          for at in total.files { group[at].facts.declaredRecords = total.declared }
        } else if total.meaning != .unclear {
          shared[group[first].source.entry.name, default: []].append(
            RunReport.DeclaredTotal(
              name: total.name, declared: total.declared, read: total.read,
              files: total.files.map { group[$0].displayPath }))
        }
      }
    }
    return shared
  }
}
