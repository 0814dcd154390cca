import Base
import Model

/// Parts of one cluster that say the very same: one of them, the oldest, is scored for all. A company
/// that stands in a thousand leads is one row, and no block is too large for it.
struct Twins {
  /// The parts to be scored, from the oldest on, and whose account fields each has.
  private(set) var parts: [Int32] = []
  private(set) var accounts: [Int32] = []
  /// The others, and who stands for each.
  private(set) var twins: [(part: Int32, older: Int32)] = []

  /// - Parameters:
  ///   - parts: from the oldest on.
  ///   - roots: of each its cluster.
  init(_ all: [Int32], roots: [Int32], accounts owners: [Int32], cells: [PartRows.Cell], texts: PartTexts) {
    var sizes: [Int32: Int] = [:]
    for (part, root) in zip(all, roots) where part != root { sizes[root, default: 1] += 1 }
    var seen: [UInt64: Int32] = [:]
    for (place, part) in all.enumerated() {
      if sizes[roots[place]] != nil {
        var print = Fingerprint(value: UInt64(UInt32(roots[place])))
        for (number, cell) in cells.enumerated() {
          texts.with(cell.ofAccount ? owners[place] : part, cell.place) {
            print.combine(Fingerprint($0, seed: UInt64(number)).value)
          }
        }
        if let older = seen[print.value] {
          twins.append((part, older))
          continue
        }
        seen[print.value] = part
      }
      parts.append(part)
      accounts.append(owners[place])
    }
  }
}
