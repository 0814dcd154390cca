import Model

/// One self-contained page for a plan or a run: both languages, styles, script and data inside, nothing
/// fetched. It holds personal data; whoever writes it to a file makes the file its owner's alone.
public enum HTMLReport {
  /// `language` is the one shown first; the reader can switch. `?lang=en&theme=dark&mask=1` after the
  /// file's address opens it in another state.
  public static func render(_ report: RunReport, language: Language) -> String {
    let page = Page(report: report, language: language)
    let hash = { (digest: String) in "<code class=\"hash\">\(Markup.escape(digest))</code>" }
    let after = report.digestAfter.map { [(word: Word.digestAfter, html: hash($0))] } ?? []
    return PageFrame(
      language: language, title: report.title,
      kind: (report.kind == .plan ? Word.planTitle : Word.runTitle).text,
      pill: report.run.map { Word.run.text.with(Shown.count($0)) } ?? Word.plan.text,
      facts: [
        (.started, Markup.escape(Shown.time(report.startedAt))), (.took, Shown.seconds(report.seconds)),
        (.store, Markup.escape(report.store)), (.tool, Markup.escape(report.toolVersion)),
      ],
      footFacts: [(word: Word.digestBefore, html: hash(report.digestBefore))] + after,
      verdict: page.verdict(),
      sections: [
        page.balance(), page.charts(), page.changes(), page.matched(), page.merges(), page.possible(),
        page.severalLeads(), page.judgements(),
        page.splits(), page.quarantine(), page.vanished(), page.damage(), page.notMapped(), page.lossy(),
        page.generics(), page.files(), page.phases(),
      ],
      note: Word.personal.text, data: RunLists.text(report), script: PageScript.run
    ).render()
  }
}

/// The sections of a plan's or a run's page.
struct Page: PageParts {
  var report: RunReport
  var language: Language
}
