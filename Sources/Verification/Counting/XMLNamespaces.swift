/// Tells the attributes that are no cells: declarations of namespaces, and `nil` of XML Schema instances
/// (XML Schema 1, 2.7.2), whatever its prefix.
struct XMLNamespaces {
  private struct Prefix {
    var name: [UInt8]
    var depth: Int
    var isInstance: Bool
  }

  private static let instance = "http://www.w3.org/2001/XMLSchema-instance"
  private var prefixes: [Prefix] = []
  /// The prefixes of the `nil` attributes of the current tag that have a value.
  private var nils: [[UInt8]] = []

  /// Takes an attribute of the current tag.
  /// - Returns: whether it is a cell; of a `nil` with a prefix, `endTag` tells.
  mutating func note(attribute name: [UInt8], value: [UInt8], depth: Int) -> Bool {
    if name.elementsEqual("xmlns".utf8) { return false }
    if name.starts(with: "xmlns:".utf8) {
      let isInstance = value.elementsEqual(Self.instance.utf8)
      prefixes.append(Prefix(name: Array(name.dropFirst(6)), depth: depth, isInstance: isInstance))
      return false
    }
    guard name.suffix(4).elementsEqual(":nil".utf8) else { return true }
    if !value.isEmpty { nils.append(Array(name.dropLast(4))) }
    return false
  }

  /// - Returns: how many `nil` attributes of the tag are cells after all.
  mutating func endTag() -> Int {
    if nils.isEmpty { return 0 }
    defer { nils.removeAll(keepingCapacity: true) }
    return nils.count { name in prefixes.last { $0.name == name }?.isInstance != true }
  }

  /// An element at this depth ends.
  mutating func leave(depth: Int) {
    while let last = prefixes.last, last.depth >= depth { prefixes.removeLast() }
  }
}
