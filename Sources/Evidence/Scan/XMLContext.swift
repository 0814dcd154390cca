/// What the text round a record says that its bytes may not say by themselves: which prefixes stand for
/// XML Schema instances where it begins. Empty for other formats.
package struct XMLContext: Hashable, Sendable {
  /// Without their colon; nil: nobody knows what stood round the record.
  package var instances: Set<[UInt8]>?

  /// Nothing is declared round the record.
  package static let none = XMLContext(instances: [])
  /// The bytes of the record are all that is left.
  package static let unknown = XMLContext(instances: nil)
}

/// The prefixes that are declared where a scanner stands (Namespaces in XML 1.0).
struct XMLNamespaces {
  private struct Prefix {
    var name: [UInt8]
    /// Of the element that declares it.
    var depth: Int
    var isInstance: Bool
  }

  private static let instance = "http://www.w3.org/2001/XMLSchema-instance"
  private var prefixes: [Prefix] = []
  /// Of what is declared outside of records.
  private(set) var context = XMLContext.none

  static func isDeclaration(_ attribute: Span<UInt8>) -> Bool {
    guard attribute.count >= 5, attribute[0] == 0x78, attribute[1] == 0x6D else { return false }
    let text = Bytes.text(attribute)
    return text == "xmlns" || text.hasPrefix("xmlns:")
  }

  /// Where the prefix of an attribute `…:nil` stands in its name; nil: it is another attribute.
  static func prefixOfNull(_ attribute: Span<UInt8>) -> Range<Int>? {
    let end = attribute.count - 4
    guard end > 0, attribute[end] == 0x3A, attribute[end + 1] == 0x6E, attribute[end + 2] == 0x69,
      attribute[end + 3] == 0x6C
    else { return nil }
    return 0..<end
  }

  /// - Parameter isOutside: of an element that lies outside of records.
  mutating func declare(_ attribute: Span<UInt8>, _ value: Span<UInt8>, depth: Int, isOutside: Bool) {
    // The default namespace is no attribute's.
    guard attribute.count > 6 else { return }
    prefixes.append(
      Prefix(
        name: Bytes.array(attribute.extracting(6..<attribute.count)), depth: depth,
        isInstance: Bytes.text(value) == Self.instance))
    if isOutside { noteContext() }
  }

  /// Nil: no open element declares the prefix.
  func isInstance(_ prefix: Span<UInt8>) -> Bool? {
    for known in prefixes.reversed() where Bytes.areEqual(known.name.span, prefix) { return known.isInstance }
    return nil
  }

  /// An element at this depth ends.
  mutating func leave(depth: Int, isOutside: Bool) {
    guard let last = prefixes.last, last.depth >= depth else { return }
    prefixes.removeAll { $0.depth >= depth }
    if isOutside { noteContext() }
  }

  mutating func removeAll() {
    prefixes.removeAll(keepingCapacity: true)
    context = .none
  }

  private mutating func noteContext() {
    var instances: Set<[UInt8]> = []
    for prefix in prefixes {
      if prefix.isInstance { instances.insert(prefix.name) } else { instances.remove(prefix.name) }
    }
    context = XMLContext(instances: instances)
  }
}

/// What references stand for: the five names that need no declaration, and characters by their number
/// (XML 1.0, 4.1 and 4.6).
enum XMLReference {
  /// A longer name stands for nothing.
  static let longest = 32

  /// - Parameter name: what stands between `&` and `;`.
  static func bytes(_ name: Span<UInt8>) -> [UInt8]? {
    let name = Bytes.text(name)
    switch name {
    case "lt": return [0x3C]
    case "gt": return [0x3E]
    case "amp": return [0x26]
    case "quot": return [0x22]
    case "apos": return [0x27]
    default:
      guard name.hasPrefix("#") else { return nil }
      let isHex = name.hasPrefix("#x")
      guard let code = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10),
        let scalar = Unicode.Scalar(code)
      else { return nil }
      return Array(String(scalar).utf8)
    }
  }
}
