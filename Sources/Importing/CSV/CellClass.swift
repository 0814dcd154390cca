/// What a cell looks like, as far as that tells a name from a value: no column is called
/// `wf@example.com`, and none 13800138000.
enum CellClass: Equatable {
  case empty
  case text
  /// A year, a month, a quarter: values of a column, or the names of several.
  case period
  /// Up to four digits.
  case small
  /// With a decimal point, a sign, a currency, or more digits.
  case number
  /// Letters and at least three digits.
  case code
  case date
  /// Seven digits and more: a telephone, a number of something.
  case long
  case address

  /// No name of a column looks like that.
  var isStrong: Bool {
    switch self {
    case .number, .date, .long, .address: true
    case .empty, .text, .period, .small, .code: false
    }
  }

  var isValue: Bool { self != .empty && self != .text }

  init(_ cell: String) {
    let text = withoutBlanks(cell)
    guard !text.isEmpty else {
      self = .empty
      return
    }
    let digits = text.count { $0.isASCII && $0.isNumber }
    let letters = text.count { $0.isLetter }
    if let at = text.firstIndex(of: "@"), at > text.startIndex, text[at...].contains(".") {
      self = .address
    } else if text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("www.") {
      self = .address
    } else if digits == 0 {
      self = .text
    } else if Self.isPeriod(text) {
      self = .period
    } else if Self.isDate(text) {
      self = .date
    } else if digits == text.count {
      self = digits <= 4 ? .small : digits < 7 ? .number : .long
    } else if letters == 0, text.allSatisfy({ "0123456789+-() ./x#".contains($0) }), digits >= 7 {
      self = text.contains(".") && !text.contains("-") && digits < 16 ? .number : .long
    } else if text.allSatisfy({ "0123456789.,+-()¥￥$€£%％元万eE".contains($0) }) {
      self = .number
    } else {
      self = digits >= 3 && digits * 2 >= text.count ? .code : .text
    }
  }

  /// 2023, 2023-01, 2023年1月, 1月, Q1, 2023Q1, 第1季度.
  private static func isPeriod(_ text: String) -> Bool {
    guard text.utf8.count <= 20 else { return false }
    var rest = Substring(text)
    let year = rest.prefix(4)
    let hasYear =
      year.count == 4 && year.allSatisfy(isDigit) && (year.hasPrefix("19") || year.hasPrefix("20"))
    if hasYear {
      rest = rest.dropFirst(4)
      if ["", "年", "年度"].contains(rest) { return true }
      guard let sign = rest.first else { return true }
      if "-/.年".contains(sign) { rest = rest.dropFirst() } else if sign != "Q" && sign != "第" { return false }
    }
    if rest.first == "Q" || rest.hasSuffix("季度") {
      let quarter = rest.filter { isDigit($0) }
      return rest.count <= 4 && quarter.count == 1 && "1234".contains(quarter)
    }
    let month = rest.prefix(while: isDigit)
    rest = rest.dropFirst(month.count)
    guard (1...2).contains(month.count), let number = Int(month), (1...12).contains(number) else {
      return false
    }
    return rest == "月" || rest == "月份" || rest.isEmpty && hasYear
  }

  /// Day, month and year with signs between, and perhaps a time.
  private static func isDate(_ text: String) -> Bool {
    guard text.utf8.count <= 48 else { return false }
    var rest = Substring(text)
    for (index, most) in [4, 2].enumerated() {
      let digits = rest.prefix(while: isDigit)
      rest = rest.dropFirst(digits.count)
      guard (1...most).contains(digits.count), let sign = rest.first,
        index == 0 ? "-/.年".contains(sign) : "-/.月".contains(sign)
      else { return false }
      rest = rest.dropFirst()
    }
    guard rest.first.map(isDigit) == true else { return false }
    return rest.allSatisfy { isDigit($0) || "日T:.+Z上下午APMapm".contains($0) }
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}

/// What the rows of a table look like, column by column.
struct ColumnClasses {
  /// By place: what most of its filled cells are; text when they are mixed.
  private(set) var classes: [CellClass] = []

  init(_ rows: ArraySlice<[CellClass]>) {
    let width = rows.map(\.count).max() ?? 0
    classes = (0..<width).map { place in
      let filled = rows.compactMap { place < $0.count && $0[place] != .empty ? $0[place] : nil }
      for kind in [CellClass.address, .date, .long, .period, .code, .small, .number]
      where filled.count(where: { $0 == kind || Self.isNear($0, kind) }) * 10 >= max(1, filled.count) * 6 {
        return kind
      }
      return filled.isEmpty ? .empty : .text
    }
  }

  /// An amount is an amount, with and without decimals.
  static func isNear(_ some: CellClass, _ kind: CellClass) -> Bool {
    switch (some, kind) {
    case (.small, .number), (.long, .number): true
    default: false
    }
  }
}
