import Base

/// The kinds and columns that a reader has met so far. Numbers never change; new ones are added at the end.
struct LayoutBuilder {
  private var kinds: [Layout.Kind] = []
  private var columnNumbers: [[String: Int]] = []
  private(set) var columnCounts: [Int] = []
  private var snapshot: Layout?

  /// The kind of a path; made when it is new.
  mutating func kind(path: String) -> Int {
    if let known = kinds.firstIndex(where: { $0.path == path }) { return known }
    kinds.append(Layout.Kind(path: path, columns: []))
    columnNumbers.append([:])
    columnCounts.append(0)
    snapshot = nil
    return kinds.count - 1
  }

  /// The column of a name; made when it is new.
  mutating func column(_ name: String, ofKind kind: Int) -> Int {
    if let known = columnNumbers[kind][name] { return known }
    let number = columnCounts[kind]
    columnNumbers[kind][name] = number
    columnCounts[kind] += 1
    kinds[kind].columns.append(name)
    snapshot = nil
    return number
  }

  /// The layout as it is now; the same object until something is added.
  mutating func layout() -> Layout {
    if let snapshot { return snapshot }
    let made = Layout(kinds: kinds)
    snapshot = made
    return made
  }
}
