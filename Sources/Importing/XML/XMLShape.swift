import Records

/// The paths met inside records so far, as a tree. Names are compared by the address that libxml2's
/// dictionary gives them, so a known path costs no string.
struct XMLShape {
  struct Node {
    /// Address of the name; for an attribute, its name without the prefix.
    var name: UInt
    var isAttribute: Bool
    /// The kind whose record takes this node's cells.
    var kind: Int
    /// The column of the node's own text, or -1 as long as it had none.
    var column = -1
    /// Path relative to the kind; empty for the element of the kind itself.
    var path: String
    /// Path from the record.
    var fullPath: String
    /// Starts a child record.
    var isChild = false
    /// Elements stand in it: when it is empty it is no cell.
    var isContainer = false
    var children: [Int] = []
    /// Where in `children` the next name is expected: records name the same things in the same order.
    var expected = 0
  }

  private(set) var nodes: [Node] = []
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
    let paths = children.map { XMLPath($0).names.joined(separator: "/") }
    childPaths = Set(paths)
    var above: Set<String> = []
    for path in paths {
      var rest = Substring(path)
      while let slash = rest.lastIndex(of: "/") {
        rest = rest[..<slash]
        above.insert(String(rest))
      }
    }
    containers = above
    let kind = layout.kind(path: "")
    nodes.append(
      Node(name: 0, isAttribute: false, kind: kind, path: "", fullPath: "", isContainer: true))
  }

  /// The node of a name under a node; made when it is new.
  mutating func node(under parent: Int, name: UInt, isAttribute: Bool, text: () -> String) -> Int {
    let place = nodes[parent].expected
    if place < nodes[parent].children.count {
      let next = nodes[parent].children[place]
      if nodes[next].name == name && nodes[next].isAttribute == isAttribute {
        nodes[parent].expected = place + 1
        return next
      }
    }
    let key = Key(parent: parent, name: name, isAttribute: isAttribute)
    if let known = byName[key] {
      nodes[parent].expected = (nodes[parent].children.firstIndex(of: known) ?? 0) + 1
      return known
    }
    return add(key, text())
  }

  private mutating func add(_ key: Key, _ text: String) -> Int {
    let above = nodes[key.parent]
    let step = key.isAttribute ? "@" + text : text
    var node = Node(
      name: key.name, isAttribute: key.isAttribute, kind: above.kind,
      path: above.path.isEmpty ? step : above.path + "/" + step,
      fullPath: above.fullPath.isEmpty ? step : above.fullPath + "/" + step)
    if !key.isAttribute {
      nodes[key.parent].isContainer = true
      node.isContainer = containers.contains(node.fullPath)
      if childPaths.contains(node.fullPath) {
        node.isChild = true
        node.kind = layout.kind(path: node.fullPath)
        node.path = ""
      }
    }
    nodes.append(node)
    let number = nodes.count - 1
    nodes[key.parent].children.append(number)
    nodes[key.parent].expected = nodes[key.parent].children.count
    byName[key] = number
    return number
  }

  /// Expects the first name again.
  mutating func rewind(_ node: Int) { nodes[node].expected = 0 }

  /// The column of a node's own text; made when it is new.
  mutating func column(of node: Int) -> Int {
    let known = nodes[node].column
    if known >= 0 { return known }
    let path = nodes[node].path
    let made = layout.column(path.isEmpty ? "." : path, ofKind: nodes[node].kind)
    nodes[node].column = made
    return made
  }
}
