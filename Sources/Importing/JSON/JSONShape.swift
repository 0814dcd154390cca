import Base
import CSimdjson

/// The members met inside records so far, as a tree. A known name costs one comparison of bytes:
/// records name the same members in the same order.
struct JSONShape: ~Copyable {
  /// Numbers of nodes are -1 where there is none.
  struct Node: BitwiseCopyable {
    var nameStart: Int
    var nameLength: Int
    /// The kind whose record takes this node's cells.
    var kind: Int
    /// Listed as the place of child records.
    var isListed: Bool
    /// Members stand in it: a `null` instead of them is no cell.
    var isContainer = false
    var column = -1
    /// The node of the child record that an element here is.
    var element = -1
    /// The object in which the name was met last.
    var seenIn: UInt64 = 0
    /// The members, in the order in which they were first met.
    var first = -1
    var last = -1
    var next = -1
    /// The member that is expected next.
    var expected = -1
  }

  /// How many members may be missing, before a name is looked up.
  private static let skips = 4

  private(set) var nodes = GrowingBuffer<Node>()
  /// By node: relative to its kind, and from the record.
  private var paths: [(own: String, full: String)] = []
  private var names = ByteArena()
  private var byName: [Key: Int] = [:]
  var layout = LayoutBuilder()
  private let childPaths: Set<[UInt8]>
  /// Every array of objects makes child records.
  let findsChildren: Bool

  private struct Key: Hashable {
    var parent: Int
    var name: [UInt8]
  }

  /// - Parameter children: paths, from the record, of what becomes child records; nil: arrays of objects.
  init(children: [String]?) {
    findsChildren = children == nil
    childPaths = Set((children ?? []).map { Array(JSONPath($0).layoutName.utf8) })
    let kind = layout.kind(path: "")
    nodes.append(Node(nameStart: 0, nameLength: 0, kind: kind, isListed: false))
    paths.append(("", ""))
  }

  /// The node of a member; made when it is new.
  mutating func member(of parent: Int, _ name: UnsafeRawBufferPointer) -> Int {
    var candidate = nodes[parent].expected
    var left = Self.skips
    while candidate >= 0 && left > 0 {
      if isName(name, of: candidate) {
        nodes[parent].expected = nodes[candidate].next
        return candidate
      }
      candidate = nodes[candidate].next
      left -= 1
    }
    let key = Key(parent: parent, name: Array(name))
    let node = byName[key] ?? add(key)
    nodes[parent].expected = nodes[node].next
    return node
  }

  @inline(__always)
  private func isName(_ name: UnsafeRawBufferPointer, of node: Int) -> Bool {
    guard nodes[node].nameLength == name.count else { return false }
    return names.withUnsafeBytes(from: nodes[node].nameStart, count: name.count) { $0.isEqual(to: name) }
  }

  private mutating func add(_ key: Key) -> Int {
    let above = paths[key.parent]
    // An empty name is a name: without one, its children would be taken for records.
    let name = key.name.isEmpty ? "''" : String(decoding: key.name, as: UTF8.self)
    let full = above.full.isEmpty ? name : above.full + "." + name
    let number = nodes.count
    nodes.append(
      Node(
        nameStart: names.append(key.name.span), nameLength: key.name.count, kind: nodes[key.parent].kind,
        isListed: childPaths.contains(Array(full.utf8))))
    paths.append((above.own.isEmpty ? name : above.own + "." + name, full))
    let last = nodes[key.parent].last
    if last >= 0 { nodes[last].next = number } else { nodes[key.parent].first = number }
    nodes[key.parent].last = number
    byName[key] = number
    return number
  }

  /// The node of the child records of a node; made when it is new.
  mutating func element(of node: Int) -> Int {
    let known = nodes[node].element
    if known >= 0 { return known }
    let path = paths[node].full
    let kind = layout.kind(path: path)
    nodes.append(Node(nameStart: 0, nameLength: 0, kind: kind, isListed: false))
    paths.append(("", path))
    nodes[node].element = nodes.count - 1
    return nodes.count - 1
  }

  mutating func rewind(_ node: Int) { nodes[node].expected = nodes[node].first }

  mutating func markContainer(_ node: Int) { nodes[node].isContainer = true }

  /// Notes that the name was met in an object.
  /// - Returns: false when it was met there before.
  mutating func mark(_ node: Int, in object: UInt64) -> Bool {
    if nodes[node].seenIn == object { return false }
    nodes[node].seenIn = object
    return true
  }

  /// The column of a node's own value; made when it is new.
  mutating func column(of node: Int) -> Int {
    let known = nodes[node].column
    if known >= 0 { return known }
    let path = paths[node].own
    let made = layout.column(path.isEmpty ? "." : path, ofKind: nodes[node].kind)
    nodes[node].column = made
    return made
  }
}
