import Evidence
import Foundation
import Model
import Store

/// Judgements by score hold what they say: their weights sum to the score, and the score reaches what the
/// run that judged so, and the newest one, ask for. Whether each weight is right is not checked: that would
/// take the comparators themselves.
struct ScoreCheck {
  let book: FindingBook

  private struct Weight: Decodable {
    var column: String
    var bits: Double
  }

  private struct Matching: Decodable {
    struct Rules: Decodable { var accept: Double }
    var use: String
    var rules: [String: Rules]
  }

  func run(_ entity: Entity, _ session: StoreSession) throws {
    let judged = try JudgedByScore.all(entity, session)
    while let pair = try judged.next() {
      let subject = Subject(object: entity.name, record: pair.record)
      let score = pair.score.flatMap(Double.init)
      let weights = pair.weights.flatMap { try? JSONDecoder().decode([Weight].self, from: Data($0.utf8)) }
      guard let score, let weights, weights.first?.column == "prior",
        abs(weights.reduce(0) { $0 + $1.bits } - score) < 0.005
      else {
        book.violated(
          .judgements, subject, expected: weights.map { Self.text($0.reduce(0) { $0 + $1.bits }) },
          actual: score.map(Self.text), VerificationWording.scoreIsNoSum)
        continue
      }
      let asked = [pair.matching, pair.newestMatching].map { accept($0, entity) }
      if let least = asked.compactMap({ $0 }).max(), !asked.contains(where: { $0 == nil }), score >= least {
        book.holds(.judgements)
      } else {
        book.violated(
          .judgements, subject, expected: asked.compactMap { $0 }.max().map(Self.text),
          actual: Self.text(score), VerificationWording.scoreTooLow)
      }
    }
  }

  /// From how many bits on a run joined; nil when it joined nothing by score.
  private func accept(_ text: String?, _ entity: Entity) -> Double? {
    guard let text, let matching = try? JSONDecoder().decode(Matching.self, from: Data(text.utf8)),
      matching.use == "join"
    else { return nil }
    return matching.rules[entity.name]?.accept
  }

  private static func text(_ bits: Double) -> String { "\((bits * 100).rounded() / 100)" }
}
