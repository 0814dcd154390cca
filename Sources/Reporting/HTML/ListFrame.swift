import Model

/// A long list: its frame stands here, its rows in the page's data.
extension PageParts {
  /// - Parameters:
  ///   - id: of the section, and of its rows in the page's data.
  ///   - file: of all rows, beside the page, when not all are listed.
  ///   - remedy: how to have them all, when not all are listed and there is no file.
  func list(
    _ id: String, _ title: Word, _ lead: Word, total: Int, listed: Int, file: String?, above: String = "",
    filters: [Word], isCards: Bool = false, remedy: Word? = nil
  ) -> Section {
    let selects = filters.enumerated().map { index, word in
      """
      <label><span>\(Markup.both(word))</span><select data-filter="\(index)"></select></label>
      """
    }
    var rest = ""
    if let file {
      let text = Word.restInFile.text
      let link = "<a href=\"\(Markup.escape(Markup.reference(file)))\">\(Markup.escape(file))</a>"
      let zh = Markup.both(text.with(Shown.count(listed), Shown.count(total), "\u{1}"))
      rest = "<p class=\"rest\">\(zh.replacing("\u{1}", with: link))</p>"
    } else if let remedy, listed < total {
      let text = remedy.text.with(Shown.count(listed), Shown.count(total))
      rest = "<p class=\"rest\">\(Markup.both(text))</p>"
    }
    let search = Markup.label("placeholder", Word.search.text, language)
    let searchName = Bilingual(
      zh: "\(Word.search.text.zh)：\(title.text.zh)", en: "\(Word.search.text.en): \(title.text.en)")
    let frame =
      isCards
      ? "<div class=\"merge-list\" data-rows></div>"
      : """
      <div class="scroll" role="region" tabindex="0" \(Markup.label("aria-label", title.text, language))>\
      <table class="cards"><caption class="sr">\(Markup.both(title))</caption><thead><tr data-head></tr></thead>\
      <tbody data-rows></tbody></table></div>
      """
    let body = """
      \(above)
      <div class="list" data-list="\(id)">
      <div class="tools"><input type="search" \(search) \(Markup.label("aria-label", searchName, language))>
      \(selects.joined())<button type="button" class="quiet" data-clear hidden>\(Markup.both(.clearFilter))</button></div>
      <noscript><p class="lead">\(Markup.both(.noScript))</p></noscript>
      \(frame)
      <div class="pager"><p aria-live="polite" data-shown></p><div><button type="button" data-prev>\
      \(Markup.both(.previous))</button><span data-page></span><button type="button" data-next>\
      \(Markup.both(.next))</button></div></div>
      <p class="print-note" data-print-note></p>\(rest)
      </div>
      """
    return Section(id: id, title: title.text, count: total, lead: lead.text, body: body)
  }
}
