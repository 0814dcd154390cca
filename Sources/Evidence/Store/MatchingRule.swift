import Base
import Foundation
import Model
import Store

/// How the newest run matched, as far as the store says it.
package struct MatchingRule {
  /// No two records were to be one.
  package var isOff = false
  /// Sources of which leads of one person were joined; nil: the run is of a tool that knew no such rule.
  package var mergingSources: Set<String>?

  /// The newest run is of a tool that joined all leads of a person, took no reference for a key, and kept of
  /// several records' cells those of one.
  package var isOlder: Bool { mergingSources == nil }

  /// Whether every run is of a tool that keeps the source's word behind a choice: it matched by the second
  /// revision of the keys, or a later one.
  package static func allRunsKeepLabels(_ session: StoreSession) throws -> Bool {
    struct Code: Decodable { var code: Int }
    return try session.rows("SELECT DISTINCT matching FROM run") { $0.text(0) }.all().allSatisfy { text in
      let kept = text.flatMap { try? JSONDecoder().decode(Code.self, from: Data($0.utf8)) }
      return (kept?.code ?? 1) > 1
    }
  }

  private struct Kept: Decodable {
    var use: String
    var merging: [String]?
  }

  package init(_ session: StoreSession) throws {
    let text = try session.rows("SELECT matching FROM run ORDER BY id DESC LIMIT 1") { $0.text(0) }.first()
    guard case .some(.some(let text)) = text,
      let kept = try? JSONDecoder().decode(Kept.self, from: Data(text.utf8))
    else { return }
    isOff = kept.use == "off"
    mergingSources = kept.merging.map(Set.init)
  }
}

/// A judgement of people that stands: two parts, and what they said of them.
package struct PeoplesPair {
  package var left: PartID
  package var right: PartID
  package var verdict: String

  package static func all(_ entity: Entity, _ session: StoreSession) throws -> [PeoplesPair] {
    try session.rows(
      """
      SELECT left_record, left_part, right_record, right_part, verdict FROM judgement
      WHERE entity = \(entity.rawValue) AND people IS NOT NULL AND revoked_run IS NULL
      """
    ) { row in
      PeoplesPair(
        left: PartID(record: row.int(0), part: row.int(1)),
        right: PartID(record: row.int(2), part: row.int(3)), verdict: row.text(4) ?? "")
    }.all()
  }
}
