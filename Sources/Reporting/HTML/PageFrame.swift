import Model

/// What every section of a page needs to draw itself.
protocol PageParts {
  /// The one shown first; the reader can switch.
  var language: Language { get }
}

/// The frame of every page: head, controls, contents, sections, data and script, all in one file, and
/// nothing fetched. `?lang=en&theme=dark&mask=1` after the file's address opens it in another state.
struct PageFrame: PageParts {
  var language: Language
  /// What the page is about, its kind, and what stands beside the title.
  var title: Bilingual
  var kind: Bilingual
  var pill: Bilingual
  /// HTML of each.
  var facts: [(word: Word, html: String)]
  var footFacts: [(word: Word, html: String)] = []
  /// HTML above all sections.
  var verdict: String
  var sections: [Section]
  var note: Bilingual
  /// JSON in which no `<` stands.
  var data: String
  var script: String
  /// Whether there are values that the reader can have masked.
  var canMask = true

  func render() -> String {
    """
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
    <title>\(Markup.escape(title.text(language))) – \(Markup.escape(kind.text(language)))</title>
    <style>\(PageStyle.all)</style>
    </head>
    <body>
    <a class="skip" href="#verdict">\(Markup.both(.skip))</a>
    \(header())
    \(contents())
    <main>
    \(verdict)
    \(sections.map { $0.render() }.joined(separator: "\n"))
    </main>
    <footer class="wrap"><dl class="facts">\(list(footFacts))</dl>
    <p>\(Markup.both(note))</p></footer>
    <script type="application/json" id="data">\(data)</script>
    <script>\(script)</script>
    </body>
    </html>

    """
  }

  private func header() -> String {
    let mask =
      canMask
      ? "<button type=\"button\" data-do=\"mask\" aria-pressed=\"false\">\(Markup.both(.mask))</button>\n"
      : ""
    return """
      <header class="top"><div class="wrap">
      <div class="controls">
      <button type="button" data-do="lang">\(Markup.both(.language))</button>
      <button type="button" data-do="theme">\(Markup.both(.theme))</button>
      \(mask)<button type="button" data-do="print">\(Markup.both(.print))</button>
      </div>
      <p class="brand">LeadFerry <span>\(Markup.both(kind))</span></p>
      <h1>\(Markup.both(title)) <span class="pill">\(Markup.both(pill))</span></h1>
      <dl class="facts">\(list(facts))</dl>
      </div></header>
      """
  }

  private func contents() -> String {
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

  private func list(_ facts: [(word: Word, html: String)]) -> String {
    facts.map { "<div><dt>\(Markup.both($0.word))</dt><dd>\($0.html)</dd></div>" }.joined()
  }
}

/// One section of a page: where it can be linked to, and what it says.
struct Section {
  var id: String
  var title: Bilingual
  /// Shown beside the title; nil when there is nothing to count.
  var count: Int?
  var lead: Bilingual?
  var body: String

  func render() -> String {
    let badge = count.map { " <span class=\"badge\">\(Shown.count($0))</span>" } ?? ""
    let intro = lead.map { "<p class=\"lead\">\(Markup.both($0))</p>" } ?? ""
    return """
      <details class="section\(count == 0 ? " empty" : "")" id="\(id)" open>
      <summary><h2>\(Markup.both(title))\(badge)</h2></summary>
      \(count == 0 ? "<p class=\"lead\">\(Markup.both(.none))</p>" : intro + body)
      </details>
      """
  }
}
