/// A merge laid out by field: what each side says, what won, and from which side.
extension RunReport.Merge {
  struct Line: Equatable {
    var field: String
    /// Nil: the golden row has no such value.
    var result: String?
    /// Index of the side that the result came from; nil when it is of none of them.
    var won: Int?
    /// By side; nil where a side is silent.
    var values: [String?]
  }

  /// Fields of the result first, in its order, then those that only sides have.
  var lines: [Line] {
    var at: [String: Int] = [:]
    var lines: [Line] = []
    func index(of field: String) -> Int {
      if let index = at[field] { return index }
      at[field] = lines.count
      lines.append(Line(field: field, values: Array(repeating: nil, count: sides.count)))
      return lines.count - 1
    }
    for value in result {
      let line = index(of: value.field)
      lines[line].result = value.value
      lines[line].won = value.side.flatMap { sides.indices.contains($0) ? $0 : nil }
    }
    for (number, side) in sides.enumerated() {
      for value in side.values {
        let line = index(of: value.field)
        lines[line].values[number] = value.value
        // Where the report does not record the winner, the first side with that value stands for it.
        if lines[line].won == nil, lines[line].result == value.value { lines[line].won = number }
      }
    }
    return lines
  }
}
