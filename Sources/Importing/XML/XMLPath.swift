/// A path of element names as a mapping writes it: `customer`, `ufinterface/customer`,
/// `/ufinterface/customer`. Prefixes are dropped; a leading `/` ties it to the root.
struct XMLPath: Equatable {
  var names: [String]
  var isAnchored: Bool

  init(_ text: String) {
    isAnchored = text.hasPrefix("/")
    names = text.split(separator: "/").map { part in
      part.lastIndex(of: ":").map { String(part[part.index(after: $0)...]) } ?? String(part)
    }
  }

  init(names: [String], isAnchored: Bool) {
    self.names = names
    self.isAnchored = isAnchored
  }

  /// As a mapping writes it.
  var text: String { (isAnchored ? "/" : "") + names.joined(separator: "/") }

  /// Whether it names the element that the names from the root lead to.
  func matches(_ path: [String]) -> Bool {
    guard !names.isEmpty, path.count >= names.count else { return false }
    if isAnchored && path.count != names.count { return false }
    return path.suffix(names.count).elementsEqual(names)
  }
}
