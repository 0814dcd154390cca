import Foundation
import Model

/// What each column adds to a score, each bar from where the one before ended.
extension ReviewCard {
  func weights() -> [String] {
    guard !pair.weights.isEmpty else { return [] }
    let labels = pair.weights.map { label(weight: $0.column) } + [Word.sum.text(language)]
    let levels = pair.weights.map { $0.level.map { LevelWords.text($0).text(language) } ?? "" }
    let room = min(width / 4, labels.map(DisplayWidth.of).max() ?? 0)
    let levelRoom = min(width / 3, levels.map(DisplayWidth.of).max() ?? 0)
    var sums = [0.0]
    for weight in pair.weights { sums.append(sums[sums.count - 1] + weight.bits) }
    let (low, high) = (sums.min() ?? 0, sums.max() ?? 0)
    // Two blanks, label, two blanks, level, two blanks, figures, two blanks.
    let bars = max(6, min(40, width - room - levelRoom - 14))
    func place(_ sum: Double) -> Int {
      high > low ? Int(((sum - low) / (high - low) * Double(bars)).rounded()) : 0
    }
    var lines = pair.weights.enumerated().map { number, weight in
      let (from, to) = (place(sums[number]), place(sums[number + 1]))
      // Also without colors, what speaks against is seen.
      let bar = String(repeating: weight.bits < 0 ? "░" : "█", count: max(1, abs(to - from)))
      let blanks = String(repeating: " ", count: min(from, to))
      return line(
        [labels[number], levels[number]], [room, levelRoom], bits: weight.bits,
        rest: blanks + ink(bar, weight.bits < 0 ? .red : .green))
    }
    let total = sums[sums.count - 1]
    let sum = line(
      [Word.sum.text(language), ""], [room, levelRoom], bits: total, rest: Self.likelihood(total))
    lines.append(ink(sum, .bold))
    return lines
  }

  private func line(_ texts: [String], _ rooms: [Int], bits: Double, rest: String) -> String {
    let cells = zip(texts, rooms).filter { $0.1 > 0 }.map { DisplayWidth.pad($0.0, $0.1) }
    let figure = DisplayWidth.pad(Self.bits(bits), 6, right: true)
    return "  \((cells + [figure, rest]).joined(separator: "  "))".trailingTrimmed
  }

  /// `+3.2`
  static func bits(_ bits: Double) -> String {
    (bits < 0 ? "-" : "+") + Shown.decimal(abs(bits), places: 1)
  }

  /// For a table: `-3.2`; nothing when there is none.
  static func score(_ score: Double?) -> String {
    score.map { ($0 < 0 ? "-" : "") + Shown.decimal(abs($0), places: 1) } ?? ""
  }

  /// On one line: `Before any evidence -13.3; Name (one slip) +5.2`.
  static func weights(_ weights: [ReviewPair.Weight], _ language: Language) -> String {
    weights.map { weight in
      let level = weight.level.map { LevelWords.text($0).text(language) }
      let shown = level.map { language == .zh ? "（\($0)）" : " (\($0))" } ?? ""
      return "\(label(weight: weight.column, language))\(shown) \(bits(weight.bits))"
    }.joined(separator: language == .zh ? "；" : "; ")
  }

  private func label(weight column: String) -> String { Self.label(weight: column, language) }

  private static func label(weight column: String, _ language: Language) -> String {
    if column == "prior" { return Word.prior.text(language) }
    return LeadModel.field(path: column)?.title.text(language) ?? column
  }

  /// 4 bits are 94 %.
  static func likelihood(_ bits: Double) -> String {
    Shown.percent(Int((100_000 / (1 + exp2(-bits))).rounded()), of: 100_000)
  }
}
