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
  /// As the store keeps it of each run; nil when nothing is scored.
  var stored: String? {
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
    guard use != .exact else { return nil }
    let all = ["account": bits(accounts), "contact": bits(contacts)].compactMapValues { $0 }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let rules = try? encoder.encode(all) else { return nil }
    return
      "{\"use\":\"\(use.rawValue)\",\"code\":\(ScoredRules.revision),\"rules\":\(String(decoding: rules, as: UTF8.self))}"
  }
}
