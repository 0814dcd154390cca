/// Damage that shows only beside the other values of a column: collected value by value, judged at
/// the end, when the column's type is known.
struct ColumnDamage {
  private static let longestNumber = 20
  /// Excel serials of 1954…2064.
  private static let serials = 20_000...60_000

  private var wrapped = Tally()
  private var control = Tally()
  private var twoDigitYear = Tally()
  private var cutLong = Tally()
  private var cutShort = Tally()
  private var unmappable = Tally()
  private var serial = Tally()
  private var bareLandline = Tally()
  private var wideCells = 0
  /// By number of digits: values of digits alone that start with 0, and those that do not.
  private var withZero = [Int](repeating: 0, count: longestNumber + 1)
  private var withoutZero = [Tally](repeating: Tally(), count: longestNumber + 1)

  @inline(__always)
  mutating func add(
    _ cell: Span<UInt8>, _ shape: CellShape, verdict: ValueClassifier.Verdict, line: UInt32
  ) {
    let first = cell[0]
    let marks = shape.marks
    if marks == .digit {
      addDigits(cell, line)
      return
    }
    if marks.contains(.wide) { wideCells += 1 }
    if marks.contains(.control) { control.add(line) }
    if marks.contains(.other) || first == 0x1F { addWrapper(cell, line) }
    if verdict.hasTwoDigitYear { twoDigitYear.add(line) }
    if shape.characters == 255 { cutShort.add(line) }
    if shape.characters == 32_767 { cutLong.add(line) }
    if marks.contains(.question) || marks.contains(.underscore) { addUnmappable(cell, shape, line) }
    if verdict.type == .decimal, cell.count >= 7, cell[5] == UInt8(ascii: "."),
      Self.serials.contains(leading(cell, 5))
    {
      serial.add(line)
    }
  }

  private mutating func addDigits(_ cell: Span<UInt8>, _ line: UInt32) {
    let count = cell.count
    guard count <= Self.longestNumber else { return }
    if cell[0] == 0x30 { withZero[count] += 1 } else { withoutZero[count].add(line) }
    if count == 5, Self.serials.contains(leading(cell, 5)) { serial.add(line) }
    // Without its 0, 0571-88886666 has 11 digits and starts with 3…9; 010/02x has 10.
    if count == 11, cell[0] >= 0x33 { bareLandline.add(line) }
    if count == 10,
      cell[0] == 0x32 || (cell[0] == 0x31 && cell[1] == 0x30) || (cell[0] >= 0x33 && cell[1] != 0x30)
    {
      bareLandline.add(line)
    }
  }

  /// The number that the first digits make; 0 when one of them is no digit.
  private func leading(_ cell: Span<UInt8>, _ count: Int) -> Int {
    var value = 0
    for index in 0..<count {
      guard cell[index] >= 0x30, cell[index] <= 0x39 else { return 0 }
      value = value * 10 + Int(cell[index] - 0x30)
    }
    return value
  }

  private mutating func addWrapper(_ cell: Span<UInt8>, _ line: UInt32) {
    let count = cell.count
    let first = cell[0]
    let isFormula =
      count >= 3 && first == UInt8(ascii: "=") && cell[1] == UInt8(ascii: "\"")
      && cell[count - 1] == UInt8(ascii: "\"")
    let isMarked = first == UInt8(ascii: "'") || first == 9 || first == 0x1F || cell[count - 1] == 9
    if isFormula || isMarked { wrapped.add(line) }
  }

  /// `?` or `_` where a writer had no such character. Cells of nothing else are found by
  /// `DamageChecks`; here a run beside wide characters, or one between two of them in a short cell.
  private mutating func addUnmappable(_ cell: Span<UInt8>, _ shape: CellShape, _ line: UInt32) {
    guard shape.marks.contains(.wide) else { return }
    for index in 0..<cell.count {
      let byte = cell[index]
      guard byte == UInt8(ascii: "?") || byte == UInt8(ascii: "_") else { continue }
      let isRun = index + 1 < cell.count && cell[index + 1] == byte
      let isBetween =
        byte == UInt8(ascii: "?") && index > 0 && cell[index - 1] >= 0x80 && index + 1 < cell.count
        && cell[index + 1] >= 0x80
      if (isRun && (byte == UInt8(ascii: "?") || runLength(cell, index) > 2))
        || (isBetween && shape.characters <= 8)
      {
        unmappable.add(line)
        return
      }
    }
  }

  private func runLength(_ cell: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < cell.count, cell[index] == cell[start] { index += 1 }
    return index - start
  }

  /// - Parameters:
  ///   - type: of the column.
  ///   - name: of the column; 日期 or date in it speaks for serials even where all are.
  ///   - longest: length of the longest cell, in characters.
  func judge(type: ValueType, name: String, filled: Int, longest: Int) -> [(DamageKind, Tally)] {
    var list: [(DamageKind, Tally)] = []
    func add(_ kind: DamageKind, _ tally: Tally) { if tally.count > 0 { list.append((kind, tally)) } }
    add(.replacement, unmappable)
    add(.leadingZeroLost, lostZeros(type: type, filled: filled))
    let lower = name.lowercased()
    let isDateName = ["日期", "时间", "date", "time"].contains { lower.contains($0) }
    if type == .date || type == .datetime || (isDateName && serial.count * 2 > filled) {
      add(.dateSerial, serial)
    }
    add(.formulaWrapper, wrapped)
    add(.truncatedCell, longest == 255 ? cutShort + cutLong : cutLong)
    add(.twoDigitYear, twoDigitYear)
    add(.controlCharacter, control)
    return list
  }

  /// In a column of which most numbers have n digits and start with 0, the shorter ones that do not;
  /// in a column of phones, landlines without the 0 of their area code.
  private func lostZeros(type: ValueType, filled: Int) -> Tally {
    if type == .phone { return bareLandline }
    guard let length = withZero.indices.max(by: { withZero[$0] < withZero[$1] }), length > 1 else {
      return Tally()
    }
    let shorter = withoutZero[..<length].reduce(Tally(), +)
    let total = withZero[length] + shorter.count
    guard withZero[length] > 1, withZero[length] * 2 >= total, total * 2 >= filled else { return Tally() }
    return shorter
  }
}
