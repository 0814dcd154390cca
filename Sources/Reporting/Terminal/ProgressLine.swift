import Model

/// One line that tells how far long work has come.
public enum ProgressLine {
  /// `exports/线索1.csv  412,000 / 1,000,000  41%  96,000/s  6 s left`; without a total and a share, no
  /// time left. Never wider than `width`.
  /// - Parameters:
  ///   - share: how much is done, from 0 to 1, where the total is not known.
  ///   - seconds: for how long; with `share`, it says how long the rest takes.
  ///   - rate: records a second; nil or 0 while it is not known.
  public static func text(
    _ label: String, done: Int, total: Int?, share: Double? = nil, seconds: Double = 0, rate: Double?,
    language: Language, width: Int = 80
  ) -> String {
    var parts: [String] = []
    if let total, total > 0 {
      parts.append("\(Shown.count(done)) / \(Shown.count(total))")
      parts.append("\(min(100, done * 100 / total))%")
    } else {
      parts.append(Shown.count(done))
      if let share { parts.append("\(Int(share * 100))%") }
    }
    if let rate, rate >= 1, rate.isFinite {
      parts.append(Word.rate.text.with(Shown.count(Int(rate.rounded()))).text(language))
    }
    if let left = left(done: done, total: total, share: share, seconds: seconds, rate: rate) {
      let shown = left < 60 ? "\(max(1, Int(left.rounded()))) s" : Shown.seconds(left)
      parts.append(Word.remaining.text.with(shown).text(language))
    }
    let figures = parts.joined(separator: "  ")
    let room = width - DisplayWidth.of(figures) - 2
    if room < 8 { return DisplayWidth.fit(figures, width) }
    return "\(DisplayWidth.fit(TerminalText.plain(label), room))  \(figures)"
  }

  /// Seconds; nil while nothing can be said.
  private static func left(
    done: Int, total: Int?, share: Double?, seconds: Double, rate: Double?
  ) -> Double? {
    if let total, let rate, rate >= 1, rate.isFinite, total > done { return Double(total - done) / rate }
    // The first moments say little: files are opened, buffers filled.
    guard let share, share >= 0.01, share < 1, seconds >= 1 else { return nil }
    return seconds * (1 - share) / share
  }
}
