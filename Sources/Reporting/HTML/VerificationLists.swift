import Model
import Verification

/// The rows of a verification's long lists; `FindingScript` says what each place of a row is.
enum VerificationLists {
  static func text(_ report: VerificationReport) -> String {
    var data = ListData()
    var lists = JSONText()
    var codes: [(code: String, message: Bilingual, remedy: Bilingual)] = []
    for tally in report.result.checks { codes.append((tally.check.rawValue, tally.title, tally.title)) }
    for decider in Decider.allCases { codes.append((decider.rawValue, decider.title, decider.title)) }
    for (verdict, word) in [
      (Verification.Verdict.violated, Word.violations), (.notCheckable, .unchecked),
    ] {
      codes.append((verdict.rawValue, word.text, word.text))
    }
    let findings = report.result.findings
    let lines = report.result.totals?.lines ?? []
    lists.object { json in
      data.list("findings", findings, total: findings.count, file: nil, into: &json) { finding, row, data in
        codes.append((Self.code(finding), finding.message, finding.message))
        Self.finding(finding, report, &data, into: &row)
      }
      data.list("totals", lines, total: lines.count, file: nil, into: &json) { line, row, data in
        Self.total(line, &data, &codes, into: &row)
      }
    }
    return data.text(lists, codes: codes)
  }

  /// Under which the page finds the finding's message.
  private static func code(_ finding: Finding) -> String { "message \(finding.message.en)" }

  private static func finding(
    _ finding: Finding, _ report: VerificationReport, _ data: inout ListData, into row: inout JSONText
  ) {
    let subject = finding.subject
    for text in [code(finding), finding.check.rawValue, finding.verdict.rawValue] {
      row.number(data.string(text))
    }
    row.number(data.string(report.kind(of: finding)?.decides.rawValue ?? ""))
    row.number(subject.run ?? 0)
    row.number(data.string(subject.source ?? ""))
    row.number(data.string(subject.file ?? ""))
    row.number(subject.line ?? 0)
    row.number(subject.ordinal ?? 0)
    row.number(data.string(subject.object ?? ""))
    row.string(Shown.key(subject.key ?? ""))
    row.number(data.string(subject.id ?? ""))
    row.number(data.field(path(subject)))
    row.number(data.string(subject.column ?? ""))
    row.number(subject.child ?? 0)
    row.optional(finding.expected.map(Shown.value))
    row.optional(finding.actual.map(Shown.value))
    row.number(finding.holdsValues ? 1 : 0)
    row.optional(report.trail(finding))
  }

  /// `contact.mobile`, also for the column `mobile` of a golden contact.
  private static func path(_ subject: Subject) -> String {
    guard let field = subject.field else { return "" }
    let whole = "\(subject.object ?? "").\(field)"
    return LeadModel.field(path: field) == nil && LeadModel.field(path: whole) != nil ? whole : field
  }

  private static func total(
    _ line: ControlTotals.Line, _ data: inout ListData,
    _ codes: inout [(code: String, message: Bilingual, remedy: Bilingual)], into row: inout JSONText
  ) {
    let code = "\(line.measure.rawValue) \(line.field)"
    codes.append((code, line.title, line.title))
    row.number(data.string(line.source ?? ""))
    row.number(data.string(line.file ?? ""))
    row.number(data.string(code))
    row.optional(line.group)
    figure(line.files, into: &row)
    steps(line.toLanded, &data, &codes, into: &row)
    figure(line.landed, into: &row)
    steps(line.toGolden, &data, &codes, into: &row)
    figure(line.golden, into: &row)
    figure(line.unexplained, into: &row)
  }

  private static func steps(
    _ differences: [ControlTotals.Difference], _ data: inout ListData,
    _ codes: inout [(code: String, message: Bilingual, remedy: Bilingual)], into row: inout JSONText
  ) {
    row.array { json in
      for difference in differences {
        let code = "difference \(difference.name)"
        codes.append((code, difference.title, difference.title))
        json.array { json in
          json.number(data.string(code))
          figure(difference.figure, into: &json)
        }
      }
    }
  }

  private static func figure(_ figure: ControlTotals.Figure?, into row: inout JSONText) {
    guard let figure else { return row.null() }
    row.array { json in
      json.number(figure.count)
      json.optional(figure.sum)
    }
  }
}
