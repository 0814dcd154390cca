import Base
import Model

/// `as: wechat`. Tencent's rule: 6 to 20 of letters, digits, `-` and `_`, a letter first; many
/// people write their mobile instead, which is found by as well.
public struct WechatTransform: Transform {
  public static let name = "wechat"
  public static let makes: Set<FieldType> = [.text]
  public static let options: [TransformOption] = []
  static let invalid = "wechat-invalid"
  public static let codes = CellText.codes + [invalid]
  public static let summary = Bilingual(
    zh: "微信号：6–20 位，字母开头；或手机号", en: "A WeChat id of 6 to 20 characters, a letter first; or a mobile number")

  public init(_ options: TransformOptions) throws(OptionProblem) {}

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      let start = out.count
      Folding.width(cell, range, into: &out)
      let isId = out.withSpan(from: start, count: out.count - start) { Self.isId($0) }
      if isId { return .value }
      out.truncate(to: start)
      var scan = PhoneScan()
      var at = range.lowerBound
      guard scan.read(cell, &at, range.upperBound) == nil, at >= range.upperBound, scan.count > 0,
        case .number(let number) = PhoneRules().read(scan, 0..<scan.count, area: nil), number.isMobile,
        number.line.isEmpty
      else { return .refused(code: Self.invalid) }
      number.append(scan, into: &out)
      return .value
    }
  }

  private static func isId(_ text: Span<UInt8>) -> Bool {
    guard (6...20).contains(text.count), (text[0] | 0x20) &- UInt8(ascii: "a") < 26 else { return false }
    for i in 1..<text.count {
      let byte = text[i]
      let isWord = (byte | 0x20) &- UInt8(ascii: "a") < 26 || Damage.isDigit(byte)
      guard isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") else { return false }
    }
    return true
  }
}
