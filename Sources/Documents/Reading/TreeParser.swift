import Model
import Yams

/// Text → tree. A key that stands twice does not end the reading: it is noted, and the last is taken.
struct TreeParser {
  /// More nodes than any file of a person has: aliases can multiply a small file without end.
  static let nodeLimit = 200_000

  private let problems: Problems
  private var nodes = 0
  /// Where a key's first character was replaced to get past Yams, and what it was.
  private var renamed: [String: String] = [:]

  static func parse(_ problems: Problems) -> Tree? {
    var parser = TreeParser(problems: problems)
    return parser.run()
  }

  private init(problems: Problems) { self.problems = problems }

  private mutating func run() -> Tree? {
    var lines = problems.text.lines
    for attempt in 0..<256 {
      do {
        guard let root = try compose(yaml: lines.joined(separator: "\n")) else {
          problems.add(.emptyFile, at: nil)
          return nil
        }
        return convert(root)
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        guard rename(context.mark, in: &lines, attempt) else {
          problems.add(.yaml("duplicate key"), at: place(context.mark))
          return nil
        }
      } catch let error as YamlError {
        report(error)
        return nil
      } catch {
        problems.add(.yaml("\(error)"), at: nil)
        return nil
      }
    }
    return nil
  }

  /// Yams stops at the first key that stands twice. Make that key another one, and go on.
  private mutating func rename(_ mark: Mark, in lines: inout [String], _ attempt: Int) -> Bool {
    guard lines.indices.contains(mark.line - 1), let mask = Unicode.Scalar(0xE000 + UInt32(attempt)) else {
      return false
    }
    var scalars = Array(lines[mark.line - 1].unicodeScalars)
    var at = mark.column - 1
    if scalars.indices.contains(at), scalars[at] == "\"" || scalars[at] == "'" { at += 1 }
    guard scalars.indices.contains(at) else { return false }
    renamed[String(Character(mask))] = String(Character(scalars[at]))
    scalars[at] = mask
    var line = String.UnicodeScalarView()
    line.append(contentsOf: scalars)
    lines[mark.line - 1] = String(line)
    return true
  }

  private mutating func convert(_ node: Node) -> Tree? {
    nodes += 1
    guard nodes <= Self.nodeLimit else {
      if nodes == Self.nodeLimit + 1 { problems.add(.tooManyNodes, at: nil) }
      return nil
    }
    let place = node.mark.map(place) ?? Place(line: 1, column: 1)
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return Tree(
        kind: .scalar(scalar.string, isPlain: isPlain),
        place: sized(place, text: scalar.string, isPlain: isPlain))
    case .sequence(let items):
      var list: [Tree] = []
      for item in items { if let tree = convert(item) { list.append(tree) } }
      return Tree(kind: .list(list), place: place)
    case .mapping(let pairs):
      return Tree(kind: .map(convert(pairs)), place: place)
    case .alias:
      problems.add(.yaml("alias"), at: place)
      return nil
    }
  }

  private mutating func convert(_ pairs: Node.Mapping) -> [Tree.Entry] {
    var entries: [Tree.Entry] = []
    for (keyNode, valueNode) in pairs {
      guard let key = convert(keyNode), let value = convert(valueNode) else { continue }
      guard var name = key.scalar else {
        problems.add(.keyNotText, at: key.place)
        continue
      }
      if let first = name.value.unicodeScalars.first, let was = renamed[String(Character(first))] {
        name.value = was + String(String.UnicodeScalarView(name.value.unicodeScalars.dropFirst()))
      }
      if let before = entries.firstIndex(where: { $0.key.value == name.value }) {
        let line = entries[before].key.place.line
        let isField = LeadModel.field(path: name.value) != nil
        problems.add(
          isField ? .fieldTwice(name.value, firstLine: line) : .duplicateKey(name.value, firstLine: line),
          at: name.place)
        entries[before] = Tree.Entry(key: name, value: value)
      } else {
        entries.append(Tree.Entry(key: name, value: value))
      }
    }
    return entries
  }

  private func place(_ mark: Mark) -> Place { Place(line: max(1, mark.line), column: max(1, mark.column)) }

  /// How far a scalar reaches on its first line.
  private func sized(_ start: Place, text: String, isPlain: Bool) -> Place {
    var place = start
    guard let line = problems.text.line(start.line) else { return place }
    let scalars = Array(line.unicodeScalars)
    guard start.column <= scalars.count else { return place }
    if isPlain {
      place.length = max(1, min(text.unicodeScalars.count, scalars.count - start.column + 1))
    } else {
      let quote = scalars[start.column - 1]
      let rest = scalars[start.column...]
      let close = quote == "\"" || quote == "'" ? rest.firstIndex(of: quote) : nil
      place.length = (close ?? start.column - 1) - start.column + 2
    }
    return place
  }

  private func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      problems.add(.yaml(problem), at: place(mark))
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0)
      let line = before.reduce(1) { $1 == "\n" ? $0 + 1 : $0 }
      let column = before.reversed().prefix { $0 != "\n" }.count + 1
      problems.add(.yaml(problem), at: Place(line: line, column: column))
    default: problems.add(.yaml("unreadable"), at: nil)
    }
  }
}
