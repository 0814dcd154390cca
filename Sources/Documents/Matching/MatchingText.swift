/// A configuration of scored matching as a document that people read and `matching:` of a migration names.
public enum MatchingText {
  /// - Parameters:
  ///   - comment: lines above it, without their `#`.
  ///   - levels: by comparison, what its levels mean.
  public static func make(
    _ configuration: MatchConfiguration, comment: [String] = [], levels: [[String]] = []
  ) -> String {
    var lines = comment.map { "# \($0)" }
    if let prior = configuration.prior { lines.append("prior: \(number(prior))") }
    lines.append("columns:")
    for column in configuration.columns {
      let from = column.from.count == 1 ? column.from[0] : "[\(column.from.joined(separator: ", "))]"
      lines.append("  \(column.name): {from: \(from), as: \(column.kind.rawValue)}")
    }
    lines.append("compare:")
    for (place, comparison) in configuration.comparisons.enumerated() {
      if levels.indices.contains(place) { lines.append("  # " + levels[place].joined(separator: "; ")) }
      var parts = [
        "column: \(configuration.columns[comparison.column].name)", "by: \(comparison.comparator.rawValue)",
      ]
      if !comparison.thresholds.isEmpty { parts.append("at: [\(list(comparison.thresholds))]") }
      if comparison.frequency != 0 { parts.append("frequency: \(number(comparison.frequency))") }
      if !comparison.group.isEmpty { parts.append("group: \(comparison.group)") }
      parts.append("weights: [\(list(comparison.weights))]")
      lines.append("  - {\(parts.joined(separator: ", "))}")
    }
    for (name, keys) in [
      ("block", configuration.blocking), ("strict", configuration.strict), ("train", configuration.training),
    ] where !keys.isEmpty {
      lines.append("\(name):")
      lines += keys.map { "  - \($0.name)" }
    }
    lines.append("assumed-recall: \(number(configuration.assumedRecall))")
    lines.append("block-limit: \(configuration.blockLimit)")
    lines.append("accept: \(number(configuration.accept))")
    lines.append("review: \(number(configuration.review))")
    lines.append("apart: \(number(configuration.apart))")
    lines.append("cluster-limit: \(configuration.clusterLimit)")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func list(_ values: [Double]) -> String { values.map(number).joined(separator: ", ") }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)"
  }
}
