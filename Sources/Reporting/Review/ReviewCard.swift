import Model

/// A pair as a person is asked about it in a terminal: both sides beside each other, field by field.
public struct ReviewCard {
  var pair: ReviewPair
  var language: Language
  var width: Int
  var ink: Ink
  private static let mostLabel = 16

  /// - Parameters:
  ///   - number: of the question, from 1, of `total`.
  public static func text(
    _ pair: ReviewPair, number: Int, of total: Int, language: Language, width: Int = 80, color: Bool = false
  ) -> String {
    let card = ReviewCard(pair: pair, language: language, width: width, ink: Ink(isOn: color))
    return (card.head(number, total) + card.sides() + card.weights()).joined(separator: "\n") + "\n"
  }

  /// `y same  n different …`; on two lines where the answer would not fit behind them.
  public static func keys(_ language: Language, width: Int = 80, color: Bool = false) -> String {
    let ink = Ink(isOn: color)
    let keys: [(String, Bilingual)] = [
      ("y", JudgementVerdict.same.title), ("n", JudgementVerdict.different.title),
      ("u", JudgementVerdict.undecided.title),
      ("w", Bilingual(zh: "理由", en: "why")), ("b", Bilingual(zh: "退回", en: "back")),
      ("q", Bilingual(zh: "退出", en: "quit")),
    ]
    // Behind them stand a mark and the answer.
    let room =
      width - 4 - (JudgementVerdict.allCases.map { DisplayWidth.of($0.title.text(language)) }.max() ?? 0)
    var shown = ""
    var used = 0
    for (key, title) in keys {
      let next = 2 + DisplayWidth.of(title.text(language))
      let breaks = used > 0 && used + 3 + next > room
      shown += breaks ? "\n" : used > 0 ? "   " : ""
      shown += "\(ink(key, .bold)) \(title.text(language))"
      used = breaks || used == 0 ? next : used + 3 + next
    }
    return shown
  }

  /// Why they may be one, and what stands against it.
  public static func doubt(_ pair: ReviewPair, _ language: Language) -> String {
    let words = [Word.reason(pair.reason), Word.reason(pair.against)].map { $0.text(language) }
    return (words + (pair.score.map { [likelihood($0)] } ?? [])).joined(separator: " · ")
  }

  // MARK: Head

  private func head(_ number: Int, _ total: Int) -> [String] {
    let entity = pair.entity.title
    let question = Word.reviewQuestion.text.with(language == .zh ? entity.zh : entity.en.lowercased())
    var lines = [
      ink(DisplayWidth.fit("\(number)/\(Shown.count(total))  \(question.text(language))", width), .bold)
    ]
    lines += DisplayWidth.wrap(Self.doubt(pair, language), width)
    if let who = pair.undecidedBy {
      let said = Word.undecidedBy.text.with(who, Shown.time(pair.undecidedAt ?? ""))
      lines += DisplayWidth.wrap(TerminalText.plain(said.text(language)), width).map { ink($0, .yellow) }
    }
    return lines
  }

  // MARK: Sides

  private struct Columns {
    var label: Int
    var side: Int
  }

  private var columns: Columns {
    let labels = (pair.lines + pair.contextLines).map { label($0.field) } + [Word.record.text(language)]
    let room = min(Self.mostLabel, labels.map(DisplayWidth.of).max() ?? 0)
    // Mark, blank, label, and two blanks before each side.
    return Columns(label: room, side: max(8, (width - room - 6) / 2))
  }

  private func sides() -> [String] {
    let columns = columns
    let rule = ink(String(repeating: "─", count: width), .faint)
    var lines = [rule]
    let sides = [pair.left, pair.right]
    lines += row(" ", Word.record.text(language), texts: sides.map { name($0) }, columns: columns)
    lines += row(
      " ", "", texts: sides.map { "\($0.record.file):\($0.record.line)" }, columns: columns, tone: .faint)
    if sides.contains(where: { $0.records > 1 }) {
      let counts = sides.map { Word.recordsBehind.text.with(Shown.count($0.records)).text(language) }
      lines += row(" ", "", texts: counts, columns: columns, tone: .faint)
    }
    for line in pair.lines { lines += row(line, columns) }
    if !pair.contextLines.isEmpty {
      lines.append(rule)
      for line in pair.contextLines { lines += row(line, columns) }
    }
    return lines + [rule]
  }

  private func name(_ side: ReviewPair.Side) -> String {
    "\(side.record.source)/\(Shown.key(side.record.key))" + (side.part == 0 ? "" : "#\(side.part)")
  }

  private func label(_ path: String) -> String {
    let isOwn = path.hasPrefix(pair.entity.name + ".")
    guard isOwn, let field = LeadModel.field(path: path) else { return Shown.field(path).text(language) }
    return field.title.text(language)
  }

  private func row(_ line: ReviewPair.Line, _ columns: Columns) -> [String] {
    let texts = [line.left, line.right].map { $0.map(Shown.value) ?? "–" }
    switch line.relation {
    case .equal: return row("=", label(line.field), texts: texts, columns: columns, tone: .faint)
    case .oneSided: return row(" ", label(line.field), texts: texts, columns: columns)
    case .unequal:
      let marks = Difference.of(texts[0], texts[1])
      return row("≠", label(line.field), texts: texts, columns: columns, marks: [marks.left, marks.right])
    }
  }

  /// One line, or as many as the longer side needs.
  private func row(
    _ mark: String, _ label: String, texts: [String], columns: Columns, tone: Ink.Tone? = nil,
    marks: [Range<Int>]? = nil
  ) -> [String] {
    let cells = texts.enumerated().map { side, text in
      pieces(TerminalText.plain(text), columns.side, marks?[side] ?? 0..<0)
    }
    let height = max(1, cells.map(\.count).max() ?? 1)
    return (0..<height).map { at in
      let head = at == 0 ? "\(mark) \(DisplayWidth.pad(label, columns.label))" : ""
      let padded = DisplayWidth.pad(head, columns.label + 2)
      let shown = cells.enumerated().map { side, lines -> String in
        guard at < lines.count else { return String(repeating: " ", count: side == 0 ? columns.side : 0) }
        let blanks = side == 0 ? max(0, columns.side - lines[at].width) : 0
        return paint(lines[at], tone) + String(repeating: " ", count: blanks)
      }
      let isUnequal = mark == "≠" && at == 0
      let line = (isUnequal ? ink(padded, .yellow) : padded) + "  " + shown.joined(separator: "  ")
      return line.trailingTrimmed
    }
  }

  /// A part of a text that fits a column; `isMarked`, character by character: it differs from the other side.
  private struct Piece {
    var characters: [(character: Character, isMarked: Bool)] = []
    var width = 0
  }

  private func pieces(_ text: String, _ room: Int, _ marked: Range<Int>) -> [Piece] {
    var pieces = [Piece()]
    for (place, character) in text.enumerated() {
      let next = DisplayWidth.of(String(character))
      if pieces[pieces.count - 1].width + next > room { pieces.append(Piece()) }
      pieces[pieces.count - 1].characters.append((character, marked.contains(place)))
      pieces[pieces.count - 1].width += next
    }
    return pieces
  }

  private func paint(_ piece: Piece, _ tone: Ink.Tone?) -> String {
    var text = ""
    var run = ""
    var isMarked = false
    for (character, mark) in piece.characters {
      if mark != isMarked {
        text += ink(run, isMarked ? .red : tone)
        (run, isMarked) = ("", mark)
      }
      run.append(character)
    }
    return text + ink(run, isMarked ? .red : tone)
  }
}

/// Where two texts differ: what lies between what they begin and what they end with alike.
enum Difference {
  /// Ranges of characters.
  static func of(_ left: String, _ right: String) -> (left: Range<Int>, right: Range<Int>) {
    let (a, b) = (Array(left), Array(right))
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var end = 0
    while end < min(a.count, b.count) - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    return (start..<a.count - end, start..<b.count - end)
  }
}
