import Model

/// The catalogue of fields and transforms as a page: Docs/Fields.md, written by `make docs`.
public enum FieldsMarkdown {
  private typealias Words = FieldsText.Words

  public static func render(_ catalogue: FieldCatalogue, _ language: Language) -> String {
    var lines = opening(language)
    lines += ["", "## \(Words.fields.text(language))"]
    for entity in catalogue.entities { lines += table(of: entity, language) }
    lines += ["", "## \(Words.types.text(language))", ""]
    lines += head(language == .zh ? ["类型", "落库的样子", "不写 `as:` 时"] : ["type", "what lands", "without `as:`"])
    lines += catalogue.types.map {
      row([code($0.name), $0.summary.text(language), code($0.transform)])
    }
    lines += ["", "## \(Words.transforms.text(language))"]
    for transform in catalogue.transforms { lines += section(of: transform, language) }
    lines += ["", "## " + (language == .zh ? "合并后取哪个值" : "Survivorship"), ""]
    lines.append(Words.survivorship.text(language) + (language == .zh ? "。" : "."))
    lines.append("")
    for (number, rule) in catalogue.survivorship.enumerated() {
      lines.append("\(number + 1). \(code(rule.name)): \(rule.summary.text(language))")
    }
    lines += ["", "## " + (language == .zh ? "负责人表" : "The owners table"), ""]
    lines += head(language == .zh ? ["表头", "含义"] : ["headers", "meaning"])
    lines += catalogue.ownerColumns.map {
      row([$0.headers.map(code).joined(separator: " "), $0.summary.text(language)])
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func opening(_ language: Language) -> [String] {
    language == .zh
      ? [
        "# 实体、字段与转换", "",
        "本页由 `make docs` 从代码生成，不要手改；`leadferry fields --lang zh` 在终端里给出同样的内容，",
        "`leadferry fields 名字` 只看一个实体、字段或转换。映射怎样写，见 [映射语言](../../Mappings/README.md)。",
      ]
      : [
        "# Entities, fields and transforms", "",
        "This page is written from the code by `make docs`; do not edit it. `leadferry fields` prints the same on a",
        "terminal, and `leadferry fields NAME` what there is about one entity, field or transform. How a mapping is",
        "written stands in [the mapping language](../Mappings/README.md).",
      ]
  }

  private static func table(of entity: FieldCatalogue.Entity, _ language: Language) -> [String] {
    var lines = ["", "### \(entity.name)", "", "\(entity.title.en) · \(entity.title.zh)", ""]
    lines += head(
      language == .zh
        ? ["字段", "类型", "名称", "起草映射时认得的表头"] : ["field", "type", "title", "headers that `draft` knows it by"])
    lines += entity.fields.map { field in
      var type = code(field.type)
      if let target = field.target { type += " → \(code(target))" }
      if !field.choices.isEmpty { type += ": " + field.choices.map(code).joined(separator: " ") }
      return row([
        code(field.path), type, "\(field.title.en) · \(field.title.zh)",
        field.synonyms.joined(separator: ", "),
      ])
    }
    return lines
  }

  private static func section(of transform: FieldCatalogue.Transform, _ language: Language) -> [String] {
    let makes = transform.makes.map(code).joined(separator: " ")
    var lines = ["", "### `as: \(transform.name)`", "", sentence(transform.summary.text(language), language)]
    lines += ["", language == .zh ? "用于：\(makes)。" : "For fields of type \(makes)."]
    if transform.takesSeveralCells {
      lines[lines.count - 1] += language == .zh ? "`from:` 可写多列。" : " `from:` may name several columns."
    }
    if !transform.options.isEmpty {
      lines += [""] + head(language == .zh ? ["选项", "含义", "取值"] : ["option", "what it is for", "values"])
      lines += transform.options.map { option in
        row([code(option.name), option.summary.text(language), values(option.values, transform.name)])
      }
    }
    if !transform.codes.isEmpty {
      let codes = transform.codes.map(code).joined(separator: " ")
      lines += ["", language == .zh ? "拒收代码：\(codes)。" : "Refuses with \(codes)."]
    }
    return lines
  }

  /// A long list is left to the terminal.
  private static func values(_ values: [String], _ transform: String) -> String {
    guard values.count > 12 else { return values.map(code).joined(separator: " ") }
    return values.prefix(6).map(code).joined(separator: " ") + " … (\(values.count): "
      + code("leadferry fields \(transform)") + ")"
  }

  private static func head(_ titles: [String]) -> [String] {
    [row(titles), "|" + String(repeating: " --- |", count: titles.count)]
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }

  private static func code(_ text: String) -> String { "`\(text)`" }

  private static func sentence(_ text: String, _ language: Language) -> String {
    text + (language == .zh ? "。" : ".")
  }
}
