import Model

/// Numbers and values as people read them.
public enum Shown {
  /// `1,234,567`
  public static func count(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits.removeLast(3)
    }
    groups.insert(Substring(digits), at: 0)
    return (number < 0 ? "-" : "") + groups.joined(separator: ",")
  }

  /// `12.3%`; `<0.1%` for a part that would round to nothing.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0, part > 0 else { return "0%" }
    if part == whole { return "100%" }
    let tenths = (part * 1000 + whole / 2) / whole
    if tenths == 0 { return "<0.1%" }
    if tenths >= 1000 { return ">99.9%" }
    return "\(tenths / 10).\(tenths % 10)%"
  }

  /// `0.04 s`, `12.3 s`, `2 min 05 s`
  static func seconds(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "–" }
    if seconds < 10 { return "\(decimal(seconds, places: 2)) s" }
    if seconds < 60 { return "\(decimal(seconds, places: 1)) s" }
    let whole = Int(seconds.rounded())
    if whole < 3600 { return "\(whole / 60) min \(twoDigits(whole % 60)) s" }
    return "\(count(whole / 3600)) h \(twoDigits(whole / 60 % 60)) min"
  }

  /// `312 B`, `4.2 KB`, `1.3 GB`, in powers of 1,000.
  static func bytes(_ bytes: Int) -> String {
    var value = Double(bytes)
    var unit = 0
    let units = ["B", "KB", "MB", "GB", "TB"]
    while value >= 999.95, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return unit == 0 ? "\(bytes) B" : "\(decimal(value, places: 1)) \(units[unit])"
  }

  static func decimal(_ value: Double, places: Int) -> String {
    var factor = 1
    for _ in 0..<places { factor *= 10 }
    let scaled = Int((value * Double(factor)).rounded())
    let fraction = String(scaled % factor)
    let zeros = String(repeating: "0", count: max(0, places - fraction.count))
    return "\(count(scaled / factor)).\(zeros)\(fraction)"
  }

  /// A landed value: the companion (currency, zone) after a blank; an instant as `time` shows it.
  static func value(_ value: String) -> String {
    let text = joined(value, by: " ")
    let bytes = Array(text.utf8.prefix(20))
    guard bytes.count == 20, bytes[4] == 0x2D, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[19] == 0x5A else {
      return text
    }
    let zone = text.dropFirst(20)
    return time(String(text.prefix(20))) + (zone.isEmpty ? "" : " ·" + zone)
  }

  /// A record key: its parts with a slash between them.
  static func key(_ key: String) -> String { joined(key, by: " / ") }

  /// `2026-11-23T11:41:47Z` as `2026-11-23 11:41:47 UTC`.
  static func time(_ iso: String) -> String {
    guard iso.hasSuffix("Z"), iso.contains("T") else { return iso }
    return iso.dropLast().split(separator: "T", maxSplits: 1).joined(separator: " ") + " UTC"
  }

  /// `contact.mobile` as 联系人 · 手机, Contact · Mobile; `contact[2].mobile`, of the second child, as
  /// 联系人 2 · 手机; an extra under its own name.
  static func field(_ path: String) -> Bilingual {
    if path.hasPrefix("extra.") {
      let name = path.dropFirst("extra.".count)
      return Bilingual(zh: "\(Word.kept.text.zh) · \(name)", en: "\(Word.kept.text.en) · \(name)")
    }
    var plain = path
    var number = ""
    if let open = path.firstIndex(of: "["), let close = path.firstIndex(of: "]"), open < close {
      number = " " + path[path.index(after: open)..<close]
      plain = String(path[..<open] + path[path.index(after: close)...])
    }
    guard let field = LeadModel.field(path: plain) else { return Bilingual(zh: path, en: path) }
    let entity = field.entity.title
    return Bilingual(
      zh: "\(entity.zh)\(number) · \(field.title.zh)", en: "\(entity.en)\(number) · \(field.title.en)")
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func joined(_ text: String, by joint: String) -> String {
    guard text.utf8.contains(FieldType.companionSeparator) else { return text }
    return text.split(separator: "\u{1F}", omittingEmptySubsequences: true).joined(separator: joint)
  }
}
