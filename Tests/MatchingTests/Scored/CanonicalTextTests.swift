import Base
import Documents
import Testing

@testable import Matching

/// Stores keep a digest of how they were matched. It must stay, or every store is judged anew.
@Suite struct CanonicalTextTests {
  @Test func whatShipsHasTheDigestThatStoresHold() throws {
    let accounts = try #require(ScoredSection.standard.accounts)
    let contacts = try #require(ScoredSection.standard.contacts)
    #expect(
      SHA256.hex(of: accounts.canonicalText)
        == "5a9c7cf95f9453859a04383fa89a43b3ab5ce460d97ee32580400d7b83a50eef")
    #expect(
      SHA256.hex(of: contacts.canonicalText)
        == "437330903ddfad8f0a07e399990605f9c74714c33eb1e4d563531d12850cc4e4")
  }

  @Test func allOfAConfigurationIsInIt() {
    var made = MatchConfiguration()
    made.name = "a \"b\""
    made.columns = [.init(name: "生日", from: ["x", "y"], kind: .date)]
    made.comparisons = [
      .init(
        column: 0, comparator: .jaroWinkler, thresholds: [0.9], frequency: 0.5, weights: [4, -2], group: "g")
    ]
    made.blocking = [BlockKey(name: "生日.month-day", parts: [.init(column: 0, function: .monthDay)])]
    made.link = .oneToOne
    made.strong = [0]
    #expect(
      made.canonicalText
        == #"MatchConfiguration(name: "a \"b\"", columns: [Matching.MatchConfiguration.Column(name: "生日", "#
        + #"from: ["x", "y"], kind: Matching.ColumnKind.date)], comparisons: "#
        + #"[Matching.MatchConfiguration.Comparison(column: 0, comparator: Matching.ComparatorKind.jaroWinkler, "#
        + #"thresholds: [0.9], frequency: 0.5, weights: [4.0, -2.0], group: "g")], "#
        + #"blocking: [Matching.BlockKey(name: "生日.month-day", parts: [Matching.BlockKey.Part(column: 0, "#
        + #"function: Matching.KeyFunction.monthDay)])], blockLimit: 200, pairBudget: 100.0, "#
        + #"link: Matching.MatchConfiguration.Link.oneToOne, strict: [], assumedRecall: 0.8, prior: nil, "#
        + #"training: [], accept: 0.95, review: 0.5, apart: -20.0, strong: [0], clusterLimit: 50, "#
        + #"bridge: 0.999, margin: 3.0, density: 0.3)"#)
  }
}
