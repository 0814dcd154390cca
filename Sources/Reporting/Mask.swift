import Model

/// Hides personal data in what a terminal or a log may show, and keeps enough to recognise a case.
public enum Mask {
  /// A value of the field at `path`. Choices, times, money, integers and owner codes are not personal
  /// and stay; of numbers the first three and last four digits, of addresses the first letter and the
  /// domain, of all other text the first character.
  public static func value(_ value: String, field path: String) -> String {
    guard let type = LeadModel.field(path: path)?.type else { return text(value) }
    switch type {
    case .choice, .money, .integer, .boolean, .date, .datetime, .owner: return Shown.value(value)
    case .phone: return digits(value)
    case .email: return email(value)
    case .text, .list, .reference: return text(value)
    }
  }

  /// Whether the page's "mask values" touches this field.
  static func hidesDigits(_ path: String) -> Bool {
    switch LeadModel.field(path: path)?.type {
    case .choice, .money, .integer, .boolean, .date, .datetime: false
    default: true
    }
  }

  /// A record's key: it names the record and stays, unless it is a mail address or holds a number as
  /// long as a mobile's.
  public static func key(_ key: String) -> String {
    if let address = address(key) { return address }
    if key.contains("@") { return text(key) }
    return key.utf8.count { (0x30...0x39).contains($0) } >= 11 ? digits(key) : key
  }

  static func digits(_ value: String) -> String {
    let total = value.utf8.count { (0x30...0x39).contains($0) }
    let (first, last) = total >= 11 ? (3, 4) : total >= 7 ? (2, 2) : (0, 1)
    var seen = 0
    return String(
      value.map { character in
        guard character.isASCII, character.isNumber else { return character }
        seen += 1
        return seen <= first || seen > total - last ? character : "•"
      })
  }

  static func email(_ value: String) -> String { address(value) ?? text(value) }

  /// Nil: no address, whose domain could stay.
  private static func address(_ value: String) -> String? {
    guard let at = value.lastIndex(of: "@"), let first = value.first, first != "@" else { return nil }
    let domain = value[value.index(after: at)...]
    guard !domain.isEmpty, domain.allSatisfy({ $0.isLetter || $0.isNumber || ".-".contains($0) }) else {
      return nil
    }
    return "\(first)•••\(value[at...])"
  }

  static func text(_ value: String) -> String {
    guard let first = value.first else { return "" }
    if let address = address(value) { return address }
    if value.utf8.count(where: { (0x30...0x39).contains($0) }) >= 7 { return digits(value) }
    return value.count == 1 ? "•" : "\(first)" + String(repeating: "•", count: min(3, value.count - 1))
  }
}
