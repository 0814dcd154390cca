import Base
import Documents
import Evidence

/// Adds up the columns of which a control file says the sum: plain numbers in the cells of the records
/// themselves, whatever became of them, as a spreadsheet adds them up.
struct ColumnSums {
  let control: ControlFile
  private(set) var sums: [ExactSum]
  /// Filled cells that are no plain number; a spreadsheet passes them over, too.
  private(set) var passedOver: [Int]
  /// Columns that the file turned out to have.
  private(set) var isThere: [Bool]
  /// The first record whose cells could not be read, by its number in the file; 0: there is none.
  private(set) var firstUnread = 0

  init(_ control: ControlFile) {
    self.control = control
    sums = control.sums.map { _ in ExactSum() }
    passedOver = control.sums.map { _ in 0 }
    isThere = control.sums.map { _ in false }
  }

  mutating func addUnread(ordinal: Int) { if firstUnread == 0 { firstUnread = ordinal } }

  /// What the records of another reading of the file add up to comes to it.
  mutating func add(_ other: ColumnSums) {
    for index in sums.indices {
      sums[index].add(other.sums[index])
      passedOver[index] += other.passedOver[index]
      isThere[index] = isThere[index] || other.isThere[index]
    }
    addUnread(ordinal: other.firstUnread)
  }

  mutating func add(_ cells: SourceCells) {
    for (index, figure) in control.sums.enumerated() {
      guard let column = cells.kinds.find(figure.value.column, ofKind: 0) else { continue }
      isThere[index] = true
      var cell = cells.first(row: 0, column: column)
      while cell >= 0 {
        if cells.isFilled(cell) {
          if let number = cells.withCell(cell, Self.number) {
            sums[index].add(number)
          } else if !cells.withCell(cell, { Core($0).isBlank }) {
            passedOver[index] += 1
          }
        }
        cell = cells.cells[cell].next
      }
    }
  }

  /// `-1,234.50`; nil when other letters stand there.
  private static func number(_ cell: Span<UInt8>) -> ExactSum? {
    if let plain = ExactSum(cell) { return plain }
    var letters = Core(cell).letters.map(Letters.narrow)[...]
    let isNegative = letters.first == 0x2D
    if isNegative { letters = letters.dropFirst() }
    let all = Array(letters)
    var at = 0
    guard let number = PlainDecimal(all, &at), at == all.count else { return nil }
    return ExactSum(
      digits: number.digits.lazy.map { UInt8(truncatingIfNeeded: $0 &- 0x30) }, places: number.places,
      isNegative: isNegative)
  }
}
