/// How a mapping names its child records: what tells a child apart in landed bytes, beside its values.
public struct ChildNames: Sendable {
  public struct Kind: Sendable {
    /// Path from the record to the child.
    public var path: [UInt8]
    /// Columns that name the child within its record; empty: it has no key. A filled key cell is
    /// carried as an extra of the child.
    public var key: [[UInt8]]

    public init(path: String, key: [String]) {
      self.path = Array(path.utf8)
      self.key = key.map { Array($0.utf8) }
    }
  }

  public var kinds: [Kind]
  /// Between the parts of a path; 0 in a format without children.
  public var separator: UInt8

  public static let none = ChildNames(kinds: [], separator: 0)

  public init(kinds: [Kind], separator: UInt8) {
    self.kinds = kinds
    self.separator = separator
  }

  /// A child's extra, taken apart: `contacts/contact[2]/qq` is path `contacts/contact`, number 2 and
  /// rest `/qq`. Nil for an extra of the record itself, and for a repeated cell of it (`phone[2]`).
  func parse(_ name: ArraySlice<UInt8>) -> (path: Range<Int>, number: UInt16, rest: Range<Int>)? {
    guard separator != 0 else { return nil }
    var at = name.startIndex
    while let open = name[at...].firstIndex(of: UInt8(ascii: "[")) {
      var end = open + 1
      var number = 0
      while end < name.endIndex, name[end] &- 0x30 < 10, number <= Landed.maximumNumber {
        number = number * 10 + Int(name[end] - 0x30)
        end += 1
      }
      at = open + 1
      guard end > open + 1, end < name.endIndex, name[end] == UInt8(ascii: "]"),
        (1...Landed.maximumNumber).contains(number)
      else { continue }
      let path = name[..<open]
      let isInside = end + 1 < name.endIndex && name[end + 1] == separator
      if isInside || kinds.contains(where: { $0.path.elementsEqual(path) }) {
        return (path.indices, UInt16(number), end + 1..<name.endIndex)
      }
    }
    return nil
  }
}
