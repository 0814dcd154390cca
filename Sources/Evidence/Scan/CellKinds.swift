/// The kinds of rows that a source's records have, and the columns of each, as this side met them.
/// Kind 0 is the record itself; the others are the child records that the mapping lists.
package final class CellKinds {
  package struct Kind {
    /// From the record, without prefixes; empty for the record itself.
    package var path: [UInt8]
    /// Their names, by number.
    package var columns: [[UInt8]] = []
    package var numbers: [[UInt8]: Int] = [:]
  }

  package private(set) var kinds: [Kind]
  /// Rises with every new column: what was looked up by name is to be looked up again.
  package private(set) var version = 0

  /// - Parameter children: paths of the child records, in the order of the mapping.
  package init(children: [String] = []) {
    kinds = ([""] + children).map { Kind(path: Array($0.utf8)) }
  }

  package func kind(ofPath path: Span<UInt8>) -> Int? {
    for number in 1..<max(1, kinds.count) {
      let known = kinds[number].path
      if Bytes.areEqual(known.span, path) { return number }
    }
    return nil
  }

  /// - Parameter expected: the column that comes next as a rule; saves a look-up.
  package func column(_ name: Span<UInt8>, ofKind kind: Int, expected: Int = -1) -> Int {
    if expected >= 0, expected < kinds[kind].columns.count {
      let known = kinds[kind].columns[expected]
      if Bytes.areEqual(known.span, name) { return expected }
    }
    let key = Bytes.array(name)
    if let known = kinds[kind].numbers[key] { return known }
    kinds[kind].columns.append(key)
    kinds[kind].numbers[key] = kinds[kind].columns.count - 1
    version += 1
    return kinds[kind].columns.count - 1
  }

  package func numbers(ofKind kind: Int) -> [[UInt8]: Int] { kinds[kind].numbers }

  package func find(_ name: String, ofKind kind: Int) -> Int? { kinds[kind].numbers[Array(name.utf8)] }
}
