import Base

/// Finds rows whose values fit the columns beside theirs better than their own: a delimiter too
/// many or too few. What each column holds is learned from the first batch.
struct ShiftDetector {
  private var expected: [ValueType] = []
  private(set) var rows = Tally()

  var isTrained: Bool { !expected.isEmpty }

  mutating func train(_ types: [ValueType]) { expected = types.map(Self.shape) }

  /// Ids, choices and texts are of one shape to the eye of one value.
  private static func shape(_ type: ValueType) -> ValueType {
    switch type {
    case .id, .choice, .boolean: .text
    case .datetime: .date
    default: type
    }
  }

  /// - Parameter types: of the values of one row, by column.
  mutating func add(_ types: Span<ValueType>, line: UInt32) {
    let count = min(types.count, expected.count)
    var misfits = 0
    for column in 0..<count {
      let type = Self.shape(types[column])
      if type != .empty, expected[column].isDistinctive, type != expected[column] { misfits += 1 }
    }
    guard misfits >= 2 else { return }
    if isShifted(types, count, by: 1) || isShifted(types, count, by: -1) { rows.add(line) }
  }

  /// Over at least three columns in a row the values fit the neighbour on one side, and of them at
  /// least two are of a distinctive type and do not fit their own column.
  private func isShifted(_ types: Span<ValueType>, _ count: Int, by step: Int) -> Bool {
    var run = 0
    var proofs = 0
    for column in 0..<count {
      let neighbour = column - step
      let type = Self.shape(types[column])
      if type == .empty { continue }
      guard neighbour >= 0, neighbour < count, type == expected[neighbour] else {
        run = 0
        proofs = 0
        continue
      }
      run += 1
      if type.isDistinctive && type != expected[column] { proofs += 1 }
      if run >= 3 && proofs >= 2 { return true }
    }
    return false
  }
}
