import Base
import Documents

/// Makes the values of one column comparable: width, case, accents and traditional characters
/// folded, then by kind. One cleaner a thread; its buffers are reused.
struct Cleaner {
  let kind: ColumnKind
  /// The cleaned value; empty: null.
  private(set) var text: [UInt16] = []
  /// What the kind packs beside the value.
  private(set) var fact: UInt64 = 0
  /// The value was there and said nothing: 无, N/A, 13800138000.
  private(set) var isPlaceholder = false

  init(_ kind: ColumnKind) {
    self.kind = kind
    text.reserveCapacity(256)
  }

  mutating func begin() {
    text.removeAll(keepingCapacity: true)
    fact = 0
    isPlaceholder = false
  }

  /// Appends one cell of valid UTF-8.
  mutating func add(_ bytes: Span<UInt8>) {
    if !text.isEmpty { text.append(0x20) }
    UnitFolding.append(bytes, to: &text)
  }

  mutating func finish() {
    switch kind {
    case .text: Words.clean(&text)
    case .latin: LatinText.clean(&text)
    case .address: Words.cleanAddress(&text)
    case .person: fact = PersonText.clean(&text)
    case .company: fact = CompanyText.clean(&text)
    case .phone: fact = PhoneText.clean(&text)
    case .email: fact = EmailText.clean(&text)
    case .date: fact = DateText.clean(&text)
    case .number: fact = NumberText.clean(&text)
    case .code: Words.cleanCode(&text)
    }
    if text.count > Self.longest { text.removeLast(text.count - Self.longest) }
    guard !text.isEmpty, Placeholders.contains(text, kind) else { return }
    text.removeAll(keepingCapacity: true)
    fact = 0
    isPlaceholder = true
  }

  /// Units of a value that count.
  static let longest = 256
}

/// Values that stand where none is known.
enum Placeholders {
  static func contains(_ text: [UInt16], _ kind: ColumnKind) -> Bool {
    guard text.count <= 16 else { return false }
    let hash = hash(text)
    if all.contains(hash) { return true }
    switch kind {
    case .phone: return phones.contains(hash) || isOneDigit(text)
    case .email: return emails.contains(hash)
    default: return false
    }
  }

  private static func isOneDigit(_ text: [UInt16]) -> Bool {
    guard let last = text.last, text.count >= 7 else { return false }
    return text.suffix(7).allSatisfy { $0 == last }
  }

  private static func hash(_ text: [UInt16]) -> UInt64 { Units.with(text) { $0.hash(seed: 7) } }

  private static func set(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { hash(Array($0.utf16)) })
  }

  private static let all = set(
    "无 没有 暂无 空 未知 不详 不明 未填 待补充 测试 匿名 某 某某 na none null nil unknown test xx xxx xxxx")
  private static let phones = set("13800138000 12345678 123456789 1234567890 12345678901 0000000 18888888888")
  private static let emails = set("test@test.com a@a.com test@qq.com 123@qq.com no@no.com none@none.com")
}
