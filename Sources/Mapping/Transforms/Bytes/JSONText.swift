import Base
import Documents

/// Finds one value in a JSON text (RFC 8259), and sees to it that the whole text is one.
struct JSONText {
  enum Found { case value, nothing, notAValue, malformed }

  private let text: [UInt8]
  private var at = 0
  private var depth = 0

  init(_ text: Span<UInt8>) { self.text = text.withUnsafeBytes { Array($0) } }

  mutating func value(at steps: [CellPart.Step], into out: inout ByteArena) -> Found {
    guard let found = read(steps[...], into: &out) else { return .malformed }
    skipBlanks()
    return at == text.count ? found : .malformed
  }

  /// Reads one value to its end.
  /// - Parameter steps: to what is wanted of it; nil: nothing is.
  /// - Returns: nil when it is no JSON.
  private mutating func read(_ steps: ArraySlice<CellPart.Step>?, into out: inout ByteArena) -> Found? {
    skipBlanks()
    guard at < text.count, depth < 64 else { return nil }
    switch text[at] {
    case UInt8(ascii: "{"): return container(steps, isObject: true, into: &out)
    case UInt8(ascii: "["): return container(steps, isObject: false, into: &out)
    case UInt8(ascii: "\""):
      var own = ByteArena(capacity: 16)
      guard string(into: &own) else { return nil }
      guard let steps else { return .nothing }
      if !steps.isEmpty { return .nothing }
      own.withSpan(from: 0, count: own.count) { _ = out.append($0) }
      return .value
    default:
      let start = at
      while at < text.count, Damage.isDigit(text[at]) || Self.isWord(text[at]) { at += 1 }
      let word = Array(text[start..<at])
      guard Self.isScalar(word) else { return nil }
      guard let steps, steps.isEmpty, word[0] != UInt8(ascii: "n") else { return .nothing }
      word.withUnsafeBytes { _ = out.append($0) }
      return .value
    }
  }

  private mutating func container(
    _ steps: ArraySlice<CellPart.Step>?, isObject: Bool, into out: inout ByteArena
  ) -> Found? {
    depth += 1
    defer { depth -= 1 }
    let end = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    at += 1
    var found = Found.nothing
    if steps?.isEmpty == true { found = .notAValue }
    var count = 0
    var isMet = false
    skipBlanks()
    if at < text.count, text[at] == end {
      at += 1
      return found
    }
    while true {
      count += 1
      var wanted: ArraySlice<CellPart.Step>?
      var key: [UInt8] = []
      if isObject {
        skipBlanks()
        var name = ByteArena(capacity: 16)
        guard at < text.count, text[at] == UInt8(ascii: "\""), string(into: &name) else { return nil }
        key = name.withUnsafeBytes(from: 0, count: name.count) { Array($0) }
        skipBlanks()
        guard at < text.count, text[at] == UInt8(ascii: ":") else { return nil }
        at += 1
      }
      switch steps?.first {
      case .member(let wantedName) where isObject && Array(wantedName.utf8) == key:
        wanted = steps?.dropFirst()
      case .element(let number) where !isObject && number == count: wanted = steps?.dropFirst()
      default: break
      }
      guard let own = read(wanted, into: &out) else { return nil }
      if wanted != nil {
        // A name twice: nobody can say which counts.
        if isMet { return nil }
        isMet = true
        found = own
      }
      skipBlanks()
      guard at < text.count else { return nil }
      if text[at] == end {
        at += 1
        return found
      }
      guard text[at] == UInt8(ascii: ",") else { return nil }
      at += 1
    }
  }

  private mutating func skipBlanks() {
    while at < text.count, text[at] == 0x20 || text[at] == 0x09 || text[at] == 0x0A || text[at] == 0x0D {
      at += 1
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".")
  }

  private static func isScalar(_ word: [UInt8]) -> Bool {
    guard word.count > 0 else { return false }
    let text = String(decoding: word, as: UTF8.self)
    if ["true", "false", "null"].contains(text) { return true }
    return isNumber(word)
  }

  /// As the RFC has it: no 01, no 1., no 0x1F.
  private static func isNumber(_ word: [UInt8]) -> Bool {
    var at = 0
    func digits() -> Bool {
      let start = at
      while at < word.count, Damage.isDigit(word[at]) { at += 1 }
      return at > start
    }
    func take(_ byte: UInt8) -> Bool {
      guard at < word.count, word[at] == byte else { return false }
      at += 1
      return true
    }
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) && !digits() { return false }
    if take(UInt8(ascii: ".")) && !digits() { return false }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
      if !digits() { return false }
    }
    return at == word.count
  }

  /// Reads a string with its quotes.
  private mutating func string(into out: inout ByteArena) -> Bool {
    at += 1
    while at < text.count {
      let byte = text[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return true
      case UInt8(ascii: "\\"):
        guard escape(into: &out) else { return false }
      case 0..<0x20: return false
      default: out.append(byte)
      }
    }
    return false
  }

  private mutating func escape(into out: inout ByteArena) -> Bool {
    guard at < text.count else { return false }
    let byte = text[at]
    at += 1
    switch byte {
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "u"):
      guard var scalar = hex() else { return false }
      if (0xD800...0xDBFF).contains(scalar) {
        guard at + 1 < text.count, text[at] == UInt8(ascii: "\\"), text[at + 1] == UInt8(ascii: "u") else {
          return false
        }
        at += 2
        guard let low = hex(), (0xDC00...0xDFFF).contains(low) else { return false }
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
      }
      guard scalar != 0, let valid = Unicode.Scalar(scalar) else { return false }
      out.append(utf8: String(Character(valid)))
    default: return false
    }
    return true
  }

  private mutating func hex() -> UInt32? {
    guard at + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = text[at]
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 0x30
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - 0x57
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - 0x37
      default: return nil
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }
}
