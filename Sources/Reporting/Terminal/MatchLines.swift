import Model

/// What joined the records, entity by entity, and how much is left to people.
extension SummaryWriter {
  func matched() -> [String] {
    let joins = report.matching.joins
    let possible = report.possible.total
    guard !joins.isEmpty || possible > 0 else { return [] }
    var lines = [ink(Word.matched.text(language), .bold)]
    var entities: [Entity] = []
    for join in joins where !entities.contains(join.entity) { entities.append(join.entity) }
    let names = entities.map { $0.title.text(language).lowercased() }
    let room = names.map(DisplayWidth.of).max() ?? 0
    for (entity, name) in zip(entities, names) {
      let reasons = joins.filter { $0.entity == entity }.map {
        "\(Shown.count($0.count)) \(Word.reason($0.reason).text(language))"
      }
      for (place, line) in Self.lines(of: reasons, width - room - 6).enumerated() {
        let head = place == 0 ? "\(ink("⇄", .cyan)) \(DisplayWidth.pad(name, room))" : ""
        lines.append("  " + (place == 0 ? head : String(repeating: " ", count: room + 2)) + "  " + line)
      }
    }
    if possible > 0 {
      let hint = Word.reviewHint.text.with(Shown.count(possible)).text(language)
      let command = "\(hint)\(language == .zh ? "" : " ")leadferry review"
      lines.append("  \(ink("?", .yellow)) \(DisplayWidth.fit(command, width - 4))")
    }
    return lines
  }

  /// As many on a line as fit.
  private static func lines(of items: [String], _ width: Int) -> [String] {
    items.reduce(into: []) { lines, item in
      if let last = lines.last, DisplayWidth.of(last) + 3 + DisplayWidth.of(item) <= width {
        lines[lines.count - 1] = "\(last) · \(item)"
      } else {
        lines.append(DisplayWidth.fit(item, width))
      }
    }
  }
}
