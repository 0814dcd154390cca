import Model

extension RunReport.RecordName {
  static func columns(_ language: Language) -> [String] {
    let words: [Word] = [.source, .object, .key, .file, .line]
    return words.map { $0.text(language) }
  }

  func cells(to csv: inout CSVWriter) {
    csv.cell(source)
    csv.cell(object)
    csv.cell(Shown.key(key))
    csv.cell(file)
    csv.cell(line)
  }
}

extension RunReport.RecordName: CSVListItem {
  public static func header(_ language: Language) -> [String] { columns(language) }

  public func write(to csv: inout CSVWriter, _ language: Language) throws {
    cells(to: &csv)
    try csv.endRow()
  }
}

extension RunReport.FieldChange: CSVListItem {
  public static func header(_ language: Language) -> [String] {
    RunReport.RecordName.columns(language)
      + ["field"] + [Word.field, .before, .after].map { $0.text(language) }
  }

  public func write(to csv: inout CSVWriter, _ language: Language) throws {
    record.cells(to: &csv)
    csv.cell(field)
    csv.cell(Shown.field(field).text(language))
    if let before { csv.cell(Shown.value(before), quoted: true) } else { csv.blank() }
    if let after { csv.cell(Shown.value(after), quoted: true) } else { csv.blank() }
    try csv.endRow()
  }
}

/// One row for each value of each side, so that a filter on the id shows the whole merge.
extension RunReport.Merge: CSVListItem {
  public static func header(_ language: Language) -> [String] {
    [Word.entity, .id, .reason].map { $0.text(language) } + RunReport.RecordName.columns(language)
      + ["field"] + [Word.field, .value, .result, .won].map { $0.text(language) }
  }

  public func write(to csv: inout CSVWriter, _ language: Language) throws {
    let lines = lines
    for (number, side) in sides.enumerated() {
      for line in lines {
        guard let value = line.values[number] else { continue }
        csv.cell(entity.title.text(language))
        csv.cell(id)
        csv.cell(reasons.map { Word.reason($0).text(language) }.joined(separator: "; "))
        side.record.cells(to: &csv)
        csv.cell(line.field)
        csv.cell(Shown.field(line.field).text(language))
        csv.cell(Shown.value(value))
        csv.cell(line.result.map(Shown.value) ?? "")
        csv.cell(line.won == number ? "✓" : "")
        try csv.endRow()
      }
    }
  }
}

extension RunReport.Possible: CSVListItem {
  public static func header(_ language: Language) -> [String] {
    let columns = RunReport.RecordName.columns(language)
    return [Word.entity.text(language)] + columns.map { "\(Word.left.text(language)) \($0)" }
      + columns.map { "\(Word.right.text(language)) \($0)" }
      + [.reason, .against, .score, .probability, .weights].map { (word: Word) in word.text(language) }
  }

  public func write(to csv: inout CSVWriter, _ language: Language) throws {
    csv.cell(entity.title.text(language))
    left.cells(to: &csv)
    right.cells(to: &csv)
    csv.cell(Word.reason(reason).text(language))
    csv.cell(Word.reason(against).text(language))
    csv.cell(ReviewCard.score(score))
    csv.cell(score.map(ReviewCard.likelihood) ?? "")
    csv.cell(ReviewCard.weights(weights ?? [], language))
    try csv.endRow()
  }
}

extension RunReport.Refusal: CSVListItem {
  public static func header(_ language: Language) -> [String] {
    RunReport.RecordName.columns(language)
      + [Word.code, .message, .column, .field, .value, .remedy].map { $0.text(language) }
  }

  public func write(to csv: inout CSVWriter, _ language: Language) throws {
    // A row for each cell at fault: each is mended on its own.
    for cell in cells {
      record.cells(to: &csv)
      csv.cell(cell.code)
      csv.cell(cell.message.text(language))
      csv.cell(cell.column)
      csv.cell(cell.field.isEmpty ? "" : Shown.field(cell.field).text(language))
      csv.cell(Shown.value(cell.value))
      csv.cell(cell.remedy.text(language))
      try csv.endRow()
    }
  }
}
