import Base
import Model

/// `as: phone`. Numbers as people write them, in the one form that the lead model keeps. A damaged
/// number is refused with a code that names the damage; none is repaired.
public struct PhoneTransform: Transform {
  public static let name = "phone"
  public static let makes: Set<FieldType> = [.phone, .list, .text]
  public static let options = [
    TransformOption(
      "take",
      Bilingual(
        zh: "一格多个号码时：first 第一个；mobile 第一个手机；landline 第一个非手机号；all 全部（列表字段）",
        en: "of several: first; mobile: the first mobile; landline: the first other number; all: a list"),
      values: ["first", "mobile", "landline", "all"]),
    TransformOption(
      "part",
      Bilingual(zh: "number：不带分机；extension：只要分机", en: "number: without extension; extension: it alone"),
      values: ["number", "extension"]),
    TransformOption(
      "area",
      Bilingual(
        zh: "座机缺区号时补上的区号，如 0571；别国按该国写法，如 020",
        en:
          "The area code for landlines that lack one, such as 0571; of another country as it is written there: 020"
      )),
    TransformOption(
      "country",
      Bilingual(
        zh: "不带国家码的号码属于哪国（ISO 3166 代码），默认 CN；按该国的编号规则读",
        en: "Where numbers without a country code are (ISO 3166), read by that country's plan; CN by default"),
      values: PhoneCountry.names),
    TransformOption(
      "text",
      Bilingual(zh: "drop：丢掉号码旁的文字；refuse：拒收（默认）", en: "drop: text beside numbers goes; refuse (default)"),
      values: ["refuse", "drop"]),
  ]
  static let scientific = "phone-scientific"
  static let digits = "phone-digits"
  static let notMobile = "phone-not-mobile"
  static let areaMissing = "phone-area-missing"
  static let otherCountry = "phone-country-missing"
  static let leadingZero = "phone-leading-zero"
  static let several = "phone-several"
  static let text = "phone-text"
  public static let codes =
    CellText.codes + [scientific, digits, notMobile, areaMissing, otherCountry, leadingZero, several, text]
  public static let summary = Bilingual(
    zh: "电话：手机、带区号座机与分机、400/800、+ 国外号码（+44 (0)20 的 0 去掉）；去掉空格横线与 +86；写成统一格式",
    en:
      "Mobiles, landlines with area code and extension, 400/800, foreign numbers with + (the 0 of +44 (0)20 goes); one form for each"
  )

  private enum Take: String {
    case one = ""
    case first, mobile, landline, all
  }
  private enum Part: String {
    case whole = ""
    case number, `extension`
  }

  private let take: Take
  private let part: Part
  private let rules: PhoneRules
  private let dropsText: Bool

  public init(_ options: TransformOptions) throws(OptionProblem) {
    let isList = options.field.type == .list
    let words = ["first", "mobile", "landline", "all"]
    take = Take(rawValue: try options.word("take", of: words, default: isList ? "all" : "")) ?? .one
    if take == .all, !isList {
      throw OptionProblem(
        option: "take",
        message: Bilingual(
          zh: "all 要求列表字段，如 contact.other_phones", en: "all needs a list field, such as contact.other_phones")
      )
    }
    part = Part(rawValue: try options.word("part", of: ["number", "extension"], default: "")) ?? .whole
    dropsText = try options.word("text", of: ["refuse", "drop"], default: "refuse") == "drop"
    let name = try options.word("country", of: PhoneCountry.names, default: "CN")
    var country = PhoneCountry.named(name) ?? .china
    var area: PhoneArea?
    if let given = options["area"] {
      area = country.isChina ? PhoneArea(Array(given.utf8)) : nil
      let isKnown = country.isChina ? area != nil : country.take(area: given)
      if !isKnown {
        throw OptionProblem(
          option: "area",
          message: Bilingual(
            zh: "“\(given)”不是 \(name) 的区号；写成 0571 这样（加引号）",
            en: "`\(given)` is no area code of \(name); write it like \"0571\""))
      }
    }
    rules = PhoneRules(area: area, country: country)
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      if Self.isPlainMobile(cell, range), rules.country.isChina, take != .landline, part != .extension {
        out.append(cell.extracting(range))
        #if FAULTS
          if Sabotage.isAsked("transform-swaps-digits") {
            (out[out.count - 1], out[out.count - 2]) = (out[out.count - 2], out[out.count - 1])
          }
        #endif
        return .value
      }
      if Damage.isScientific(cell, range, sign: false) { return .refused(code: Self.scientific) }
      return scan(cell, range, into: &out)
    }
  }

  private static func isPlainMobile(_ cell: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let low = range.lowerBound
    guard range.count == 11, cell[low] == UInt8(ascii: "1"), cell[low + 1] >= UInt8(ascii: "3") else {
      return false
    }
    for i in range where !Damage.isDigit(cell[i]) { return false }
    return true
  }

  /// What is known of the cell while its numbers are read one after the other.
  private struct Progress {
    let start: Int
    var firstEnd: Int
    var area: PhoneArea?
    var isDone = false
    /// A number was taken, though it may have no extension to give.
    var isTaken = false
  }

  private func scan(_ cell: Span<UInt8>, _ range: Range<Int>, into out: inout ByteArena) -> TransformResult {
    var progress = Progress(start: out.count, firstEnd: out.count, area: rules.area)
    var at = range.lowerBound
    var numbers = 0
    while at < range.upperBound, !progress.isDone {
      var scan = PhoneScan()
      if let code = scan.read(cell, &at, range.upperBound, dropsText: dropsText) {
        return .refused(code: code)
      }
      if scan.count == 0 { continue }
      numbers += 1
      if let code = take(scan, &progress, into: &out) { return .refused(code: code) }
    }
    if numbers == 0 { return .refused(code: dropsText ? Self.digits : Self.text) }
    return out.count > progress.start ? .value : .blank
  }

  private func take(_ scan: PhoneScan, _ progress: inout Progress, into out: inout ByteArena) -> String? {
    let whole = 0..<scan.count
    let reading = rules.read(scan, whole, area: progress.area)
    if case .number(let number) = reading { return take(number, scan, &progress, into: &out) }
    // Blanks may part several numbers; then each of them is a whole one.
    var start = 0
    var parts: [PhoneNumber] = []
    for at in 1...scan.count where at == scan.count || scan.isBlank(before: at) {
      if let number = rules.complete(scan, start..<at) {
        parts.append(number)
        start = at
      }
    }
    if start == scan.count, parts.count > 1, scan.extensionStart < 0 {
      for number in parts where !progress.isDone {
        if let code = take(number, scan, &progress, into: &out) { return code }
      }
      return nil
    }
    guard case .fault(let code) = reading else { return nil }
    // A landline without area code is a landline all the same, of no interest to `take: mobile`.
    return take == .mobile && code == Self.areaMissing ? nil : code
  }

  private func take(
    _ number: PhoneNumber, _ scan: PhoneScan, _ progress: inout Progress, into out: inout ByteArena
  ) -> String? {
    let area = progress.area
    if let found = number.area(scan) { progress.area = found }
    if take == .mobile, !number.isMobile { return nil }
    if take == .landline, number.isMobile { return nil }
    progress.isDone = take == .first || take == .mobile || take == .landline
    let begin = out.count
    if take == .all, begin > progress.start { out.append("; ") }
    let from = out.count
    if part == .extension {
      number.append(scan, number.line, into: &out)
    } else {
      number.append(scan, area: area, into: &out)
      if part == .whole, !number.line.isEmpty {
        out.append(UInt8(ascii: "-"))
        number.append(scan, number.line, into: &out)
      }
    }
    if !progress.isTaken {
      progress.isTaken = true
      progress.firstEnd = out.count
      return nil
    }
    if take == .all {
      if Self.isListed(out, progress.start, from) || out.count == from { out.truncate(to: begin) }
      return nil
    }
    // The same number twice is one number.
    let isSame = Self.isEqual(out, progress.start..<progress.firstEnd, from..<out.count)
    out.truncate(to: progress.firstEnd)
    return isSame ? nil : Self.several
  }

  private static func isEqual(_ out: borrowing ByteArena, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where out[a.lowerBound + i] != out[b.lowerBound + i] { return false }
    return true
  }

  /// Whether the number from `from` on stands in the list before it already.
  private static func isListed(_ out: borrowing ByteArena, _ start: Int, _ from: Int) -> Bool {
    var item = start
    for at in start..<from where out[at] == UInt8(ascii: ";") {
      if isEqual(out, item..<at, from..<out.count) { return true }
      item = at + 2
    }
    return false
  }
}
