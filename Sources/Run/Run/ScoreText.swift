import Base
import Documents
import Foundation
import Matching
import Reporting

extension ScoreCard {
  /// As reports and reviews carry it.
  package var weights: [ReviewPair.Weight] {
    steps.map { step in
      ReviewPair.Weight(column: step.column, level: step.level.isEmpty ? nil : step.level, bits: step.bits)
    }
  }

  /// As the store keeps it: `[{"bits":-17.5,"column":"prior"}, …]`.
  var stored: String? {
    (try? Self.encoder.encode(weights)).map { String(decoding: $0, as: UTF8.self) }
  }

  private static let decoder = JSONDecoder()
  private static let encoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  /// What `stored` wrote; nil when that is none.
  package static func weights(stored: String?) -> [ReviewPair.Weight]? {
    stored.flatMap { try? decoder.decode([ReviewPair.Weight].self, from: Data($0.utf8)) }
  }
}

extension ScoredOptions {
  /// As the store keeps it of each run.
  /// - Parameter former: what the run before kept: what it says of other migrations' sources stands.
  func stored(own sources: [String], former: String?) -> String? {
    struct Bits: Encodable {
      var accept: Double
      var review: Double
      /// Of all that makes a score.
      var weights: String
    }
    func bits(_ configuration: MatchConfiguration?) -> Bits? {
      configuration.flatMap(ScoredRules.init).map {
        Bits(accept: $0.accept, review: $0.review, weights: SHA256.hex(of: $0.configuration.canonicalText))
      }
    }
    let all =
      use.isScored
      ? ["account": bits(accounts), "contact": bits(contacts)].compactMapValues { $0 } : [:]
    let others = Self.mergingSources(stored: former).filter { !sources.contains($0) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let rules = try? encoder.encode(all),
      let merging = try? encoder.encode((mergingSources + others).sorted())
    else { return nil }
    let members = [
      "\"use\":\"\(use.rawValue)\"", "\"code\":\(ScoredRules.revision)",
      "\"rules\":\(String(decoding: rules, as: UTF8.self))",
      "\"merging\":\(String(decoding: merging, as: UTF8.self))",
    ]
    return "{\(members.joined(separator: ","))}"
  }

  /// Whether the text is of a run that knew the rules for leads; an older one did not.
  static func knowsMerging(stored: String?) -> Bool { merging(stored) != nil }

  /// The sources of which leads of one person were joined in the run that kept this text.
  static func mergingSources(stored: String?) -> [String] { merging(stored) ?? [] }

  private static func merging(_ stored: String?) -> [String]? {
    struct Merging: Decodable { var merging: [String]? }
    let read = stored.flatMap { try? JSONDecoder().decode(Merging.self, from: Data($0.utf8)) }
    return read?.merging
  }
}
