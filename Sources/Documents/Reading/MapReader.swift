import Model

/// Reads the keys of one YAML map, and collects what is wrong with them.
struct MapReader {
  let tree: Tree
  let entries: [Tree.Entry]
  let problems: Problems

  /// Nil (and a problem) when the node is not a map.
  init?(_ tree: Tree, _ name: String, _ problems: Problems) {
    guard let entries = tree.entries else {
      problems.add(.wrongType(name, .map), at: tree.place)
      return nil
    }
    self.tree = tree
    self.entries = entries
    self.problems = problems
  }

  var place: Place { tree.place }

  /// Every key that is not one of these is a mistake.
  func allow(_ keys: [String]) {
    for entry in entries where !keys.contains(entry.key.value) {
      let key = entry.key.value
      let isSecret = ["password", "secret", "token", "口令", "密码"].contains { key.lowercased().contains($0) }
      problems.add(isSecret ? .secret(key) : .unknownKey(key, allowed: keys), at: entry.key.place)
    }
  }

  func entry(_ key: String) -> Tree.Entry? { entries.first { $0.key.value == key } }

  /// The key's value; a missing key is a mistake at the place of the map.
  func required(_ key: String) -> Tree? {
    if let tree = entry(key)?.value, !tree.isNull { return tree }
    problems.add(.missingKey(key), at: entry(key)?.key.place ?? place)
    return nil
  }

  func value(_ key: String) -> Tree? {
    guard let tree = entry(key)?.value, !tree.isNull else { return nil }
    return tree
  }

  func text(_ key: String) -> Name? {
    guard let tree = value(key) else { return nil }
    if let name = tree.scalar { return name }
    problems.add(.wrongType(key, .text), at: tree.place)
    return nil
  }

  func requiredText(_ key: String) -> Name? { required(key) == nil ? nil : text(key) }

  /// One text, or a list of texts.
  func texts(_ key: String) -> [Name]? {
    guard let tree = value(key) else { return nil }
    return Self.texts(tree, key, problems)
  }

  static func texts(_ tree: Tree, _ key: String, _ problems: Problems) -> [Name]? {
    switch tree.kind {
    case .scalar: return tree.scalar.map { [$0] }
    case .list(let items):
      if items.isEmpty { problems.add(.emptyList(key), at: tree.place) }
      return items.compactMap { item in
        if let name = item.scalar { return name }
        problems.add(.wrongType(key, .textOrList), at: item.place)
        return nil
      }
    case .map:
      problems.add(.wrongType(key, .textOrList), at: tree.place)
      return nil
    }
  }

  func integer(_ key: String, from minimum: Int = 0) -> Int? {
    guard let name = text(key) else { return nil }
    if let number = Int(name.value), number >= minimum { return number }
    problems.add(.wrongType(key, .number), at: name.place)
    return nil
  }

  func boolean(_ key: String) -> Bool? {
    guard let name = text(key) else { return nil }
    switch name.value {
    case "true", "yes", "是": return true
    case "false", "no", "否": return false
    default:
      problems.add(.wrongType(key, .boolean), at: name.place)
      return nil
    }
  }

  /// A value of a closed list.
  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    guard let name = text(key) else { return nil }
    if let choice = Choice(rawValue: name.value) { return choice }
    problems.add(
      .notOneOf(key: key, value: name.value, choices: type.allCases.map(\.rawValue)), at: name.place)
    return nil
  }

  /// `title: text` or `title: {zh: …, en: …}`; one language stands for both.
  func bilingual(_ key: String) -> Bilingual? {
    guard let tree = value(key) else { return nil }
    if let name = tree.scalar { return Bilingual(zh: name.value, en: name.value) }
    guard tree.entries != nil, let map = MapReader(tree, key, problems) else {
      problems.add(.wrongType(key, .bilingual), at: tree.place)
      return nil
    }
    map.allow(["zh", "en"])
    let zh = map.text("zh")?.value
    let en = map.text("en")?.value
    guard let any = zh ?? en else {
      problems.add(.wrongType(key, .bilingual), at: tree.place)
      return nil
    }
    return Bilingual(zh: zh ?? any, en: en ?? any)
  }
}
