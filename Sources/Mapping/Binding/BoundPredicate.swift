import Base
import Documents

/// A condition whose names are column numbers. Texts compare as the words of choices do (`WordFolding`).
indirect enum BoundPredicate: Sendable {
  case all([BoundPredicate])
  case any([BoundPredicate])
  case not(BoundPredicate)
  /// On the first of the columns that is not blank.
  case test(columns: [Int], Test)

  enum Test: Sendable {
    case isIn([[UInt8]])
    case notIn([[UInt8]])
    case blank(Bool)
    case prefix([[UInt8]])
    case suffix([[UInt8]])
    case contains([[UInt8]])

    init(_ test: Predicate.Test) {
      func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array(WordFolding.folded($0).utf8) } }
      switch test {
      case .isIn(let texts): self = .isIn(bytes(texts))
      case .notIn(let texts): self = .notIn(bytes(texts))
      case .blank(let isBlank): self = .blank(isBlank)
      case .prefix(let texts): self = .prefix(bytes(texts))
      case .suffix(let texts): self = .suffix(bytes(texts))
      case .contains(let texts): self = .contains(bytes(texts))
      }
    }
  }

  func matches(_ batch: RecordBatch, _ record: Int) -> Bool {
    switch self {
    case .all(let parts): return parts.allSatisfy { $0.matches(batch, record) }
    case .any(let parts): return parts.contains { $0.matches(batch, record) }
    case .not(let part): return !part.matches(batch, record)
    case .test(let columns, let test):
      for column in columns {
        let slot = batch.slot(record, column)
        guard slot.isFilled else { continue }
        let answer = batch.withBytes(slot) { cell -> Bool? in
          let range = Blanks.trimmed(cell)
          return range.isEmpty ? nil : test.matches(cell, range)
        }
        if let answer { return answer }
      }
      return test.matchesBlank
    }
  }
}

extension BoundPredicate.Test {
  var matchesBlank: Bool {
    switch self {
    case .blank(let isBlank): isBlank
    case .notIn: true
    case .isIn(let texts): texts.contains([])
    case .prefix, .suffix, .contains: false
    }
  }

  func matches(_ cell: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if case .blank(let isBlank) = self { return !isBlank }
    var folded = ByteArena(capacity: 64)
    WordFolding.fold(cell, range, into: &folded)
    return folded.withSpan(from: 0, count: folded.count) { matches(folded: $0) }
  }

  private func matches(folded text: Span<UInt8>) -> Bool {
    switch self {
    case .blank(let isBlank): return !isBlank
    case .isIn(let texts): return any(texts) { $0.count == text.count && isAt(0, $0, text) }
    case .notIn(let texts): return !any(texts) { $0.count == text.count && isAt(0, $0, text) }
    case .prefix(let texts): return any(texts) { isAt(0, $0, text) }
    case .suffix(let texts): return any(texts) { isAt(text.count - $0.count, $0, text) }
    case .contains(let texts):
      return any(texts) { wanted in
        guard wanted.count <= text.count else { return false }
        for start in 0...(text.count - wanted.count) where isAt(start, wanted, text) { return true }
        return false
      }
    }
  }

  private func any(_ texts: [[UInt8]], _ test: ([UInt8]) -> Bool) -> Bool {
    for text in texts where test(text) { return true }
    return false
  }

  private func isAt(_ start: Int, _ wanted: [UInt8], _ text: Span<UInt8>) -> Bool {
    guard start >= 0, start + wanted.count <= text.count else { return false }
    for i in 0..<wanted.count where text[start + i] != wanted[i] { return false }
    return true
  }
}
