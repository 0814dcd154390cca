import Base
import Evidence
import Store

/// What one value adds to a line: the group that it belongs to, and a number. Nothing when the group is -1.
struct TotalEntry {
  var group = -1
  var amount = ExactSum()

  static let nothing = TotalEntry()

  func isSame(as other: TotalEntry) -> Bool { group == other.group && amount == other.amount }
}

/// Adds up: by scope, field, group and step. A scope is a file that lies there now, or what a source has
/// in the store and in no such file. Groups are few: of each field the first `mostGroups` are told apart.
final class TotalsBook {
  struct Slot {
    var step: TotalStep
    var count = 0
    var sum = ExactSum()
  }

  static let mostGroups = 150
  /// Of a book that is put into another, which tells apart as few as it does.
  static let partGroups = 1 << 16
  private let mostGroups: Int
  /// The group of a value that this side could not read by itself.
  static let unread = Array("?".utf8)
  static let others = Array("…".utf8)

  private(set) var labels: [[[UInt8]]]
  private var numbers: [[Identity: Int]]
  private(set) var isFolded: [Bool]
  /// By scope and field: the groups' slots.
  private var tallies: [[[[Slot]]]] = []

  init(mostGroups: Int = TotalsBook.mostGroups) {
    self.mostGroups = mostGroups
    let count = TotalField.all.count
    labels = Array(repeating: [], count: count)
    numbers = Array(repeating: [:], count: count)
    isFolded = Array(repeating: false, count: count)
  }

  var scopeCount: Int { tallies.count }

  func addScope() -> Int {
    tallies.append(Array(repeating: [], count: TotalField.all.count))
    return tallies.count - 1
  }

  /// The number of a group, by what it is called.
  func group(_ field: Int, _ name: Span<UInt8>) -> Int {
    let identity = Identity(name, seed: 0)
    if let number = numbers[field][identity] { return number }
    if labels[field].count >= mostGroups || isFolded[field] {
      isFolded[field] = true
      let others = Self.others
      let last = Identity(others.span, seed: 0)
      if let number = numbers[field][last] { return number }
      return note(field, others, last)
    }
    return note(field, Bytes.array(name), identity)
  }

  /// The group of a field that has no groups.
  func onlyGroup(_ field: Int) -> Int {
    if labels[field].count == 1 { return 0 }
    let none: [UInt8] = []
    return group(field, none.span)
  }

  func unread(_ field: Int) -> Int { group(field, Self.unread.span) }

  private func note(_ field: Int, _ name: [UInt8], _ identity: Identity) -> Int {
    labels[field].append(name)
    numbers[field][identity] = labels[field].count - 1
    return labels[field].count - 1
  }

  func add(_ scope: Int, _ field: Int, _ step: TotalStep, _ entry: TotalEntry, taken: Bool = false) {
    guard entry.group >= 0 else { return }
    while tallies[scope][field].count <= entry.group { tallies[scope][field].append([]) }
    Self.add(step, entry.amount, taken: taken, to: &tallies[scope][field][entry.group])
  }

  private static func add(_ step: TotalStep, _ amount: ExactSum, taken: Bool, to slots: inout [Slot]) {
    var place = 0
    while place < slots.count && slots[place].step != step { place += 1 }
    if place == slots.count { slots.append(Slot(step: step)) }
    if taken {
      slots[place].count -= 1
      slots[place].sum.subtract(amount)
    } else {
      slots[place].count += 1
      slots[place].sum.add(amount)
    }
  }

  func slots(_ scope: Int, _ field: Int, _ group: Int) -> [Slot] {
    let groups = tallies[scope][field]
    return group < groups.count ? groups[group] : []
  }

  /// Makes one group of all those of a field.
  private func fold(_ field: Int) {
    isFolded[field] = true
    labels[field] = []
    numbers[field] = [:]
    let others = Self.others
    _ = note(field, others, Identity(others.span, seed: 0))
    for scope in tallies.indices {
      let groups = tallies[scope][field]
      tallies[scope][field] = [[]]
      for slots in groups { add(slots, scope, field, 0) }
    }
  }

  private func add(_ slots: [Slot], _ scope: Int, _ field: Int, _ group: Int) {
    while tallies[scope][field].count <= group { tallies[scope][field].append([]) }
    for slot in slots {
      let known = tallies[scope][field][group].firstIndex { $0.step == slot.step }
      if known == nil { tallies[scope][field][group].append(Slot(step: slot.step)) }
      let place = known ?? tallies[scope][field][group].count - 1
      tallies[scope][field][group][place].count += slot.count
      tallies[scope][field][group][place].sum.add(slot.sum)
    }
  }

  /// Takes the sums of one scope of another book. Which groups that one told apart hangs on the order in which it
  /// met them: a field of which it did not tell all apart has one group here, too.
  func add(_ other: TotalsBook, scope from: Int, into scope: Int) {
    for field in other.isFolded.indices where other.isFolded[field] { fold(field) }
    for field in other.tallies[from].indices {
      for (number, slots) in other.tallies[from][field].enumerated() where !slots.isEmpty {
        let label = other.labels[field][number]
        add(slots, scope, field, group(field, label.span))
      }
    }
  }
}
