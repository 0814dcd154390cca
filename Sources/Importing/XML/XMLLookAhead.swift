import Base
import CLibXML2

/// What the start of an XML file shows of its structure, when a mapping does not name it.
///
/// *The record.* From the root down: an element with a child name that comes twice or more makes that
/// name the record (the first such, in the order of the document); one whose only child holds elements
/// itself is passed through; otherwise the element is the record. When that is the root, and something
/// further down repeats, the least deep of what repeats is the record.
///
/// *The children.* Every element that comes twice or more under one parent, in any record seen.
final class XMLLookAhead {
  struct Element {
    var name: String
    var parent: Int
    var children: [Int] = []
    /// The most often it came under one parent.
    var most = 0
    var countHere = 0
    var depth: Int
  }

  private(set) var elements: [Element] = [Element(name: "", parent: -1, depth: 0)]
  private var open = [0]
  private var parser: XMLPushParser?

  private init() {}

  static func outline(of text: UnsafeRawBufferPointer) -> XMLLookAhead {
    let seen = XMLLookAhead()
    var handler = xmlSAXHandler()
    handler.startElementNs = { user, name, _, _, _, _, _, _, _ in
      if let name { lookAhead(user)?.start(String(cString: name)) }
    }
    handler.endElementNs = { user, _, _, _ in lookAhead(user)?.end() }
    handler.internalSubset = { user, _, _, _ in lookAhead(user)?.parser?.stop() }
    handler.serror = { user, error in lookAhead(user)?.parser?.report(error) }
    let parser = XMLPushParser(&handler, user: Unmanaged.passUnretained(seen).toOpaque())
    seen.parser = parser
    var rest = text
    while !rest.isEmpty && parser.failure == nil && seen.open.count <= TreeLimits.depth + 1 {
      let count = min(rest.count, 64 << 10)
      parser.parse(UnsafeRawBufferPointer(rebasing: rest[..<count]))
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    seen.parser = nil
    return seen
  }

  private func start(_ name: String) {
    guard open.count <= TreeLimits.depth + 1, elements.count < TreeLimits.paths, let parent = open.last
    else {
      parser?.stop()
      return
    }
    let known = elements[parent].children.first { elements[$0].name == name }
    let element = known ?? elements.count
    if known == nil {
      elements.append(Element(name: name, parent: parent, depth: open.count))
      elements[parent].children.append(element)
    }
    for child in elements[element].children { elements[child].countHere = 0 }
    elements[element].countHere += 1
    elements[element].most = max(elements[element].most, elements[element].countHere)
    open.append(element)
  }

  private func end() { open.removeLast() }

  private func names(to element: Int, from ancestor: Int = 0) -> [String] {
    var names: [String] = []
    var place = element
    while place != ancestor && place > 0 {
      names.append(elements[place].name)
      place = elements[place].parent
    }
    return names.reversed()
  }

  private func repeats(_ element: Int) -> Bool {
    elements[element].most > 1 && elements[element].name != "null"
  }

  func recordPath() -> XMLPath {
    guard let root = elements[0].children.first else { return XMLPath("") }
    var place = root
    while true {
      let children = elements[place].children
      if let found = children.first(where: repeats) { return path(to: found) }
      guard children.count == 1, !elements[children[0]].children.isEmpty else { break }
      place = children[0]
    }
    if place == root {
      let deeper = elements.indices.filter(repeats).min { elements[$0].depth < elements[$1].depth }
      if let deeper { return path(to: deeper) }
    }
    return path(to: place)
  }

  private func path(to element: Int) -> XMLPath { XMLPath(names: names(to: element), isAnchored: true) }

  /// Paths, from the record, of the elements that repeat inside it.
  func childPaths(of record: XMLPath) -> [String] {
    var found: [String] = []
    for element in elements.indices where repeats(element) {
      var above = elements[element].parent
      while above > 0 {
        if record.matches(names(to: above)) {
          let path = names(to: element, from: above).joined(separator: "/")
          if !found.contains(path) { found.append(path) }
        }
        above = elements[above].parent
      }
    }
    return found
  }
}

private func lookAhead(_ user: UnsafeMutableRawPointer?) -> XMLLookAhead? {
  user.map { Unmanaged<XMLLookAhead>.fromOpaque($0).takeUnretainedValue() }
}
