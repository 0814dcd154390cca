/// What a row of a table says by rows above it (`fill_down:`), as it stands before the row's own bytes in the
/// raw bytes of its record: U+0000, a column, U+0000, what that says, for each such cell, then U+0000 twice.
///
/// A row of a file that holds U+0000 is at fault and has no cells, so that nothing else begins so. Being part
/// of the raw bytes, it goes where they go: into the fingerprint that tells a record from its former self, into
/// the store and quarantine, and into a replay.
public enum InheritedCells {
  /// A longer cell, in bytes, is no label of a group: it is not given to the rows below.
  public static let longest = 4096

  /// Appends one cell; `end` follows the last.
  public static func append(
    column: some Collection<UInt8>, value: some Collection<UInt8>, to raw: inout [UInt8]
  ) {
    raw.append(0)
    raw.append(contentsOf: column)
    raw.append(0)
    raw.append(contentsOf: value)
  }

  /// Follows the last cell; the row's own bytes come next.
  public static func end(_ raw: inout [UInt8]) { raw += [0, 0] }

  /// Where the row's own bytes begin: 0 when all bytes are its own.
  /// - Parameter cell: takes each cell that it has from above.
  public static func read(
    _ raw: Span<UInt8>, _ cell: (_ column: Range<Int>, _ value: Range<Int>) -> Void = { _, _ in }
  ) -> Int {
    var found: [(Range<Int>, Range<Int>)] = []
    var at = 0
    while at < raw.count, raw[at] == 0 {
      let column = text(raw, from: at + 1)
      if column.isEmpty {
        guard !found.isEmpty, column.upperBound < raw.count else { return 0 }
        for (column, value) in found { cell(column, value) }
        return column.upperBound + 1
      }
      guard column.upperBound < raw.count else { return 0 }
      let value = text(raw, from: column.upperBound + 1)
      found.append((column, value))
      at = value.upperBound
    }
    return 0
  }

  /// The row's own bytes: those that its file has.
  public static func own(_ raw: [UInt8]) -> ArraySlice<UInt8> { raw[read(raw.span)...] }

  /// Up to the next U+0000.
  private static func text(_ raw: Span<UInt8>, from start: Int) -> Range<Int> {
    var end = start
    while end < raw.count, raw[end] != 0 { end += 1 }
    return min(start, end)..<end
  }
}
