import Model

/// What a rule takes of its cells before its transform looks at them.
public enum CellPart: Sendable, Equatable {
  /// `join: " "`: all columns as one text, that text between those that are filled.
  case joined(String)
  /// `split: "/", item: 2`: one of the pieces between the characters of `split`, from 1; from the end if below 0.
  case item(Int, of: String)
  /// `parse: json, at: a.b[2]`: one value of a JSON text.
  case json([Step])

  public enum Step: Sendable, Equatable {
    case member(String)
    /// From 1.
    case element(Int)
  }

  /// Options of a rule that say it; they belong to the language, whatever the transform.
  public static let keys = ["join", "split", "item", "parse", "at"]

  /// `a.b[2].c`; nil: it is no such path.
  static func steps(_ text: String) -> [Step]? {
    var steps: [Step] = []
    for name in text.split(separator: ".", omittingEmptySubsequences: false) {
      let parts = name.split(separator: "[", omittingEmptySubsequences: false)
      if let first = parts.first, !first.isEmpty { steps.append(.member(String(first))) }
      for index in parts.dropFirst() {
        guard index.hasSuffix("]"), let number = Int(index.dropLast()), number > 0 else { return nil }
        steps.append(.element(number))
      }
      if name.isEmpty { return nil }
    }
    return steps
  }
}

extension FieldRule {
  /// Nil: the transform looks at the cells as they are.
  public var cellPart: CellPart? {
    let options = optionValues
    if let joint = options["join"] { return .joined(joint) }
    if let item = options["item"].flatMap({ Int($0) }), let split = options["split"] {
      return .item(item, of: split)
    }
    if options["parse"] == "json", let steps = CellPart.steps(options["at"] ?? "") { return .json(steps) }
    return nil
  }

  /// What is wrong with the options that say which part of a cell is taken: the option's name.
  public var badCellPart: String? {
    let options = optionValues
    if let item = options["item"] {
      guard let number = Int(item), number != 0 else { return "item" }
      if options["split"]?.isEmpty ?? true { return "item" }
    }
    if let parse = options["parse"] {
      if parse != "json" { return "parse" }
      if CellPart.steps(options["at"] ?? "") == nil { return "at" }
    } else if options["at"] != nil {
      return "at"
    }
    return ["join", "item", "parse"].count { options[$0] != nil } > 1 ? "join" : nil
  }
}
