import Documents
import Evidence
import Foundation

/// One piece of a cell, or all cells joined; then the relation of the rule's transform.
struct PartRelation: Relation {
  let part: CellPart
  let then: any Relation

  /// What the transform looked at; nil: nothing.
  private func piece(_ cell: Span<UInt8>) -> [UInt8]? {
    switch part {
    case .joined(let joint):
      let parts = Letters.of(cell).split(separator: 0x1F, omittingEmptySubsequences: false)
        .map { Core(Array($0), quote: false) }.filter { !$0.isBlank }
      return parts.isEmpty ? nil : Array(parts.map { Letters.text($0.letters) }.joined(separator: joint).utf8)
    case .item(let item, let separators):
      let core = Core(cell, quote: false)
      let marks = Set(Letters.of(separators))
      let pieces = core.letters.split(omittingEmptySubsequences: false, whereSeparator: marks.contains)
      let index = item > 0 ? item - 1 : pieces.count + item
      guard !core.isBlank, pieces.indices.contains(index), !pieces[index].isEmpty else { return nil }
      return Array(Letters.text(pieces[index]).utf8)
    case .json(let steps):
      let core = Core(cell, quote: false)
      var reader = PlainJSON(core.letters)
      guard !core.isBlank, let tree = reader.read() else { return nil }
      return tree.at(steps[...]).flatMap { $0.isEmpty ? nil : Array($0.utf8) }
    }
  }

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    guard let piece = piece(cell) else { return .different }
    let likeness = then.compare(piece.span, value)
    if likeness == .different { return .different }
    if case .joined = part { return .rule(.joined) }
    return .rule(.partOfText)
  }

  func isSilent(_ cell: Span<UInt8>) -> Bool { piece(cell).map { then.isSilent($0.span) } ?? true }
  func total(_ cell: Span<UInt8>) -> CellTotal { piece(cell).map { then.total($0.span) } ?? .unread }
}

/// A JSON text as a tree; numbers as they are written.
enum PlainTree {
  case text(String)
  case null
  case list([PlainTree])
  case map([(String, PlainTree)])

  /// Nil: there is no one value.
  func at(_ steps: ArraySlice<CellPart.Step>) -> String? {
    guard let step = steps.first else {
      if case .text(let text) = self { return text }
      return nil
    }
    switch (step, self) {
    case (.member(let name), .map(let members)):
      // By its characters as they are written: é is one or two. A name twice says nothing.
      let named = members.filter { $0.0.unicodeScalars.elementsEqual(name.unicodeScalars) }
      return named.count == 1 ? named[0].1.at(steps.dropFirst()) : nil
    case (.element(let number), .list(let items)):
      return items.indices.contains(number - 1) ? items[number - 1].at(steps.dropFirst()) : nil
    default: return nil
    }
  }
}

/// Reads letters into a tree.
struct PlainJSON {
  private var rest: ArraySlice<UInt32>

  init(_ letters: [UInt32]) { rest = letters[...] }

  mutating func read() -> PlainTree? {
    guard let tree = tree(0) else { return nil }
    blanks()
    return rest.isEmpty ? tree : nil
  }

  private mutating func blanks() {
    rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  private mutating func take(_ character: Character) -> Bool {
    blanks()
    guard let first = rest.first, first == character.unicodeScalars.first?.value else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func tree(_ depth: Int) -> PlainTree? {
    guard depth < 64 else { return nil }
    if take("{") {
      var members: [(String, PlainTree)] = []
      if take("}") { return .map([]) }
      repeat {
        guard take("\""), let name = string(), take(":"), let value = tree(depth + 1) else { return nil }
        members.append((name, value))
      } while take(",")
      return take("}") ? .map(members) : nil
    }
    if take("[") {
      var items: [PlainTree] = []
      if take("]") { return .list([]) }
      repeat {
        guard let item = tree(depth + 1) else { return nil }
        items.append(item)
      } while take(",")
      return take("]") ? .list(items) : nil
    }
    if take("\"") { return string().map { .text($0) } }
    blanks()
    let word = rest.prefix { Letters.isDigit($0) || Letters.isLatin($0) || [0x2B, 0x2D, 0x2E].contains($0) }
    rest = rest.dropFirst(word.count)
    let text = Letters.text(word)
    if text == "null" { return .null }
    return text == "true" || text == "false" || Double(text) != nil ? .text(text) : nil
  }

  /// Behind the opening quote, to the closing one. Escapes are left to Foundation.
  private mutating func string() -> String? {
    var letters: [UInt32] = []
    while let letter = rest.popFirst() {
      if letter == 0x22 {
        let quoted = Data("[\"\(Letters.text(letters))\"]".utf8)
        return (try? JSONSerialization.jsonObject(with: quoted) as? [String])?.first
      }
      letters.append(letter)
      if letter == 0x5C {
        guard let next = rest.popFirst() else { return nil }
        letters.append(next)
      }
    }
    return nil
  }
}
