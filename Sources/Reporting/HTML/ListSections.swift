import LeadModel

/// The long lists: their frame stands here, their rows in the page's data, and the script draws one page
/// of them at a time.
extension Page {
  func changes() -> Section {
    list("changes", .changes, .changesLead, report.updates, above: changeChart(), filters: [.source, .field])
  }

  func merges() -> Section {
    list("merges", .merges, .mergesLead, report.merges, filters: [.entity, .reason], isCards: true)
  }

  func possible() -> Section {
    list(
      "possible", .possible, .possibleLead, report.possible, above: reviewHint(),
      filters: [.entity, .reason, .against])
  }

  func quarantine() -> Section {
    list(
      "quarantine", .quarantine, .quarantineLead, report.quarantine, above: causes(),
      filters: [.source, .cause])
  }

  func vanished() -> Section {
    list("vanished", .vanishedList, .vanishedLead, report.vanished, filters: [.source])
  }

  private func list<Item>(
    _ id: String, _ title: Word, _ lead: Word, _ listing: RunReport.Listing<Item>, above: String = "",
    filters: [Word], isCards: Bool = false
  ) -> Section {
    let selects = filters.enumerated().map { index, word in
      """
      <label><span>\(Markup.both(word))</span><select data-filter="\(index)"></select></label>
      """
    }
    var rest = ""
    if let file = listing.file {
      let text = Word.restInFile.text
      let link = "<a href=\"\(Markup.escape(Self.reference(file)))\">\(Markup.escape(file))</a>"
      let zh = Markup.both(text.with(Shown.count(listing.items.count), Shown.count(listing.total), "\u{1}"))
      rest = "<p class=\"rest\">\(zh.replacing("\u{1}", with: link))</p>"
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
    return Section(id: id, title: title.text, count: listing.total, lead: lead.text, body: body)
  }

  /// A file name as a relative reference (RFC 3986): all but unreserved characters and `/` escaped,
  /// so that no name can become another scheme.
  static func reference(_ file: String) -> String {
    var result = ""
    let hex = Array("0123456789ABCDEF".unicodeScalars)
    for byte in file.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += "%"
        result.unicodeScalars.append(hex[Int(byte >> 4)])
        result.unicodeScalars.append(hex[Int(byte & 15)])
      }
    }
    return result
  }
}
