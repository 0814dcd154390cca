import CSimdjson
import Records

/// The members met inside records so far, as a tree. A known name costs one comparison of bytes:
/// records name the same members in the same order.
struct JSONShape: ~Copyable {
  struct Node {
    var nameStart: Int
    var nameLength: Int
    /// The kind whose record takes this node's cells.
    var kind: Int
    var column = -1
    /// Path relative to the kind, and from the record.
    var path: String
    var fullPath: String
    /// Listed as the place of child records.
    var isListed: Bool
    /// Members stand in it: a `null` instead of them is no cell.
    var isContainer = false
    /// The node of the child record that an element here is; -1 when there was none.
    var element = -1
    /// The object in which the name was met last.
    var seenIn: UInt64 = 0
    var children: [Int] = []
    var expected = 0
  }

  private(set) var nodes: [Node] = []
  private var names = ByteArena()
  private var byName: [Key: Int] = [:]
  var layout = LayoutBuilder()
  private let childPaths: Set<String>
  /// Every array of objects makes child records.
  let findsChildren: Bool

  private struct Key: Hashable {
    var parent: Int
    var name: [UInt8]
  }

  /// - Parameter children: paths, from the record, of what becomes child records; nil: arrays of objects.
  init(children: [String]?) {
    findsChildren = children == nil
    childPaths = Set((children ?? []).map { JSONPath($0).keys.joined(separator: ".") })
    let kind = layout.kind(path: "")
    nodes.append(Node(nameStart: 0, nameLength: 0, kind: kind, path: "", fullPath: "", isListed: false))
  }

  /// The node of a member; made when it is new.
  mutating func member(of parent: Int, _ name: UnsafeRawBufferPointer) -> Int {
    let place = nodes[parent].expected
    if place < nodes[parent].children.count {
      let next = nodes[parent].children[place]
      if isName(name, of: next) {
        nodes[parent].expected = place + 1
        return next
      }
    }
    let key = Key(parent: parent, name: Array(name))
    if let known = byName[key] {
      nodes[parent].expected = (nodes[parent].children.firstIndex(of: known) ?? 0) + 1
      return known
    }
    return add(key)
  }

  private func isName(_ name: UnsafeRawBufferPointer, of node: Int) -> Bool {
    guard nodes[node].nameLength == name.count else { return false }
    return names.withUnsafeBytes(from: nodes[node].nameStart, count: name.count) { known in
      known.elementsEqual(name)
    }
  }

  private mutating func add(_ key: Key) -> Int {
    let above = nodes[key.parent]
    // An empty name is a name: without one, its children would be taken for records.
    let name = key.name.isEmpty ? "''" : String(decoding: key.name, as: UTF8.self)
    let fullPath = above.fullPath.isEmpty ? name : above.fullPath + "." + name
    nodes.append(
      Node(
        nameStart: names.append(key.name.span), nameLength: key.name.count, kind: above.kind,
        path: above.path.isEmpty ? name : above.path + "." + name, fullPath: fullPath,
        isListed: childPaths.contains(fullPath)))
    let number = nodes.count - 1
    nodes[key.parent].children.append(number)
    nodes[key.parent].expected = nodes[key.parent].children.count
    byName[key] = number
    return number
  }

  /// The node of the child records of a node; made when it is new.
  mutating func element(of node: Int) -> Int {
    let known = nodes[node].element
    if known >= 0 { return known }
    let path = nodes[node].fullPath
    let kind = layout.kind(path: path)
    nodes.append(Node(nameStart: 0, nameLength: 0, kind: kind, path: "", fullPath: path, isListed: false))
    nodes[node].element = nodes.count - 1
    return nodes.count - 1
  }

  mutating func rewind(_ node: Int) { nodes[node].expected = 0 }

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
    let path = nodes[node].path
    let made = layout.column(path.isEmpty ? "." : path, ofKind: nodes[node].kind)
    nodes[node].column = made
    return made
  }
}
