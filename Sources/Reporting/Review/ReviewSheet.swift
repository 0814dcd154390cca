import Model

/// Pairs as a CSV that people decide on in a spreadsheet: one row a pair, both sides beside each
/// other, and a column for the decision.
public enum ReviewSheet {
  /// A row: a pair, and what stands decided of it.
  public struct Row: Sendable {
    public var pair: ReviewPair
    public var answer: DecisionWords.Answer?
    public var note: String

    public init(_ pair: ReviewPair, answer: DecisionWords.Answer? = nil, note: String = "") {
      self.pair = pair
      self.answer = answer
      self.note = note
    }
  }

  public static func write(
    _ rows: [Row], language: Language, sink: @escaping CSVWriter.Sink
  ) throws {
    var fields: Set<String> = []
    for row in rows {
      for line in row.pair.lines + row.pair.contextLines { fields.insert(line.field) }
    }
    let columns = LeadModel.allFields.map(\.path).filter(fields.contains)
    var csv = CSVWriter(protection: .spreadsheet, sink: sink)
    try csv.row(header(columns, language))
    for row in rows { try write(row, columns, language, to: &csv) }
    try csv.finish()
  }

  private static func header(_ columns: [String], _ language: Language) -> [String] {
    let words: [Word] = [
      .id, .decision, .note, .entity, .reason, .against, .score, .probability, .weights,
    ]
    let places = ["A", "B"].flatMap { side in [Word.record, .file].map { "\(side) \($0.text(language))" } }
    let values = columns.flatMap { path in
      ["A", "B"].map { "\($0) \(Shown.field(path).text(language))" }
    }
    return words.map { $0.text(language) } + places + values
  }

  private static func write(
    _ row: Row, _ columns: [String], _ language: Language, to csv: inout CSVWriter
  ) throws {
    let pair = row.pair
    csv.cell(pair.id)
    csv.cell(row.answer.map { DecisionWords.word($0, language) } ?? "")
    csv.cell(row.note)
    csv.cell(pair.entity.title.text(language))
    csv.cell(Word.reason(pair.reason).text(language))
    csv.cell(Word.reason(pair.against).text(language))
    csv.cell(ReviewCard.score(pair.score))
    csv.cell(pair.score.map(ReviewCard.likelihood) ?? "")
    csv.cell(ReviewCard.weights(pair.weights, language))
    for side in [pair.left, pair.right] {
      csv.cell(name(source: side.record.source, key: side.record.key, part: side.part))
      csv.cell("\(side.record.file):\(side.record.line)")
    }
    for path in columns {
      for side in [pair.left, pair.right] {
        let value = (side.values + side.context).first { $0.field == path }?.value
        csv.cell(value.map(Shown.value) ?? "")
      }
    }
    try csv.endRow()
  }

  /// The columns that an import reads, under what they are called in either language.
  public static let idNames = names(.id)
  public static let decisionNames = names(.decision)
  public static let noteNames = names(.note)

  /// Of the columns of the two records.
  public static let recordNames = ["A", "B"].map { side in names(.record).map { "\(side) \($0)" } }

  /// Of the column that says which entity is asked about.
  public static let entityNames = names(.entity)

  /// Of the columns that hold a field of the two records.
  public static func valueNames(_ path: String) -> [[String]] {
    ["A", "B"].map { side in Language.allCases.map { "\(side) \(Shown.field(path).text($0))" } }
  }

  /// How a sheet shows a value.
  public static func shown(_ value: String) -> String { Shown.value(value) }

  /// How a sheet names a part of a record.
  public static func name(source: String, key: String, part: Int) -> String {
    "\(source)/\(Shown.key(key))" + (part == 0 ? "" : "#\(part)")
  }

  private static func names(_ word: Word) -> [String] { Language.allCases.map { word.text($0) } }
}
