import Base
import Documents

/// All blocks of some keys: which records meet, and how many pairs that makes, known before any
/// pair is compared.
final class BlockPlan: @unchecked Sendable {
  /// What one key promises.
  struct Size: Sendable {
    var key: String
    /// Pairs of the blocks that are looked at; a pair that several keys find counts for each.
    var pairs = 0
    var largest = 0
    /// Records of blocks that are too large, and the largest of these: a record that is in it.
    var refusedRecords = 0
    var refusedBlocks = 0
    var refused: [(record: Int, count: Int)] = []
  }

  /// The blocks of one key: records in blocks, one behind the other.
  private final class Rule: @unchecked Sendable {
    var records = GrowingBuffer<UInt32>()
    /// Where each block starts; one more at the end.
    var starts = GrowingBuffer<UInt32>()
    /// What the records of a block have in common.
    var keys = GrowingBuffer<UInt32>()
    var size: Size
    let first: Int
    let width: Int

    init(_ key: BlockKey, first: Int, width: Int) {
      size = Size(key: key.name)
      self.first = first
      self.width = width
    }
  }

  let records: MatchRecords
  private let rules: [Rule]
  /// Hashes of a record's keys, 0 for none; `width` of them a record.
  private var keys = GrowingBuffer<UInt32>()
  private let width: Int
  var sizes: [Size] { rules.map(\.size) }
  var pairCount: Int { rules.reduce(0) { $0 + $1.size.pairs } }

  /// As `keys`, with those of blocks that are too large.
  private var all = GrowingBuffer<UInt32>(capacity: 1)

  /// - Parameter keepsKeys: for `forEachKey`.
  init(_ blocks: [BlockKey], _ records: MatchRecords, limit: Int, threads: Int, keepsKeys: Bool = false) {
    self.records = records
    var first = 0
    var made: [Rule] = []
    for key in blocks {
      let width = key.parts.reduce(1) { $0 * KeyMaker.width($1.function) }
      made.append(Rule(key, first: first, width: width))
      first += width
    }
    rules = made
    width = first
    keys.append(repeating: 0, count: width * records.count)
    Threads.each(rules.count, threads: threads) { index in fill(rules[index], blocks[index]) }
    if keepsKeys {
      all = GrowingBuffer(capacity: max(1, keys.count))
      for index in 0..<keys.count { all.append(keys[index]) }
    }
    Threads.each(rules.count, threads: threads) { index in sort(rules[index], limit) }
  }

  /// Calls `body` with each record and each of its keys; the same key once for each rule.
  func forEachKey(_ body: (Int, UInt32) -> Void) {
    for index in 0..<all.count where all[index] != 0 { body(index / width, all[index]) }
  }

  private func fill(_ rule: Rule, _ key: BlockKey) {
    let stores = key.parts.map { records.columns[$0.column] }
    // Hashes of the values' parts, each value once.
    let parts = zip(key.parts, stores).map { part, store -> [UInt64] in
      guard KeyMaker.width(part.function) == 1 else { return [] }
      return (0..<store.valueCount).map { id in
        id == 0 ? 0 : KeyMaker.hash(part.function, store.value(UInt32(id)), store.kind)
      }
    }
    var found: [UInt64] = []
    var combined: [UInt64] = []
    var words: [Range<Int>] = []
    for record in 0..<records.count {
      combined.removeAll(keepingCapacity: true)
      combined.append(UInt64(rule.first) &+ 0x9E37_79B9)
      for index in parts.indices {
        let id = stores[index].ids[record]
        found.removeAll(keepingCapacity: true)
        if id != 0 {
          if parts[index].isEmpty {
            KeyMaker.hashes(key.parts[index].function, stores[index].value(id), hashes: &found, words: &words)
          } else if parts[index][Int(id)] != 0 {
            found.append(parts[index][Int(id)])
          }
        }
        if found.isEmpty {
          combined.removeAll(keepingCapacity: true)
          break
        }
        if found.count == 1 {
          for at in combined.indices { combined[at] = KeyMaker.mix(combined[at] ^ found[0]) }
        } else {
          combined = combined.flatMap { so in found.map { KeyMaker.mix(so ^ $0) } }
        }
      }
      for (offset, hash) in combined.prefix(rule.width).enumerated() {
        let short = UInt32(truncatingIfNeeded: hash >> 32)
        keys[record * width + rule.first + offset] = short == 0 ? 1 : short
      }
    }
  }

  private func sort(_ rule: Rule, _ limit: Int) {
    var entries = GrowingBuffer<UInt64>(capacity: records.count * rule.width)
    for record in 0..<records.count {
      for offset in 0..<rule.width {
        let key = keys[record * width + rule.first + offset]
        if key != 0 { entries.append(UInt64(key) << 32 | UInt64(record)) }
      }
    }
    RadixSort.byUpperHalf(&entries)
    var start = 0
    while start < entries.count {
      let key = entries[start] >> 32
      var end = start + 1
      while end < entries.count && entries[end] >> 32 == key { end += 1 }
      if end - start > 1 { add(rule, &entries, run: start..<end, limit: limit) }
      start = end
    }
    rule.starts.append(UInt32(rule.records.count))
    rule.size.refused.sort { ($1.count, $0.record) < ($0.count, $1.record) }
    if rule.size.refused.count > 10 { rule.size.refused.removeLast(rule.size.refused.count - 10) }
  }

  private func add(_ rule: Rule, _ entries: inout GrowingBuffer<UInt64>, run: Range<Int>, limit: Int) {
    if run.count > limit {
      rule.size.refusedBlocks += 1
      rule.size.refusedRecords += run.count
      rule.size.refused.append((Int(entries[run.lowerBound] & 0xFFFF_FFFF), run.count))
      let key = UInt32(entries[run.lowerBound] >> 32)
      for index in run {
        let at = Int(entries[index] & 0xFFFF_FFFF) * width + rule.first
        for offset in 0..<rule.width where keys[at + offset] == key { keys[at + offset] = 0 }
      }
      return
    }
    rule.starts.append(UInt32(rule.records.count))
    rule.keys.append(UInt32(entries[run.lowerBound] >> 32))
    var right = 0
    for index in run {
      let record = UInt32(truncatingIfNeeded: entries[index])
      rule.records.append(record)
      if records.sides[Int(record)] != 0 { right += 1 }
    }
    rule.size.pairs += records.pairs(left: run.count - right, right: right)
    rule.size.largest = max(rule.size.largest, run.count)
  }

  /// Pieces of work of about equal numbers of blocks; a piece is a rule and some of its blocks.
  func pieces() -> [(rule: Int, blocks: Range<Int>)] {
    var pieces: [(rule: Int, blocks: Range<Int>)] = []
    for (index, rule) in rules.enumerated() {
      let blocks = rule.starts.count - 1
      for start in stride(from: 0, to: blocks, by: 4096) {
        pieces.append((index, start..<min(blocks, start + 4096)))
      }
    }
    return pieces
  }

  /// Each pair of the piece that no earlier key finds, `a` before `b`. Every pair that any key finds
  /// is met in exactly one piece, once.
  /// - Parameter share: one block in so many is looked at, chosen by its key.
  @inline(__always)
  func pairs(_ piece: (rule: Int, blocks: Range<Int>), share: Int = 1, _ body: (Int, Int) -> Void) {
    let rule = rules[piece.rule]
    for block in piece.blocks {
      let range = Int(rule.starts[block])..<Int(rule.starts[block + 1])
      if share > 1 {
        if KeyMaker.mix(UInt64(rule.keys[block])) % UInt64(share) != 0 { continue }
      }
      for i in range {
        let a = Int(rule.records[i])
        for j in i + 1..<range.upperBound {
          let b = Int(rule.records[j])
          if records.isPair(a, b), isFirst(a, b, rule: rule, block: block) { body(min(a, b), max(a, b)) }
        }
      }
    }
  }

  /// No earlier key finds the pair, and of several common keys of this rule this block is the least.
  @inline(__always)
  private func isFirst(_ a: Int, _ b: Int, rule: Rule, block: Int) -> Bool {
    let left = a * width
    let right = b * width
    for earlier in rules {
      if earlier.first == rule.first { break }
      if earlier.width == 1 {
        let key = keys[left + earlier.first]
        if key != 0 && key == keys[right + earlier.first] { return false }
      } else if shared(left, right, earlier) != 0 {
        return false
      }
    }
    guard rule.width > 1 else { return true }
    // Blocks are in the order of their keys: the least common key is that of the first block.
    let least = shared(left, right, rule)
    return least == rule.keys[block]
  }

  private func shared(_ left: Int, _ right: Int, _ rule: Rule) -> UInt32 {
    var least: UInt32 = 0
    for x in 0..<rule.width {
      let key = keys[left + rule.first + x]
      if key == 0 || (least != 0 && key >= least) { continue }
      for y in 0..<rule.width where keys[right + rule.first + y] == key { least = key }
    }
    return least
  }
}

extension MatchRecords {
  /// How many pairs a block of so many records of each side makes.
  func pairs(left: Int, right: Int) -> Int {
    isLink ? left * right : (left + right) * (left + right - 1) / 2
  }
}
