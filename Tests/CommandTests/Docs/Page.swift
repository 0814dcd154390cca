import Foundation

/// A page of the documentation, taken apart: what can be held to the tool.
struct Page {
  /// A block of commands and of what they show.
  struct Console {
    /// Line of the page, from 1, of the first command.
    var line: Int
    var steps: [Step]
    /// Why it is not run: from `<!-- not run: … -->` in front of it.
    var notRun: String?
  }

  struct Step {
    var line: Int
    var command: String
    /// As shown; a line `…` stands for any number of lines.
    var shown: [String]
    /// Only prepares what follows: from `<!-- run: … -->`.
    var isHidden: Bool
  }

  struct Quote {
    var line: Int
    /// From `<!-- file: … -->` in front of it.
    var file: String?
    var language: String
    var text: [String]
  }

  /// Relative to the repository.
  let path: String
  private(set) var steps: [Step] = []
  private(set) var leftOut: [Console] = []
  private(set) var quotes: [Quote] = []
  private(set) var links: [(line: Int, target: String)] = []
  /// What stands between backquotes.
  private(set) var words: [(line: Int, word: String)] = []
  /// Anchors as GitHub makes them.
  private(set) var anchors: Set<String> = []

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../..").standardizedFileURL

  /// All pages for people, of whatever folder.
  static let all: [String] = {
    let top = [
      "README.md", "README.zh-CN.md", "CONTRIBUTING.md", "Mappings/README.md", "SampleData/README.md",
    ]
    let others = ["Benchmarks/README.md", "Benchmarks/matching/README.md", "Tests/Prove/MATRIX.md"]
    let names = FileManager.default.enumerator(atPath: root.appendingPathComponent("Docs").path)
    let docs = (names?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".md") }.map { "Docs/\($0)" }
    return top + others + docs.sorted()
  }()

  /// The text of all Swift files.
  static func sources(under folders: [String]) throws -> [String] {
    try folders.flatMap { folder in
      let names = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
      return try (names?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.map {
        try String(
          contentsOf: root.appendingPathComponent(folder).appendingPathComponent($0), encoding: .utf8)
      }
    }
  }

  init(_ path: String) throws {
    self.path = path
    let text = try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
    read(text.components(separatedBy: "\n"))
  }

  private mutating func read(_ lines: [String]) {
    var index = 0
    var (file, notRun): (String?, String?) = (nil, nil)
    while index < lines.count {
      let line = lines[index]
      let number = index + 1
      index += 1
      if let mark = line.wholeMatch(of: /<!-- (run|not run|file): (.*) -->/) {
        switch mark.1 {
        case "run": steps.append(Step(line: number, command: String(mark.2), shown: [], isHidden: true))
        case "not run": notRun = String(mark.2)
        default: file = String(mark.2)
        }
        continue
      }
      if line.hasPrefix("```") {
        let language = String(line.dropFirst(3))
        let body = Array(lines[index...].prefix { $0 != "```" })
        if language == "console" {
          let block = Console(line: number + 1, steps: commands(body, after: number), notRun: notRun)
          if notRun == nil { steps += block.steps } else { leftOut.append(block) }
        } else {
          quotes.append(Quote(line: number, file: file, language: language, text: body))
        }
        (file, notRun) = (nil, nil)
        index += body.count + 1
        continue
      }
      if let heading = line.wholeMatch(of: /#+ (.*)/) { add(anchor: String(heading.1)) }
      for word in line.matches(of: /`([^`]+)`/) { words.append((number, String(word.1))) }
      for link in line.matches(of: /\]\(([^)\s]+)\)/) { links.append((number, String(link.1))) }
    }
  }

  private func commands(_ body: [String], after line: Int) -> [Step] {
    var steps: [Step] = []
    for (offset, text) in body.enumerated() {
      if text.hasPrefix("$ ") {
        steps.append(
          Step(line: line + offset + 1, command: String(text.dropFirst(2)), shown: [], isHidden: false))
      } else if !steps.isEmpty {
        steps[steps.count - 1].shown.append(text)
      }
    }
    return steps
  }

  /// Letters, digits, `-` and `_` in lower case, blanks as `-`; a second one of a name gets `-1`.
  private mutating func add(anchor heading: String) {
    let plain = heading.replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.1 }.lowercased()
    let kept = plain.unicodeScalars.compactMap { scalar -> Character? in
      if scalar == " " { return "-" }
      let isKept =
        scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic || (0x30...0x39) ~= scalar.value
      return isKept ? Character(scalar) : nil
    }
    let name = String(kept)
    anchors.insert(anchors.contains(name) ? name + "-1" : name)
  }
}
