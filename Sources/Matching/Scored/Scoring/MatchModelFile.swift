import Foundation

/// A model as a file that a person can read and keep with the migration: JSON, keys sorted, levels by
/// name. Frequent values stand in it by their hash, not as text.
extension MatchModel {
  private struct File: Codable {
    struct Comparison: Codable {
      struct Level: Codable {
        var level: String
        var m: Double
        var u: Double
        /// For the reader; not read back.
        var bits: Double
      }

      var name: String
      var levels: [Level]
      var isTrained: Bool
      var frequency: Double
      var shareFloor: Double
      var shares: [String: Double]
    }

    var version: Int
    var prior: Double
    var comparisons: [Comparison]
  }

  private static let version = 1

  public func file() throws -> Data {
    let file = File(
      version: Self.version, prior: prior,
      comparisons: comparisons.map { comparison in
        File.Comparison(
          name: comparison.name,
          levels: comparison.levels.indices.map { level in
            File.Comparison.Level(
              level: comparison.levels[level], m: comparison.m[level], u: comparison.u[level],
              bits: (comparison.weight(level) * 100).rounded() / 100)
          },
          isTrained: comparison.isTrained, frequency: comparison.frequency, shareFloor: comparison.shareFloor,
          shares: Dictionary(
            uniqueKeysWithValues: comparison.shares.map { (String($0.key, radix: 16), $0.value) }))
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(file)
  }

  /// Nil when it is no model, or one of a later version.
  public init?(file data: Data) {
    guard let file = try? JSONDecoder().decode(File.self, from: data), file.version == Self.version,
      file.prior > 0, file.prior < 1
    else { return nil }
    var made: [Comparison] = []
    for comparison in file.comparisons {
      guard comparison.levels.allSatisfy({ $0.m > 0 && $0.u > 0 }), comparison.levels.count >= 2 else {
        return nil
      }
      var shares: [UInt64: Double] = [:]
      for (key, share) in comparison.shares {
        guard let hash = UInt64(key, radix: 16) else { return nil }
        shares[hash] = share
      }
      made.append(
        Comparison(
          name: comparison.name, levels: comparison.levels.map(\.level), m: comparison.levels.map(\.m),
          u: comparison.levels.map(\.u), isTrained: comparison.isTrained, frequency: comparison.frequency,
          shares: shares, shareFloor: comparison.shareFloor))
    }
    self.init(prior: file.prior, comparisons: made)
  }
}
