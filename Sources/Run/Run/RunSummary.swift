import Foundation
import Reporting

/// The totals of a run, as the store keeps them for `status`.
public struct RunSummary: Codable, Sendable {
  public var sources: [String: RunReport.Dispositions]
  public var entities: [RunReport.EntityReport]
  public var seconds: Double
  /// Sources of which no record was marked as vanished, since a row that was refused might be it.
  public var withheld: [String]?

  init(_ report: RunReport, withheld: Set<String>) {
    self.withheld = withheld.isEmpty ? nil : withheld.sorted()
    sources = Dictionary(
      report.sources.map { ($0.name, $0.total) }, uniquingKeysWith: { first, _ in first })
    entities = report.entities
    seconds = report.seconds
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = (try? encoder.encode(self)) ?? Data("{}".utf8)
    return String(decoding: data, as: UTF8.self)
  }
}
