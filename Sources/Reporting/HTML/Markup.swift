import LeadModel

/// Pieces of HTML. Whatever comes from data goes through `escape`.
enum Markup {
  static func escape(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// Both languages, of which the style sheet shows one.
  static func both(_ text: Bilingual) -> String {
    let zh = escape(text.zh)
    let en = escape(text.en)
    if zh == en { return zh }
    return "<span class=\"l zh\" lang=\"zh-Hans\">\(zh)</span><span class=\"l en\" lang=\"en\">\(en)</span>"
  }

  static func both(_ word: Word) -> String { both(word.text) }

  /// An attribute in both languages: the script copies the one that is spoken to `name`.
  static func label(_ name: String, _ text: Bilingual, _ language: Language) -> String {
    let zh = escape(text.zh)
    let en = escape(text.en)
    return "\(name)=\"\(language == .zh ? zh : en)\" data-\(name)-zh=\"\(zh)\" data-\(name)-en=\"\(en)\""
  }

  static func number(_ value: Int) -> String { Shown.count(value) }

  /// A table that scrolls sideways on a narrow screen, with a name for those who hear the page.
  static func scrolling(_ title: Bilingual, _ language: Language, class name: String, _ inner: String)
    -> String
  {
    """
    <div class="scroll" role="region" tabindex="0" \(label("aria-label", title, language))>
    <table class="\(name)"><caption class="sr">\(both(title))</caption>
    \(inner)
    </table></div>
    """
  }

  static func head(_ cells: [(text: String, isNumber: Bool)]) -> String {
    let inner = cells.map { "<th scope=\"col\"\($0.isNumber ? " class=\"n\"" : "")>\($0.text)</th>" }
    return "<thead><tr>\(inner.joined())</tr></thead>"
  }
}

/// What every section needs to draw itself.
struct Page {
  var report: RunReport
  var language: Language
}

/// One section of the page: where it can be linked to, and what it says.
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
