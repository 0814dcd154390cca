import Evidence
import Model

/// A word of the source, and what the mapping's `values:` makes of it: in its own form first, then in any case
/// and width.
struct EnumRelation: Relation {
  private let map: [[UInt32]: [UInt8]]
  /// By the folded word; what stands for several things is not in it.
  private let folded: [[UInt32]: [UInt8]]
  /// What several words become.
  private let lossy: Set<[UInt8]>
  /// What `else:` makes of other words; nil: nothing.
  private let otherwise: [UInt8]?
  /// `else: keep` on a field of text.
  private let keepsText: Bool

  init(
    values: [(from: String, to: String)], choices: [String], otherwise: String? = nil, isText: Bool = false
  ) {
    var map: [[UInt32]: [UInt8]] = [:]
    var count: [[UInt8]: Int] = [:]
    for (from, to) in values {
      map[Self.narrow(Letters.of(from))] = Array(to.utf8)
      count[Array(to.utf8), default: 0] += 1
    }
    for own in choices + values.map(\.to) where !own.isEmpty && map[Letters.of(own)] == nil {
      map[Letters.of(own)] = Array(own.utf8)
    }
    self.map = map
    var folded: [[UInt32]: Set<[UInt8]>] = [:]
    for (word, to) in map { folded[Letters.folded(word), default: []].insert(to) }
    self.folded = folded.compactMapValues { $0.count == 1 ? $0.first : nil }
    lossy = Set(count.filter { $0.value > 1 }.keys)
    let isWord = otherwise.map { $0 != "keep" && $0 != "quarantine" } ?? false
    self.otherwise = isWord ? otherwise.map { Array($0.utf8) } : nil
    keepsText = isText && otherwise == "keep"
  }

  private static func narrow(_ text: [UInt32]) -> [UInt32] {
    Core(text, quote: false).letters.map(Letters.narrow)
  }

  /// What the list makes of a cell; nil: it does not have the word.
  private func listed(_ cell: Span<UInt8>) -> [UInt8]? {
    let word = Self.narrow(Letters.of(cell))
    return map[word] ?? folded[Letters.folded(word)]
  }

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    let text = Bytes.array(value)
    if let to = listed(cell) {
      guard to == text else { return .different }
      if lossy.contains(to) { return .rule(.lossyMap) }
      if Bytes.areEqual(cell, value) { return .equal }
      return Core(cell, quote: false).letters == Letters.of(value) ? .rule(.trimmed) : .rule(.valueMap)
    }
    let core = Core(cell, quote: false)
    if core.isBlank || core.isDamage { return .different }
    if keepsText { return TextRelation(fold: .none).compare(cell, value) }
    return otherwise == text ? .rule(.lossyMap) : .different
  }

  func isSilent(_ cell: Span<UInt8>) -> Bool {
    if let to = listed(cell) { return to.isEmpty }
    return Core(cell).isBlank || otherwise?.isEmpty == true
  }

  func total(_ cell: Span<UInt8>) -> CellTotal {
    if let to = listed(cell) { return .word(to) }
    let core = Core(cell, quote: false)
    if core.isBlank || core.isDamage { return .unread }
    if keepsText { return .word(Array(Letters.text(core.letters).utf8)) }
    return otherwise.map { .word($0) } ?? .unread
  }
}

/// The owner whom the owners table gives for a name, or who took over.
struct OwnerRelation: Relation {
  let owners: OwnerNames

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    guard let found = owners.find(Core(cell).letters), found.code == Bytes.array(value) else {
      return .different
    }
    if Bytes.areEqual(cell, value) { return .equal }
    return .rule(found.isSuccessor ? .successor : .owner)
  }

  func total(_ cell: Span<UInt8>) -> CellTotal {
    owners.find(Core(cell).letters).map { .word($0.code) } ?? .unread
  }
}

/// Several items in one text: the same items in the same order, `; ` between them.
struct ListRelation: Relation {
  let separators: Set<UInt32>

  init(split: String?) {
    separators = Set(Letters.of(split ?? "、,;，；|/\n\r") + [0x1F, 0x3B])
  }

  /// None where the cell as a whole says nothing, though `N/A` has a separator in it.
  private func items(_ core: Core) -> [[UInt32]] {
    if core.isBlank { return [] }
    return core.letters.split(whereSeparator: separators.contains).map { Core(Array($0), quote: false) }
      .filter { !$0.isBlank }.map(\.letters)
  }

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    let kept = Letters.text(Letters.of(value)).split(separator: "; ", omittingEmptySubsequences: false)
    guard items(Core(cell, quote: false)) == kept.map({ Letters.of(String($0)) }) else {
      return .different
    }
    return Bytes.areEqual(cell, value) ? .equal : .rule(.list)
  }

  func isSilent(_ cell: Span<UInt8>) -> Bool { items(Core(cell, quote: false)).isEmpty }
}

/// Several columns in one text, blank ones left out.
struct ConcatRelation: Relation {
  let joint: String

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    if Bytes.areEqual(cell, value), TextRelation.isTidy(value) { return .equal }
    let parts = Letters.of(cell).split(separator: 0x1F, omittingEmptySubsequences: false)
      .map { Core(Array($0), quote: false) }.filter { !$0.isBlank }.map(\.letters)
    var rest = Letters.of(value)[...]
    let between = Letters.of(joint)
    for (index, part) in parts.enumerated() {
      if index > 0 {
        guard rest.starts(with: between) else { return .different }
        rest = rest.dropFirst(between.count)
      }
      guard rest.starts(with: part) else { return .different }
      rest = rest.dropFirst(part.count)
    }
    return rest.isEmpty ? .rule(.joined) : .different
  }

  func isSilent(_ cell: Span<UInt8>) -> Bool {
    Letters.of(cell).split(separator: 0x1F).allSatisfy { Core(Array($0), quote: false).isBlank }
  }
}

/// A template's text with the cells in it; then the relation of the field's type.
struct TemplateRelation: Relation {
  let pieces: [TemplatePiece]
  let then: any Relation

  private func composed(_ cell: Span<UInt8>) -> [UInt8]? {
    var cells = Letters.of(cell).split(separator: 0x1F, omittingEmptySubsequences: false)[...]
    var text: [UInt32] = []
    var isBlank = true
    for piece in pieces {
      switch piece {
      case .text(let words): text += Letters.of(words)
      case .column:
        let core = Core(Array(cells.popFirst() ?? []), quote: false)
        guard !core.isBlank else { continue }
        isBlank = false
        text += core.letters
      }
    }
    return isBlank ? nil : Array(Letters.text(text).utf8)
  }

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    guard let text = composed(cell) else { return .different }
    let likeness = then.compare(text.span, value)
    return likeness == .different ? .different : .rule(.template)
  }

  func isSilent(_ cell: Span<UInt8>) -> Bool { composed(cell).map { then.isSilent($0.span) } ?? true }

  func total(_ cell: Span<UInt8>) -> CellTotal { composed(cell).map { then.total($0.span) } ?? .unread }
}

/// A piece of `template:`, as a mapping writes it: `{column}`, `{{` and `}}` for braces.
enum TemplatePiece: Equatable {
  case text(String)
  case column(String)

  static func parse(_ template: String) -> [TemplatePiece] {
    var pieces: [TemplatePiece] = []
    var text = ""
    var rest = Substring(template)
    while let first = rest.first {
      rest = rest.dropFirst()
      if first == "{" || first == "}", rest.first == first {
        rest = rest.dropFirst()
        text.append(first)
      } else if first == "{", let end = rest.firstIndex(of: "}") {
        if !text.isEmpty { pieces.append(.text(text)) }
        text = ""
        pieces.append(.column(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        text.append(first)
      }
    }
    if !text.isEmpty { pieces.append(.text(text)) }
    return pieces
  }
}
