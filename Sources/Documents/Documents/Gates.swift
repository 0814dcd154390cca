import Model

/// The conditions under which a run may land, and be accepted.
public struct Gates: Sendable, Equatable {
  public enum Limit: Sendable, Equatable {
    /// At most so many records.
    case count(Int)
    /// At most so many per cent of the records read.
    case percent(Double)
  }

  /// Nil: none is allowed.
  public var quarantined: Limit?
  /// Records of one source that may be missing from its newest snapshot. Nil: any number, as long as the
  /// snapshot holds a record: an export that failed often has its header alone.
  public var vanished: Limit?
  /// Pairs that may wait for people when a run is accepted; nil: any number. (No run can be held to it:
  /// people judge what has landed.)
  public var undecided: Int?

  public init() {}

  static func read(_ tree: Tree, _ problems: Problems) -> Gates {
    var gates = Gates()
    guard let map = MapReader(tree, "gates", problems) else { return gates }
    map.allow(["quarantined", "vanished", "lost", "undecided"])
    if let name = map.text("quarantined") {
      gates.quarantined = limit(name.value)
      if gates.quarantined == nil { problems.add(.badPercent(name.value), at: name.place) }
    }
    if let name = map.text("vanished") {
      gates.vanished = limit(name.value)
      if gates.vanished == nil { problems.add(.badPercent(name.value), at: name.place) }
    }
    // It always holds, and may be said.
    if let lost = map.integer("lost"), lost > 0, let tree = map.value("lost") {
      problems.add(.lossAllowed, at: tree.place)
    }
    gates.undecided = map.integer("undecided")
    return gates
  }

  /// `50`, `0.5 %`, `0.5%`
  static func limit(_ text: String) -> Limit? {
    if let count = Int(text) { return count >= 0 ? .count(count) : nil }
    guard text.hasSuffix("%") || text.hasSuffix("％") else { return nil }
    let number = text.dropLast().filter { $0 != " " }
    guard number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let percent = Double(number),
      percent <= 100
    else { return nil }
    return .percent(percent)
  }
}
