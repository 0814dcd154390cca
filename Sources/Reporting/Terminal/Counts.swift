import Model

/// The columns of dispositions that the tables share: those that some row has something in, and always
/// the common ones.
struct Counts {
  fileprivate struct Item: Sendable {
    var word: Word
    var symbol: String
    var tone: Ink.Tone?
    var at: @Sendable (RunReport.Dispositions) -> Int
  }

  private static let all: [Item] = [
    Item(word: .added, symbol: "+", tone: .green) { $0.added },
    Item(word: .updated, symbol: "~", tone: .yellow) { $0.updated },
    Item(word: .unchanged, symbol: "=", tone: nil) { $0.unchanged },
    Item(word: .merged, symbol: "⇄", tone: .cyan) { $0.merged },
    Item(word: .quarantined, symbol: "!", tone: .red) { $0.quarantined },
    Item(word: .filtered, symbol: "○", tone: nil) { $0.filtered },
    Item(word: .held, symbol: "◷", tone: nil) { $0.held },
    Item(word: .superseded, symbol: "«", tone: nil) { $0.superseded },
    Item(word: .vanished, symbol: "-", tone: .red) { $0.vanished },
  ]
  private let shown: [Int]
  private let language: Language

  init(_ rows: [RunReport.Dispositions], _ language: Language) {
    let rare: Set<Word> = [.filtered, .held, .superseded]
    shown = Self.all.indices.filter { index in
      !rare.contains(Self.all[index].word) || rows.contains { Self.all[index].at($0) > 0 }
    }
    self.language = language
  }

  var columns: [TextTable.Column] {
    let read = Word.read.text(language).lowercased()
    return [TextTable.Column(head: read, short: read)]
      + shown.map { index in
        let item = Self.all[index]
        return TextTable.Column(head: head(index), short: item.symbol, tone: item.tone)
      }
  }

  func cells(_ counts: RunReport.Dispositions) -> [String] {
    [Shown.count(counts.read)] + shown.map { Shown.count(Self.all[$0].at(counts)) }
  }

  /// What the symbols mean, in lines of at most `width` columns.
  func legend(_ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for index in shown {
      let item = "  " + head(index)
      if DisplayWidth.of(line) + DisplayWidth.of(item) > width {
        lines.append(line)
        line = ""
      }
      line += item
    }
    return lines + [line]
  }

  private func head(_ index: Int) -> String {
    "\(Self.all[index].symbol) \(Self.all[index].word.text(language).lowercased())"
  }
}
