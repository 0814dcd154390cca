import Base
import Model

/// `as: url`. Web addresses; scheme and host in lower case, nothing added.
public struct UrlTransform: Transform {
  public static let name = "url"
  public static let makes: Set<FieldType> = [.text]
  public static let options: [TransformOption] = []
  static let invalid = "url-invalid"
  public static let codes = CellText.codes + [invalid]
  public static let summary = Bilingual(
    zh: "网址：http、https 或不带协议的域名；协议和域名小写，其余原样",
    en: "A web address with or without http(s)://; scheme and host in lower case, the rest as written")

  public init(_ options: TransformOptions) throws(OptionProblem) {}

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      let start = out.count
      Folding.width(cell, range, into: &out)
      var host = start
      for scheme in Self.schemes where Self.starts(out, start, scheme) { host = start + scheme.count }
      // A form's default that nobody filled in.
      if host == out.count { return .blank }
      var end = host
      while end < out.count, !Self.endsHost(out[end]) {
        if out[end] &- UInt8(ascii: "A") < 26 { out[end] |= 0x20 }
        end += 1
      }
      for i in start..<host where out[i] &- UInt8(ascii: "A") < 26 { out[i] |= 0x20 }
      var at = end
      if at < out.count, out[at] == UInt8(ascii: ":") {
        at += 1
        let port = at
        while at < out.count, Damage.isDigit(out[at]) { at += 1 }
        guard (1...5).contains(at - port), at == out.count || Self.endsHost(out[at]),
          at == out.count || out[at] != UInt8(ascii: ":")
        else { return .refused(code: Self.invalid) }
      }
      while at < out.count {
        if out[at] <= 0x20 || out[at] == 0x7F { return .refused(code: Self.invalid) }
        at += 1
      }
      let isHost = out.withSpan(from: host, count: end - host) {
        Self.isAddress($0) || HostName.isValid($0, 0..<$0.count, international: true)
      }
      return isHost ? .value : .refused(code: Self.invalid)
    }
  }

  private static let schemes = [Array("http://".utf8), Array("https://".utf8)]

  private static func endsHost(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "?")
      || byte == UInt8(ascii: "#")
  }

  private static func starts(_ out: borrowing ByteArena, _ start: Int, _ word: [UInt8]) -> Bool {
    guard out.count - start >= word.count else { return false }
    for i in word.indices where out[start + i] | 0x20 != word[i] | 0x20 { return false }
    return true
  }

  /// Four numbers from 0 to 255.
  private static func isAddress(_ host: Span<UInt8>) -> Bool {
    var numbers = 0
    var value = -1
    for at in 0...host.count {
      if at < host.count, Damage.isDigit(host[at]) {
        value = max(value, 0) * 10 + Int(host[at] - UInt8(ascii: "0"))
        if value > 255 { return false }
      } else if at == host.count || host[at] == UInt8(ascii: ".") {
        if value < 0 { return false }
        numbers += 1
        value = -1
      } else {
        return false
      }
    }
    return numbers == 4
  }
}
