/// A profile for the terminal: what the file is, its columns, the damage found.
public enum ProfileText {
  /// - Parameter width: columns of the terminal; at least 60.
  /// - Returns: lines, the last one ended.
  public static func render(_ profile: FileProfile, language: ProfileLanguage, width: Int = 80) -> String {
    let words = ProfileWording(language: language)
    let width = max(60, width)
    var lines = head(profile, words, width)
    for kind in profile.kinds {
      lines.append("")
      if !kind.path.isEmpty {
        lines.append(
          DisplayWidth.cut("\(words.children(kind.path)) · \(words.records(kind.records))", to: width))
      }
      lines += table(kind, words, width)
    }
    lines.append("")
    lines += damage(profile, words, width)
    if !profile.warnings.isEmpty {
      lines += ["", words.warnings]
      for warning in profile.warnings {
        let place = warning.line.map { words.line($0) + ": " } ?? ""
        lines += indented(place + (language == .zh ? warning.zh : warning.en), by: 2, width)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func head(_ profile: FileProfile, _ words: ProfileWording, _ width: Int) -> [String] {
    var facts = [
      size(profile.bytes), profile.format.rawValue.uppercased(),
      "\(profile.encoding) (\(words.evidence(profile.encodingEvidence)))",
    ]
    if profile.isCompressed { facts.insert(words.compressed, at: 1) }
    var rows = [words.records(profile.records)]
    if profile.format == .csv {
      if let delimiter = profile.delimiter { rows.append(words.delimiter(words.delimiterName(delimiter))) }
      rows.append(profile.headerRow.map(words.header) ?? words.noHeader)
      if profile.preambleRows > 0 { rows.append(words.preamble(profile.preambleRows)) }
      if profile.blankRows > 0 { rows.append(words.blank(profile.blankRows)) }
      if profile.footerRows > 0 { rows.append(words.footers(profile.footerRows)) }
    }
    if let declared = profile.declaredRecords { rows.append(words.declared(declared)) }
    return [DisplayWidth.cut(profile.path, to: width)]
      + DisplayWidth.wrap(facts.joined(separator: " · "), to: width)
      + DisplayWidth.wrap(rows.joined(separator: " · "), to: width)
  }

  private static func table(_ kind: FileProfile.Kind, _ words: ProfileWording, _ width: Int) -> [String] {
    let names = kind.columns.map { DisplayWidth.of($0.name) } + [DisplayWidth.of(words.column)]
    let nameWidth = min(names.max() ?? 8, max(16, width / 4))
    let valueWidth = width - nameWidth - 11 - 7 - 9 - 9 - 2
    func row(_ cells: (String, String, String, String, String, String)) -> String {
      let text =
        DisplayWidth.pad(cells.0, to: nameWidth) + " " + DisplayWidth.pad(cells.1, to: 11)
        + DisplayWidth.pad(cells.2, to: 6, isRight: true) + " "
        + DisplayWidth.pad(cells.3, to: 9, isRight: true)
        + " " + DisplayWidth.pad(cells.4, to: 8, isRight: true) + " "
        + DisplayWidth.cut(cells.5, to: valueWidth)
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    let title = (words.column, words.type, words.filled, words.distinct, words.length, words.values)
    return [row(title), String(repeating: "─", count: width)]
      + kind.columns.map { column in
        row(
          (
            visible(column.name), words.typeName(column.type), percent(column.fillRate),
            (column.isDistinctAbout ? "≈" : "") + String(column.distinct), lengths(column), values(column)
          ))
      }
  }

  private static func lengths(_ column: FileProfile.Column) -> String {
    guard let shortest = column.minLength, let longest = column.maxLength else { return "" }
    return shortest == longest ? "\(shortest)" : "\(shortest)–\(longest)"
  }

  private static func values(_ column: FileProfile.Column) -> String {
    if column.frequent.isEmpty { return visible(column.examples.joined(separator: ", ")) }
    return visible(column.frequent.map { "\($0.value) (\($0.count))" }.joined(separator: ", "))
  }

  private static func damage(_ profile: FileProfile, _ words: ProfileWording, _ width: Int) -> [String] {
    var lines: [String] = []
    if !profile.unreadable.isEmpty {
      let count = profile.unreadable.reduce(0) { $0 + $1.count }
      lines.append(DisplayWidth.cut(words.unreadable(count, of: profile.records), to: width))
      for fault in profile.unreadable {
        let place = words.count(fault.count, isRows: true, firstLine: fault.firstLine)
        lines += indented("\(fault.code): \(place)", by: 2, width)
        lines += indented(words.fault(fault.code), by: 4, width)
      }
    }
    if profile.damage.isEmpty { return lines.isEmpty ? [words.noDamage] : lines }
    lines.append(DisplayWidth.cut(words.damage, to: width))
    for finding in profile.damage {
      let column = finding.column.isEmpty ? words.wholeRow : visible(finding.column)
      let place = finding.kind.isEmpty ? column : "\(finding.kind) · \(column)"
      let count = words.count(
        finding.count, isRows: finding.column.isEmpty, firstLine: finding.firstLine)
      lines += indented("\(place): \(finding.code): \(count)", by: 2, width)
      lines += indented(words.language == .zh ? finding.zh : finding.en, by: 4, width)
      if let proven = finding.proven, proven > 0 {
        let text = DamageWording.proven(proven)
        lines += indented(words.language == .zh ? text.zh : text.en, by: 4, width)
      }
    }
    return lines
  }

  private static func indented(_ text: String, by count: Int, _ width: Int) -> [String] {
    DisplayWidth.wrap(text, to: width - count).map { String(repeating: " ", count: count) + $0 }
  }

  /// Line ends and other control characters of a value would break the table.
  private static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "␣" : $0 }))
  }

  /// `100 %` only when no cell is missing, `0 %` only when none is filled.
  private static func percent(_ rate: Double) -> String {
    if rate > 0 && rate < 0.01 { return "<1%" }
    if rate < 1 && rate > 0.99 { return ">99%" }
    return "\(Int((rate * 100).rounded()))%"
  }

  private static func size(_ bytes: Int) -> String {
    let units = ["KB", "MB", "GB", "TB"]
    if bytes < 1000 { return "\(bytes) B" }
    var value = Double(bytes)
    var unit = -1
    while value >= 1000, unit + 1 < units.count {
      value /= 1000
      unit += 1
    }
    return "\(Double((value * 10).rounded()) / 10) \(units[unit])"
  }
}
