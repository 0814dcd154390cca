// Holds the rooms of the package apart: a target imports only what Package.swift says of it, and some
// targets never reach some others, however long the way. What is said and not used is noted. Swift's own check
// (`--explicit-target-dependency-import-check`) lets every import pass that some dependency's dependency
// explains, and does not look at tests.
//
//   swift package dump-package | swift .ci/rooms.swift
import Foundation

/// What a target must not depend on, not even through others. Verification and what it rests on judge
/// what the rest did, so they share no code that reads, maps or matches.
let never: [String: Set<String>] = [
  "Base": ["Model"],
  "Model": ["Documents", "Importing", "Mapping", "Matching", "Store"],
  "Documents": ["Importing", "Mapping", "Matching", "Store"],
  "Importing": ["Mapping"],
  "Mapping": ["Importing", "Matching"],
  "Matching": ["Importing", "Mapping", "Store"],
  "Store": ["Importing", "Mapping"],
  "Evidence": ["Importing", "Mapping", "Matching"],
  "Verification": ["Importing", "Mapping", "Matching"],
  "Totals": ["Importing", "Mapping", "Matching"],
]

/// Modules that come with the toolchain and the system.
let given: Set<String> = ["Swift", "Foundation", "Glibc", "Testing", "Synchronization", "Dispatch"]

struct Target {
  var name: String
  var type: String
  var folder: String
  var declared: Set<String>
}

func targets(_ dump: Data) throws -> [Target] {
  guard let package = try JSONSerialization.jsonObject(with: dump) as? [String: Any],
    let list = package["targets"] as? [[String: Any]]
  else { return [] }
  return list.compactMap { target in
    guard let name = target["name"] as? String, let type = target["type"] as? String else { return nil }
    let dependencies = target["dependencies"] as? [[String: [Any]]] ?? []
    let declared = dependencies.compactMap { $0.values.first?.first as? String }
    let folder = target["path"] as? String ?? (type == "test" ? "Tests/" : "Sources/") + name
    return Target(name: name, type: type, folder: folder, declared: Set(declared))
  }
}

/// The module that a line imports; nil for any other line.
func imported(_ line: Substring) -> String? {
  let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
  let access: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
  var words = line.split { $0 == " " || $0 == "\t" }[...]
  while let word = words.first, word.hasPrefix("@") || access.contains(word) { words = words.dropFirst() }
  guard words.first == "import" else { return nil }
  words = words.dropFirst()
  if let kind = words.first, kinds.contains(kind) { words = words.dropFirst() }
  guard let name = words.first?.split(separator: ".").first,
    words.count == 1 || words[words.startIndex + 1] == "//",
    name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
  else { return nil }
  return String(name)
}

/// For every module that files of a folder import, the first place.
func imports(_ folder: String) -> [String: String] {
  var places: [String: String] = [:]
  let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  for file in files.filter({ $0.hasSuffix(".swift") }).sorted() {
    let path = folder + "/" + file
    let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard let module = imported(line), places[module] == nil else { continue }
      places[module] = "\(path):\(number + 1)"
    }
  }
  return places
}

let all = try targets(FileHandle.standardInput.readDataToEndOfFile())
let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
var complaints: [String] = []
if all.isEmpty { complaints.append("no target: give `swift package dump-package` on standard input") }

for target in all where target.type != "system" {
  let places = imports(target.folder)
  for (module, place) in places.sorted(by: { $0.value < $1.value })
  where module != target.name && !given.contains(module) && !target.declared.contains(module) {
    complaints.append("\(place): imports \(module), which Package.swift does not list for \(target.name)")
  }
  // Tests list the tool that they run, and a C target has no imports to look at.
  let hasSwift = !places.isEmpty
  for module in target.declared.sorted()
  where hasSwift && places[module] == nil && byName[module]?.type != "executable" {
    print("note: Package.swift: \(target.name) lists \(module), and no file imports it")
  }
}

/// The way from a target to another, both ends included; nil when there is none.
func way(from start: String, to end: String) -> [String]? {
  var ways = [[start]]
  var met: Set<String> = [start]
  while !ways.isEmpty {
    let way = ways.removeFirst()
    for next in byName[way[way.count - 1]]?.declared.sorted() ?? [] where met.insert(next).inserted {
      if next == end { return way + [next] }
      ways.append(way + [next])
    }
  }
  return nil
}

for (name, others) in never.sorted(by: { $0.key < $1.key }) {
  for other in others.sorted() {
    guard let way = way(from: name, to: other) else { continue }
    complaints.append(
      "Package.swift: \(name) must never depend on \(other): \(way.joined(separator: " → "))")
  }
}

for complaint in complaints { FileHandle.standardError.write(Data((complaint + "\n").utf8)) }
exit(complaints.isEmpty ? 0 : 1)
