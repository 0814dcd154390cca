import Foundation
import LeadModel

/// What each column adds to a score, each bar from where the one before ended.
extension ReviewCard {
  func weights() -> [String] {
    guard !pair.weights.isEmpty else { return [] }
    let labels = pair.weights.map { label(weight: $0.column) } + [Word.sum.text(language)]
    let room = min(24, labels.map(DisplayWidth.of).max() ?? 0)
    var sums = [0.0]
    for weight in pair.weights { sums.append(sums[sums.count - 1] + weight.bits) }
    let (low, high) = (sums.min() ?? 0, sums.max() ?? 0)
    // Two blanks, label, two blanks, figures, two blanks.
    let bars = max(10, min(40, width - room - 13))
    func place(_ sum: Double) -> Int {
      high > low ? Int(((sum - low) / (high - low) * Double(bars)).rounded()) : 0
    }
    var lines = pair.weights.enumerated().map { number, weight in
      let (from, to) = (place(sums[number]), place(sums[number + 1]))
      let bar = String(repeating: "█", count: max(1, abs(to - from)))
      let blanks = String(repeating: " ", count: min(from, to))
      return line(labels[number], weight.bits, blanks + ink(bar, weight.bits < 0 ? .red : .green), room)
    }
    let total = sums[sums.count - 1]
    lines.append(ink(line(Word.sum.text(language), total, Self.likelihood(total), room), .bold))
    return lines
  }

  private func line(_ label: String, _ bits: Double, _ rest: String, _ room: Int) -> String {
    let figure = (bits < 0 ? "-" : "+") + Shown.decimal(abs(bits), places: 1)
    return "  \(DisplayWidth.pad(label, room))  \(DisplayWidth.pad(figure, 6, right: true))  \(rest)"
      .trailingTrimmed
  }

  private func label(weight column: String) -> String {
    if column == "prior" { return Word.prior.text(language) }
    return LeadModel.field(path: column)?.title.text(language) ?? column
  }

  /// 4 bits are 94 %.
  private static func likelihood(_ bits: Double) -> String {
    Shown.percent(Int((100_000 / (1 + exp2(-bits))).rounded()), of: 100_000)
  }
}
