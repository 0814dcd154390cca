import Foundation
import Matching
import Reporting

extension ScoreCard {
  /// As reports and reviews carry it.
  var weights: [ReviewPair.Weight] {
    steps.map { step in
      ReviewPair.Weight(column: step.column, level: step.level.isEmpty ? nil : step.level, bits: step.bits)
    }
  }

  /// As the store keeps it: `[{"bits":-17.5,"column":"prior"}, …]`.
  var stored: String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(weights)).map { String(decoding: $0, as: UTF8.self) }
  }
}
