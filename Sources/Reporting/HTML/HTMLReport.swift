import LeadModel

/// One self-contained page for a plan or a run: both languages, styles, script and data inside, nothing
/// fetched. It holds personal data; whoever writes it to a file makes the file its owner's alone.
public enum HTMLReport {
  /// `language` is the one shown first; the reader can switch. `?lang=en&theme=dark&mask=1` after the
  /// file's address opens it in another state.
  public static func render(_ report: RunReport, language: Language) -> String {
    let page = Page(report: report, language: language)
    let sections = [
      page.balance(), page.charts(), page.changes(), page.merges(), page.possible(), page.judgements(),
      page.splits(), page.quarantine(), page.vanished(), page.damage(), page.notMapped(), page.lossy(),
      page.generics(), page.files(), page.phases(),
    ]
    let title = report.title.text(language)
    let kind = (report.kind == .plan ? Word.planTitle : Word.runTitle).text(language)
    return """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-Hans" : "en")" data-lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <meta name="robots" content="noindex">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <title>\(Markup.escape(title)) – \(Markup.escape(kind))</title>
      <style>\(PageStyle.all)</style>
      </head>
      <body>
      <a class="skip" href="#verdict">\(Markup.both(.skip))</a>
      \(page.header())
      \(page.contents(sections))
      <main>
      \(page.verdict())
      \(sections.map { $0.render() }.joined(separator: "\n"))
      </main>
      \(page.footer())
      <script type="application/json" id="data">\(ListData.text(report))</script>
      <script>\(PageScript.all)</script>
      </body>
      </html>

      """
  }
}

extension Page {
  func header() -> String {
    let kind = (report.kind == .plan ? Word.planTitle : Word.runTitle).text
    let run = report.run.map {
      "<span class=\"pill\">\(Markup.both(Word.run.text.with(Shown.count($0))))</span>"
    }
    let pill = run ?? "<span class=\"pill\">\(Markup.both(.plan))</span>"
    return """
      <header class="top"><div class="wrap">
      <div class="controls">
      <button type="button" data-do="lang">\(Markup.both(.language))</button>
      <button type="button" data-do="theme">\(Markup.both(.theme))</button>
      <button type="button" data-do="mask" aria-pressed="false">\(Markup.both(.mask))</button>
      <button type="button" data-do="print">\(Markup.both(.print))</button>
      </div>
      <p class="brand">LeadFerry <span>\(Markup.both(kind))</span></p>
      <h1>\(Markup.both(report.title)) \(pill)</h1>
      <dl class="facts">\(fact(.started, Markup.escape(Shown.time(report.startedAt))))\
      \(fact(.took, Shown.seconds(report.seconds)))\(fact(.store, Markup.escape(report.store)))\
      \(fact(.tool, Markup.escape(report.toolVersion)))</dl>
      </div></header>
      """
  }

  func contents(_ sections: [Section]) -> String {
    let links = sections.map { section in
      let badge = section.count.map { " <span class=\"badge\">\(Shown.count($0))</span>" } ?? ""
      return
        "<a href=\"#\(section.id)\"\(section.count == 0 ? " class=\"none\"" : "")>\(Markup.both(section.title))\(badge)</a>"
    }
    return """
      <nav class="contents" \(Markup.label("aria-label", Word.contents.text, language))>\
      <div class="wrap">\(links.joined())</div></nav>
      """
  }

  func footer() -> String {
    let after =
      report.digestAfter.map { fact(.digestAfter, "<code class=\"hash\">\(Markup.escape($0))</code>") } ?? ""
    return """
      <footer class="wrap"><dl class="facts">\
      \(fact(.digestBefore, "<code class=\"hash\">\(Markup.escape(report.digestBefore))</code>"))\(after)</dl>
      <p>\(Markup.both(.personal))</p></footer>
      """
  }

  private func fact(_ word: Word, _ html: String) -> String {
    "<div><dt>\(Markup.both(word))</dt><dd>\(html)</dd></div>"
  }
}
