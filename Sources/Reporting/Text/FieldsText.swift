import Model

/// The catalogue of fields and transforms on a terminal.
public enum FieldsText {
  public static func render(_ catalogue: FieldCatalogue, _ language: Language, width: Int) -> String {
    var blocks = catalogue.entities.map { entity($0, language, width) }
    if !catalogue.types.isEmpty { blocks.append(types(catalogue.types, language, width)) }
    blocks += catalogue.transforms.map { transform($0, language, width) }
    if !catalogue.survivorship.isEmpty {
      blocks.append(
        [Words.survivorship.text(language)]
          + catalogue.survivorship.enumerated().flatMap {
            hanging("  \($0 + 1)  ", $1.summary.text(language), width)
          })
    }
    if !catalogue.ownerColumns.isEmpty {
      blocks.append(
        [Words.owners.text(language)] + catalogue.ownerColumns.flatMap { owners($0, language, width) })
    }
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private static func entity(_ entity: FieldCatalogue.Entity, _ language: Language, _ width: Int) -> [String]
  {
    let paths = entity.fields.map(\.path.count).max() ?? 0
    return ["\(entity.name)  \(entity.title.text(language))"]
      + entity.fields.flatMap { field in
        var lines = [
          "  \(DisplayWidth.pad(field.path, paths))  \(DisplayWidth.pad(field.type, 9))  \(field.title.text(language))"
        ]
        lines += list(Words.oneOf, field.choices, language: language, width: width)
        lines += list(Words.pointsTo, field.target.map { [$0] } ?? [], language: language, width: width)
        lines += list(Words.headers, field.synonyms, language: language, width: width)
        return lines
      }
  }

  /// Nothing when there are no words.
  private static func list(
    _ head: Bilingual, _ words: [String], language: Language, width: Int
  ) -> [String] {
    words.isEmpty
      ? []
      : items("    " + head.text(language) + (language == .zh ? "：" : ": "), words, mark: ",", width: width)
  }

  /// Words with `mark` and a blank between them; a line ends behind one, never inside a word.
  private static func items(
    _ first: String, _ words: [String], mark: String, width: Int
  ) -> [String] {
    let margin = String(repeating: " ", count: DisplayWidth.of(first))
    var lines: [String] = []
    var line = ""
    for (index, word) in words.enumerated() {
      let item = index == words.count - 1 ? word : word + mark
      if !line.isEmpty, DisplayWidth.of(margin + line + " " + item) > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + item
    }
    lines.append(line)
    return lines.enumerated().map { ($0.offset == 0 ? first : margin) + $0.element }
  }

  /// Lines of at most `width` columns; all but the first start under the text of the first.
  private static func hanging(_ first: String, _ text: String, _ width: Int) -> [String] {
    TerminalLines.wrap(
      text, width, margin: String(repeating: " ", count: DisplayWidth.of(first)), first: first)
  }

  private static func types(
    _ types: [FieldCatalogue.FieldType], _ language: Language, _ width: Int
  ) -> [String] {
    [Words.types.text(language)]
      + types.flatMap { type in
        hanging("  \(DisplayWidth.pad(type.name, 9))  ", type.summary.text(language), width)
      }
  }

  private static func transform(
    _ transform: FieldCatalogue.Transform, _ language: Language, _ width: Int
  ) -> [String] {
    var lines = ["as: \(transform.name)"]
    lines += TerminalLines.wrap(transform.summary.text(language), width, margin: "  ")
    lines += list(Words.makes, transform.makes, language: language, width: width)
    if transform.takesSeveralCells { lines.append("    \(Words.several.text(language))") }
    for option in transform.options {
      lines += hanging("    \(option.name): ", option.summary.text(language), width)
      if !option.values.isEmpty {
        lines += items("      = ", option.values, mark: "", width: width)
      }
    }
    return lines + list(Words.codes, transform.codes, language: language, width: width)
  }

  private static func owners(
    _ column: FieldCatalogue.OwnerColumn, _ language: Language, _ width: Int
  ) -> [String] {
    hanging("  ", column.headers.joined(separator: ", "), width)
      + hanging("    ", column.summary.text(language), width)
  }

  /// Headings that terminal and page share.
  enum Words {
    static let fields = Bilingual(zh: "字段", en: "Fields")
    static let types = Bilingual(zh: "字段类型", en: "Types of fields")
    static let transforms = Bilingual(zh: "转换", en: "Transforms")
    static let survivorship = Bilingual(
      zh: "合并后取哪个值：从上往下，第一条能分出高下的规则", en: "Which value stands: the first of these that tells two apart")
    static let owners = Bilingual(zh: "负责人表的列（表头认中英文）", en: "Columns of the owners table, by their headers")
    static let oneOf = Bilingual(zh: "取值", en: "one of")
    static let pointsTo = Bilingual(zh: "指向", en: "points to")
    static let headers = Bilingual(zh: "表头", en: "headers")
    static let makes = Bilingual(zh: "用于", en: "for")
    static let several = Bilingual(zh: "from: 可写多列", en: "from: may name several columns")
    static let codes = Bilingual(zh: "拒收代码", en: "refuses with")
  }
}
