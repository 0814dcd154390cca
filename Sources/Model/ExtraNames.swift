/// What the extras of one record are called, so that no two of them share a name.
///
/// The first cell of a column has the column's full name (of a child, with the child's number in it), the
/// second one `NAME[2]`, and so on. In JSON a column may be called `x[2]` itself and stand beside a column
/// `x` that comes twice: then the column keeps its name, and the repeated cell gets the next number that is
/// free in this record. Importer and verifier name cells by this one rule, each those that it found.
public struct ExtraNames {
  /// A cell that is kept.
  public struct Cell {
    /// Full name of its column, the child's number included.
    public var name: [UInt8]
    /// Number of the child record; 0: the record itself.
    public var child: Int
    /// 1 for the first cell of the column in its row, 2, 3, … for repeated ones.
    public var copy: Int

    public init(name: [UInt8], child: Int, copy: Int) {
      self.name = name
      self.child = child
      self.copy = copy
    }
  }

  /// The name that a cell has where no other has it.
  public static func plain(_ cell: Cell) -> [UInt8] {
    cell.copy > 1 ? numbered(cell.name, cell.copy) : cell.name
  }

  /// - Parameter cells: all that are kept of one record, in any order.
  /// - Returns: their names, in the order of `cells`; no two are equal.
  public static func all(_ cells: [Cell]) -> [[UInt8]] {
    var names = cells.map(plain)
    guard Set(names).count < names.count else { return names }
    let order = cells.indices.sorted { precedes(cells[$0], cells[$1]) }
    var taken: Set<[UInt8]> = []
    var rest: [Int] = []
    for index in order {
      if cells[index].copy > 1 || !taken.insert(cells[index].name).inserted { rest.append(index) }
    }
    // The numbers of one column rise, so that each is tried once.
    var last: [[UInt8]: Int] = [:]
    for index in rest {
      let cell = cells[index]
      var number = max(cell.copy, 2, (last[cell.name] ?? 0) + 1)
      while !taken.insert(numbered(cell.name, number)).inserted { number += 1 }
      last[cell.name] = number
      names[index] = numbered(cell.name, number)
    }
    return names
  }

  private static func numbered(_ name: [UInt8], _ number: Int) -> [UInt8] { name + Array("[\(number)]".utf8) }

  private static func precedes(_ left: Cell, _ right: Cell) -> Bool {
    if left.name != right.name { return left.name.lexicographicallyPrecedes(right.name) }
    return (left.child, left.copy) < (right.child, right.copy)
  }
}
