import Model

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
