import Desk
import Matching
import Model
import Reporting
import Run

/// The same for machines.
struct TrainedJSON: Encodable {
  struct Column: Encodable {
    struct Level: Encodable {
      var level: String
      /// Bits.
      var before: Double
      var learnt: Double
    }

    var column: String
    var levels: [Level]
  }

  var entity: String
  var rows: Int
  /// Pairs that are one, about.
  var matches: Int
  /// Bits.
  var prior: Double?
  var columns: [Column]

  init(_ rules: LearntRules) {
    (entity, rows, matches) = (rules.entity.name, rules.rows, rules.matches)
    prior = rules.configuration.prior
    columns = rules.columns.map { column in
      Column(
        column: column.name,
        levels: column.levels.map { .init(level: $0.name, before: $0.former, learnt: $0.learnt) })
    }
  }
}

/// What was learnt, beside what it was before.
enum TrainText {
  private static let widths = (column: 14, level: 36, figure: 9)

  static func render(
    _ trained: [Desk.Trained], _ language: Language, path: (Entity) -> String
  ) -> String {
    let isZh = language == .zh
    var lines: [String] = []
    for found in trained.map(\.rules) {
      let entity = found.entity.title.text(language)
      let rows = Shown.count(found.rows)
      let matches = Shown.count(found.matches)
      lines.append(
        isZh
          ? "\(entity) · \(rows) 行，约 \(matches) 对是同一个"
          : "\(entity) · \(rows) rows, of which about \(matches) pairs are one")
      lines.append(
        row("", isZh ? "比特" : "bits", former: isZh ? "原来" : "before", learnt: isZh ? "学得" : "learnt"))
      let prior = found.configuration.prior ?? found.formerPrior
      lines.append(row(isZh ? "先验" : "prior", "", former: figure(found.formerPrior), learnt: figure(prior)))
      for column in found.columns {
        for (place, level) in column.levels.enumerated() {
          lines.append(
            row(
              place == 0 ? title(column, language) : "", LevelWords.text(level.name).text(language),
              former: figure(level.former), learnt: figure(level.learnt)))
        }
      }
      lines.append("")
    }
    lines.append(isZh ? "写进迁移文件即生效（先看 plan）：" : "A migration that says so goes by them (look at plan first):")
    lines.append("matching:")
    lines += trained.map { "  \($0.rules.entity.name)s: \(path($0.rules.entity))" }
    return lines.joined(separator: "\n")
  }

  private static func title(_ column: LearntRules.Column, _ language: Language) -> String {
    LeadModel.field(path: column.field)?.title.text(language) ?? column.name
  }

  private static func figure(_ bits: Double) -> String {
    let tenths = Int((bits * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  private static func row(_ column: String, _ level: String, former: String, learnt: String) -> String {
    "  " + TerminalLines.pad(TerminalLines.fit(column, widths.column - 1), widths.column)
      + TerminalLines.pad(TerminalLines.fit(level, widths.level - 1), widths.level)
      + DisplayWidth.pad(former, widths.figure, right: true)
      + DisplayWidth.pad(learnt, widths.figure, right: true)
  }
}
