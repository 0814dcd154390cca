import Base

/// The paths met inside records so far, as a tree. Names are compared by the address that libxml2's
/// dictionary gives them, so a known path costs no string.
struct XMLShape: ~Copyable {
  /// Numbers of nodes are -1 where there is none.
  struct Node: BitwiseCopyable {
    /// Address of the name; for an attribute, its name without the prefix.
    var name: UInt
    var isAttribute: Bool
    /// Starts a child record.
    var isChild = false
    /// Elements stand in it: when it is empty it is no cell.
    var isContainer = false
    /// The kind whose record takes this node's cells.
    var kind: Int
    /// The column of the node's own text, or -1 as long as it had none.
    var column = -1
    /// What stands in it, in the order in which it was first met.
    var first = -1
    var last = -1
    var next = -1
    /// What is expected next: records name the same things in the same order.
    var expected = -1
  }

  /// How many names may be missing, before one is looked up.
  private static let skips = 4

  private(set) var nodes = GrowingBuffer<Node>()
  /// By node: relative to its kind (empty for the element of the kind itself), and from the record.
  private var paths: [(own: String, full: String)] = []
  private var byName: [Key: Int] = [:]
  var layout = LayoutBuilder()
  private let childPaths: Set<String>
  private let containers: Set<String>

  private struct Key: Hashable {
    var parent: Int
    var name: UInt
    var isAttribute: Bool
  }

  /// - Parameter children: paths, from the record, of the elements that become child records.
  init(children: [String]) {
    let listed = children.map { XMLPath($0).layoutName }
    childPaths = Set(listed)
    var above: Set<String> = []
    for path in listed {
      var rest = Substring(path)
      while let slash = rest.lastIndex(of: "/") {
        rest = rest[..<slash]
        above.insert(String(rest))
      }
    }
    containers = above
    let kind = layout.kind(path: "")
    nodes.append(Node(name: 0, isAttribute: false, isContainer: true, kind: kind))
    paths.append(("", ""))
  }

  /// The node of a name under a node; made when it is new.
  mutating func node(under parent: Int, name: UInt, isAttribute: Bool, text: () -> String) -> Int {
    var candidate = nodes[parent].expected
    var left = Self.skips
    while candidate >= 0 && left > 0 {
      if nodes[candidate].name == name && nodes[candidate].isAttribute == isAttribute {
        nodes[parent].expected = nodes[candidate].next
        return candidate
      }
      candidate = nodes[candidate].next
      left -= 1
    }
    let key = Key(parent: parent, name: name, isAttribute: isAttribute)
    let node = byName[key] ?? add(key, text())
    nodes[parent].expected = nodes[node].next
    return node
  }

  private mutating func add(_ key: Key, _ text: String) -> Int {
    let above = paths[key.parent]
    let step = key.isAttribute ? "@" + text : text
    var node = Node(name: key.name, isAttribute: key.isAttribute, kind: nodes[key.parent].kind)
    var path = above.own.isEmpty ? step : above.own + "/" + step
    let full = above.full.isEmpty ? step : above.full + "/" + step
    if !key.isAttribute {
      nodes[key.parent].isContainer = true
      node.isContainer = containers.contains(full)
      if childPaths.contains(full) {
        node.isChild = true
        node.kind = layout.kind(path: full)
        path = ""
      }
    }
    let number = nodes.count
    nodes.append(node)
    paths.append((path, full))
    let last = nodes[key.parent].last
    if last >= 0 { nodes[last].next = number } else { nodes[key.parent].first = number }
    nodes[key.parent].last = number
    byName[key] = number
    return number
  }

  /// Expects the first name again.
  mutating func rewind(_ node: Int) { nodes[node].expected = nodes[node].first }

  /// The column of a node's own text; made when it is new.
  mutating func column(of node: Int) -> Int {
    let known = nodes[node].column
    if known >= 0 { return known }
    let path = paths[node].own
    let made = layout.column(path.isEmpty ? "." : path, ofKind: nodes[node].kind)
    nodes[node].column = made
    return made
  }
}
