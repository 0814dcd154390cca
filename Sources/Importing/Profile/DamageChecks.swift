/// What the bytes of one cell show by themselves, cheap enough for every cell of every run.
enum DamageChecks {
  struct Found: OptionSet {
    let rawValue: UInt8
    static let scientific = Found(rawValue: 1)
    static let precisionLost = Found(rawValue: 2)
    static let hashes = Found(rawValue: 4)
    static let mojibake = Found(rawValue: 8)
    static let replacement = Found(rawValue: 16)
    static let formulaError = Found(rawValue: 32)
    static let provenLoss = Found(rawValue: 64)
  }

  /// - Parameter isLiteral: a JSON number, in which an exponent is no damage.
  @inline(__always)
  static func scan(_ cell: Span<UInt8>, isLiteral: Bool) -> Found {
    let count = cell.count
    guard count > 1 else { return [] }
    var found: Found = []
    let last = cell[count - 1]
    if last >= 0x30 && last <= 0x39 {
      if count >= 5 && count <= 26 && !isLiteral {
        if cell[count - 4] | 0x20 == UInt8(ascii: "e") || cell[count - 5] | 0x20 == UInt8(ascii: "e") {
          if isScientific(cell) { found.insert(.scientific) }
        }
      }
      if last == 0x30 && count >= 16 && cell[count - 2] == 0x30 && cell[count - 3] == 0x30 {
        found.formUnion(precision(cell))
      }
    }
    switch cell[0] {
    case UInt8(ascii: "#"): found.formUnion(hash(cell))
    case UInt8(ascii: "?"): if isAll(cell, UInt8(ascii: "?")) { found.insert(.replacement) }
    case UInt8(ascii: "_"): if count > 2 && isAll(cell, UInt8(ascii: "_")) { found.insert(.replacement) }
    default: break
    }
    let raw = cell.bytes
    var index = 0
    while index + 8 <= count {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      index += 8
    }
    while index < count {
      let byte = cell[index]
      if byte < 0x80 {
        index += 1
      } else if byte == 0xE9 || byte == 0xEF || byte == 0xC2 || byte == 0xC3 {
        found.formUnion(wide(cell, index))
        index += byte >= 0xE0 ? 3 : 2
      } else {
        index += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      }
    }
    return found
  }

  /// `[+-]d[.d…]E[+-]dd…`, as Excel shows what does not fit.
  static func isScientific(_ cell: Span<UInt8>) -> Bool {
    var index = 0
    func digits() -> Int {
      let start = index
      while index < cell.count, cell[index] >= 0x30, cell[index] <= 0x39 { index += 1 }
      return index - start
    }
    if cell[0] == UInt8(ascii: "-") || cell[0] == UInt8(ascii: "+") { index = 1 }
    guard digits() == 1 else { return false }
    if index < cell.count, cell[index] == UInt8(ascii: ".") {
      index += 1
      guard digits() > 0 else { return false }
    }
    guard index < cell.count, cell[index] | 0x20 == UInt8(ascii: "e") else { return false }
    index += 1
    guard index < cell.count, cell[index] == UInt8(ascii: "+") || cell[index] == UInt8(ascii: "-") else {
      return false
    }
    index += 1
    let exponent = digits()
    return (2...3).contains(exponent) && index == cell.count
  }

  /// All digits, of which those from the sixteenth on are zeros.
  private static func precision(_ cell: Span<UInt8>) -> Found {
    var isZero = true
    for index in 0..<cell.count {
      guard cell[index] >= 0x30, cell[index] <= 0x39 else { return [] }
      if index < 15 && cell[index] != 0x30 { isZero = false }
      if index >= 15 && cell[index] != 0x30 { return [] }
    }
    if isZero { return [] }
    return CheckDigits.isBroken(cell) ? [.precisionLost, .provenLoss] : .precisionLost
  }

  private static func hash(_ cell: Span<UInt8>) -> Found {
    if isAll(cell, UInt8(ascii: "#")) { return .hashes }
    for name in errorNames where equals(cell, name) { return .formulaError }
    return []
  }

  private static let errorNames: [StaticString] = [
    "#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
  ]

  private static func equals(_ cell: Span<UInt8>, _ name: StaticString) -> Bool {
    guard cell.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { text in
      for index in 0..<text.count where cell[index] != text[index] { return false }
      return true
    }
  }

  private static func isAll(_ cell: Span<UInt8>, _ byte: UInt8) -> Bool {
    for index in 0..<cell.count where cell[index] != byte { return false }
    return true
  }

  /// A character outside ASCII that may be a trace of a wrong encoding.
  private static func wide(_ cell: Span<UInt8>, _ index: Int) -> Found {
    switch scalar(cell, index) {
    case 0xFFFD: .replacement
    case let lead where lead < 0x100: isLatin(cell, index) ? .mojibake : []
    // 鈥 锛 銆 鐨: “ ， 、 的 of UTF-8 read as GBK; hardly ever written.
    case 0x9225, 0x951B, 0x9286, 0x9428: .mojibake
    case 0x951F: scalar(cell, index + 3) == 0x65A4 ? .mojibake : []  // 锟斤
    case 0x934F: scalar(cell, index + 3) == 0x5F83 ? .mojibake : []  // 公司
    case 0x93C8: scalar(cell, index + 3) == 0x5910 ? .mojibake : []  // 有限
    case 0x9356: scalar(cell, index + 3) == 0x693E ? .mojibake : []  // 北京
    default: []
    }
  }

  /// UTF-8 read as Latin-1 or Windows-1252: a lead byte's character, then a continuation byte's.
  private static func isLatin(_ cell: Span<UInt8>, _ index: Int) -> Bool {
    let lead = scalar(cell, index)
    let next = scalar(cell, index + 2)
    let isContinuation = next >= 0x80 && next <= 0xBF
    switch lead {
    case 0xC2, 0xC3: return isContinuation || windows.contains(next)
    case 0xE2: return next == 0x20AC || next == 0x80
    case 0xE3...0xEF:
      guard isContinuation || windows.contains(next) else { return false }
      let third = scalar(cell, index + 2 + (next < 0x80 ? 1 : next < 0x800 ? 2 : 3))
      return (third >= 0x80 && third <= 0xBF) || windows.contains(third)
    default: return false
    }
  }

  /// What Windows-1252 has in 0x80…0x9F, as far as it is not a plain letter of some language.
  private static let windows: Set<UInt32> = [
    0x20AC, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x2039, 0x2018, 0x2019, 0x201C,
    0x201D, 0x2022, 0x2DC, 0x2122, 0x203A,
  ]

  /// The scalar at `index`, of valid UTF-8; 0 behind the end.
  private static func scalar(_ cell: Span<UInt8>, _ index: Int) -> UInt32 {
    guard index < cell.count else { return 0 }
    let byte = UInt32(cell[index])
    func rest(_ offset: Int) -> UInt32 {
      index + offset < cell.count ? UInt32(cell[index + offset] & 0x3F) : 0
    }
    if byte < 0x80 { return byte }
    if byte < 0xE0 { return (byte & 0x1F) << 6 | rest(1) }
    if byte < 0xF0 { return (byte & 0x0F) << 12 | rest(1) << 6 | rest(2) }
    return (byte & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3)
  }
}
