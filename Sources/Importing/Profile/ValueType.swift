/// What a column holds, judged by its values.
public enum ValueType: UInt8, Sendable, CaseIterable {
  case empty, text, integer, decimal, date, datetime, phone, email, creditCode, id, boolean, url, choice

  /// As JSON and the terminal name it.
  public var name: String {
    switch self {
    case .empty: "empty"
    case .text: "text"
    case .integer: "integer"
    case .decimal: "decimal"
    case .date: "date"
    case .datetime: "datetime"
    case .phone: "phone"
    case .email: "email"
    case .creditCode: "credit-code"
    case .id: "id"
    case .boolean: "boolean"
    case .url: "url"
    case .choice: "choice"
    }
  }

  /// A type that few values have by chance.
  var isDistinctive: Bool {
    switch self {
    case .date, .datetime, .phone, .email, .creditCode, .url, .decimal, .integer: true
    default: false
    }
  }
}

/// The type of one value: shapes only, no check of meaning beyond the credit code's check digit.
enum ValueClassifier {
  struct Verdict {
    var type: ValueType
    var hasTwoDigitYear = false
  }

  static func classify(_ cell: Span<UInt8>, _ shape: CellShape, isLiteral: Bool) -> Verdict {
    let marks = shape.marks
    let count = cell.count
    if isLiteral {
      if !marks.contains(.digit) { return Verdict(type: .boolean) }
      return Verdict(type: marks.isDisjoint(with: [.dot, .letter]) ? .integer : .decimal)
    }
    if marks == .digit { return Verdict(type: digitsOnly(cell)) }
    if !marks.contains(.digit) {
      if marks.contains(.at) { return Verdict(type: isEmail(cell, marks) ? .email : .text) }
      if isBoolean(cell) { return Verdict(type: .boolean) }
      return Verdict(type: marks.contains(.dot) && isURL(cell) ? .url : .text)
    }
    if marks.isDisjoint(with: [.letter, .wide, .at]) {
      if marks.isSubset(of: [.digit, .dot, .minus, .comma, .plus]), isNumber(cell) {
        return Verdict(type: marks.isDisjoint(with: [.dot]) ? .integer : .decimal)
      }
      if let verdict = date(cell) { return verdict }
      return Verdict(type: isPhone(cell, shape) ? .phone : .text)
    }
    if marks.contains(.at) { return Verdict(type: isEmail(cell, marks) ? .email : .text) }
    if marks.contains(.wide) {
      if let verdict = date(cell) { return verdict }
      return Verdict(type: .text)
    }
    if count == 18, marks == [.digit, .letter], CheckDigits.isCreditCode(cell) {
      return Verdict(type: .creditCode)
    }
    if marks.contains(.dot), isURL(cell) { return Verdict(type: .url) }
    if let verdict = date(cell) { return verdict }
    return Verdict(type: .text)
  }

  private static func digitsOnly(_ cell: Span<UInt8>) -> ValueType {
    let first = cell[0]
    switch cell.count {
    case 8:
      let year = number(cell, 0, 4)
      let isDate =
        (1900...2100).contains(year) && (1...12).contains(number(cell, 4, 2))
        && (1...31).contains(number(cell, 6, 2))
      return isDate ? .date : .integer
    case 11 where first == 0x31 && cell[1] >= 0x33: return .phone
    case 10...12 where first == 0x30 && cell[1] != 0x30: return .phone
    case 18 where CheckDigits.isCreditCode(cell) && first == 0x39: return .creditCode
    default: return .integer
    }
  }

  private static func number(_ cell: Span<UInt8>, _ start: Int, _ count: Int) -> Int {
    var value = 0
    for index in start..<(start + count) { value = value * 10 + Int(cell[index] &- 0x30) }
    return value
  }

  /// `-1,234.50`
  private static func isNumber(_ cell: Span<UInt8>) -> Bool {
    var digits = 0
    var dots = 0
    for index in 0..<cell.count {
      switch cell[index] {
      case UInt8(ascii: "-"), UInt8(ascii: "+"): if index > 0 { return false }
      case UInt8(ascii: "."):
        dots += 1
        if dots > 1 { return false }
      case UInt8(ascii: ","):
        if digits == 0 || dots > 0 || cell.count - index < 4 { return false }
      default: digits += 1
      }
    }
    return digits > 0
  }

  /// 2023-05-01, 2023/5/1, 2023.5.1, 2023年5月1日, each with a time or without; 10/18/33 and 18-Oct-33.
  private static func date(_ cell: Span<UInt8>) -> Verdict? {
    var index = 0
    func digits(_ limit: Int) -> (count: Int, value: Int) {
      let start = index
      var value = 0
      while index < cell.count, index - start < limit, cell[index] >= 0x30, cell[index] <= 0x39 {
        value = value * 10 + Int(cell[index] - 0x30)
        index += 1
      }
      return (index - start, value)
    }
    /// Passes over a separator and answers whether there was one.
    func separator() -> Bool {
      guard index < cell.count else { return false }
      switch cell[index] {
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."): index += 1
      case 0xE5, 0xE6: index += 3  // 年 and 月
      default: return false
      }
      return true
    }
    func isMonthName() -> Bool {
      guard index + 3 <= cell.count else { return false }
      for offset in 0..<3 {
        let letter = cell[index + offset] | 0x20
        guard letter >= 0x61, letter <= 0x7A else { return false }
      }
      index += 3
      return true
    }
    let first = digits(4)
    guard first.count > 0, first.count != 3, separator() else { return nil }
    let second = digits(2)
    if second.count == 0 {
      guard first.count <= 2, isMonthName(), separator() else { return nil }
    } else {
      guard (1...12).contains(second.value) || (first.count <= 2 && second.value <= 31), separator() else {
        return nil
      }
    }
    let third = digits(4)
    guard third.count > 0, third.count != 3 else { return nil }
    let isYearFirst = first.count == 4
    guard isYearFirst ? (1...31).contains(third.value) && third.count <= 2 : true else { return nil }
    let hasTwoDigitYear = !isYearFirst && third.count <= 2
    if index + 3 <= cell.count, cell[index] == 0xE6 { index += 3 }  // 日
    if index == cell.count { return Verdict(type: .date, hasTwoDigitYear: hasTwoDigitYear) }
    guard cell[index] == 32 || cell[index] == UInt8(ascii: "T") else { return nil }
    index += 1
    let hour = digits(2)
    guard hour.count > 0, hour.value <= 24, index < cell.count, cell[index] == UInt8(ascii: ":") else {
      return nil
    }
    return Verdict(type: .datetime, hasTwoDigitYear: hasTwoDigitYear)
  }

  /// 0571-88886666, +86 138 1234 5678, (021) 6666 8888, 400-800-1234, 138-1234-5678.
  private static func isPhone(_ cell: Span<UInt8>, _ shape: CellShape) -> Bool {
    guard (7...15).contains(shape.digits), cell.count <= 24 else { return false }
    guard shape.marks.isSubset(of: [.digit, .minus, .plus, .space, .bracket]) else { return false }
    let first = cell[0]
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "(") || first == 0x30 { return true }
    return first == 0x31 ? shape.digits == 11 : first == 0x34 || first == 0x38 ? shape.digits == 10 : false
  }

  private static func isEmail(_ cell: Span<UInt8>, _ marks: CellShape.Marks) -> Bool {
    guard marks.contains(.dot), marks.isDisjoint(with: [.space, .wide, .control]) else { return false }
    var at = -1
    var dot = -1
    for index in 0..<cell.count {
      if cell[index] == UInt8(ascii: "@") {
        if at >= 0 { return false }
        at = index
      } else if cell[index] == UInt8(ascii: ".") {
        dot = index
      }
    }
    return at > 0 && dot > at + 1 && dot < cell.count - 1
  }

  private static func isURL(_ cell: Span<UInt8>) -> Bool {
    starts(cell, "http://") || starts(cell, "https://") || starts(cell, "www.")
  }

  private static func starts(_ cell: Span<UInt8>, _ text: StaticString) -> Bool {
    guard cell.count > text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { bytes in
      for index in 0..<bytes.count where cell[index] | 0x20 != bytes[index] | 0x20 { return false }
      return true
    }
  }

  private static func isBoolean(_ cell: Span<UInt8>) -> Bool {
    switch cell.count {
    case 1: cell[0] | 0x20 == UInt8(ascii: "y") || cell[0] | 0x20 == UInt8(ascii: "n")
    case 2: cell[0] | 0x20 == UInt8(ascii: "n") && cell[1] | 0x20 == UInt8(ascii: "o")
    case 3:
      (cell[0] == 0xE6 && cell[1] == 0x98 && cell[2] == 0xAF)  // 是
        || (cell[0] == 0xE5 && cell[1] == 0x90 && cell[2] == 0xA6)  // 否
        || word(cell, "yes")
    case 4: word(cell, "true")
    case 5: word(cell, "false")
    default: false
    }
  }

  private static func word(_ cell: Span<UInt8>, _ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes in
      for index in 0..<bytes.count where cell[index] | 0x20 != bytes[index] { return false }
      return true
    }
  }
}
