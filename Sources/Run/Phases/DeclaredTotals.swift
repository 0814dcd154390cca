import Importing
import Reporting

/// Holds the totals that files write beside their records against what was read, source by source.
enum DeclaredTotals {
  /// - Returns: what was read of each file, with what it declares of itself; and by source, what stands for
  ///   several files.
  static func judge(
    _ files: [SourceFile], _ readings: [FileReading]
  ) -> (readings: [FileReading], shared: [String: [RunReport.DeclaredTotal]]) {
    var readings = readings
    var shared: [String: [RunReport.DeclaredTotal]] = [:]
    let groups = Dictionary(grouping: files.filter { $0.replay == nil }, by: \.scopeNumber)
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      let judged = JudgedTotal.judge(
        group.map { (readings[$0.number].facts.records, readings[$0.number].facts.declaredTotals) })
      // What differs has the last word: it is more telling than what agrees.
      for total in judged.filter({ $0.meaning != .differs }) + judged.filter({ $0.meaning == .differs }) {
        guard let first = total.files.first else { continue }
        if let warning = total.warning { readings[group[first].number].facts.warnings.append(warning) }
        if total.meaning == .each || total.meaning == .differs && total.files.count == 1 {
          for at in total.files { readings[group[at].number].facts.declaredRecords = total.declared }
        } else if total.meaning != .unclear {
          shared[group[first].source.entry.name, default: []].append(
            RunReport.DeclaredTotal(
              name: total.name, declared: total.declared, read: total.read,
              files: total.files.map { group[$0].displayPath }))
        }
      }
    }
    return (readings, shared)
  }
}
