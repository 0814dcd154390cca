import Base
import Model

/// `as: email`. The shape of an address (RFC 5321: 64 bytes before the @, 254 in all), no look-up.
/// Whole in lower case: no mail service that matters tells `Li@` from `li@`.
public struct EmailTransform: Transform {
  public static let name = "email"
  public static let makes: Set<FieldType> = [.email, .text]
  public static let options = [
    TransformOption(
      "take", Bilingual(zh: "first：一格多个地址时取第一个", en: "first: of several addresses in a cell, the first"),
      values: ["first"])
  ]
  static let several = "email-several"
  static let invalid = "email-invalid"
  public static let codes = CellText.codes + [several, invalid]
  public static let summary = Bilingual(
    zh: "邮箱：小写，去掉 mailto: 与显示名；一格多个须写 take: first",
    en: "An address in lower case, without mailto: or a display name; several in a cell need take: first")

  private let takesFirst: Bool

  public init(_ options: TransformOptions) throws(OptionProblem) {
    takesFirst = try options.word("take", of: ["", "first"], default: "") == "first"
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range): return scan(cell, range, into: &out)
    }
  }

  private func scan(_ cell: Span<UInt8>, _ range: Range<Int>, into out: inout ByteArena) -> TransformResult {
    let first = out.count
    var firstEnd = first
    var start = first
    var at = range.lowerBound
    while at <= range.upperBound {
      let scalar = at < range.upperBound ? Scalars.nextNarrow(cell, &at) : 0x3B
      if at == range.upperBound, scalar == 0x3B { at += 1 }
      if scalar == 0x3C {
        // `Name <address>`: what stood before was the name.
        out.truncate(to: start)
      } else if !Self.isSeparator(scalar) {
        if !Scalars.isWidthless(scalar) { out.append(scalar: scalar &- 0x41 < 26 ? scalar | 0x20 : scalar) }
      } else if out.count > start {
        if Self.isPrefixed(out, start) {
          for i in start..<out.count - 7 { out[i] = out[i + 7] }
          out.truncate(to: out.count - 7)
        }
        let isName = (Scalars.isBlank(scalar)) && Self.startsAngle(cell, at, range.upperBound)
        if isName {
          out.truncate(to: start)
          continue
        }
        guard Self.isValid(out, start) else { return .refused(code: Self.invalid) }
        if firstEnd == first {
          firstEnd = out.count
          if takesFirst { return .value }
        } else if !Self.isSame(out, first..<firstEnd, start..<out.count) {
          return .refused(code: Self.several)
        }
        start = firstEnd
        out.truncate(to: start)
      }
    }
    return firstEnd > first ? .value : .refused(code: Self.invalid)
  }

  private static func isSeparator(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x3B, 0x3E, 0x3001, 0x7C, 0x2F: true
    default: Scalars.isBlank(scalar) && !Scalars.isWidthless(scalar)
    }
  }

  private static func startsAngle(_ cell: Span<UInt8>, _ from: Int, _ end: Int) -> Bool {
    var at = from
    while at < end {
      let scalar = Scalars.nextNarrow(cell, &at)
      if scalar == 0x3C { return true }
      if isSeparator(scalar), !Scalars.isBlank(scalar) { return false }
      if scalar == 0x40 { return false }
    }
    return false
  }

  private static func isPrefixed(_ out: borrowing ByteArena, _ start: Int) -> Bool {
    let prefix: StaticString = "mailto:"
    guard out.count - start > 7 else { return false }
    for i in 0..<7 where out[start + i] != prefix.utf8Start[i] { return false }
    return true
  }

  private static func isSame(_ out: borrowing ByteArena, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where out[a.lowerBound + i] != out[b.lowerBound + i] { return false }
    return true
  }

  private static func isValid(_ out: borrowing ByteArena, _ start: Int) -> Bool {
    out.withSpan(from: start, count: out.count - start) { EmailShape.isValid($0) }
  }
}

/// The shape of an address in lower case.
enum EmailShape {
  static func isValid(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 254 else { return false }
    var at = 0
    while at < text.count, text[at] != UInt8(ascii: "@") {
      guard isLocal(text[at]) else { return false }
      if text[at] == UInt8(ascii: "."), at == 0 || text[at - 1] == UInt8(ascii: ".") { return false }
      at += 1
    }
    guard at > 0, at <= 64, at < text.count, text[at - 1] != UInt8(ascii: ".") else { return false }
    return HostName.isValid(text, at + 1..<text.count)
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "&"): true
    case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "'"): true
    case UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "`"): true
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "~"): true
    default: false
    }
  }
}

/// A name of two labels or more, ASCII or (`international`) any letters.
enum HostName {
  static func isValid(_ text: Span<UInt8>, _ range: Range<Int>, international: Bool = false) -> Bool {
    guard range.count <= 253 else { return false }
    var label = range.lowerBound
    var labels = 0
    for at in range.lowerBound...range.upperBound {
      if at < range.upperBound, text[at] != UInt8(ascii: ".") {
        guard isHost(text[at]) || (international && text[at] >= 0x80) else { return false }
        continue
      }
      guard at > label, at - label <= 63 else { return false }
      if text[label] == UInt8(ascii: "-") || text[at - 1] == UInt8(ascii: "-") { return false }
      labels += 1
      if at == range.upperBound { return labels >= 2 && at - label >= 2 && !Damage.isDigit(text[label]) }
      label = at + 1
    }
    return false
  }

  private static func isHost(_ byte: UInt8) -> Bool {
    (byte &- UInt8(ascii: "a")) < 26 || Damage.isDigit(byte) || byte == UInt8(ascii: "-")
  }
}
