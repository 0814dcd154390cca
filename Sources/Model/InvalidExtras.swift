import Base

/// The extras that `invalid: keep` makes of cells which a rule cannot read, and when they go: once the rule
/// reads its cells again, what it could not read before is no more.
public struct InvalidExtras: Sendable {
  /// A rule with `invalid: keep`.
  public struct Rule: Sendable {
    var entity: UInt8
    var field: UInt8

    public init(entity: UInt8, field: UInt8) {
      self.entity = entity
      self.field = field
    }
  }

  /// By the full name of a column, without the number of a child.
  private var rules: [[UInt8]: [Rule]] = [:]

  public static let none = InvalidExtras()

  public init() {}

  /// - Parameter column: full name of a column that the rule reads, and that is not kept in any case.
  public mutating func add(_ rule: Rule, column: String) {
    rules[Array(column.utf8), default: []].append(rule)
  }

  /// Takes from the extras of a former version those whose rule has a value in the new one.
  func dropMended(
    _ extras: inout [LandedParts.Value], of former: Span<UInt8>, new: Span<UInt8>, _ names: ChildNames
  ) {
    guard !rules.isEmpty, !extras.isEmpty else { return }
    let parts = LandedParts.sorted(new)
    extras.removeAll { extra in
      let name = former.extracting(extra.name).withUnsafeBufferPointer { Array($0) }
      let child = names.parse(name[...])
      let own = child.map { name[$0.path] + name[$0.rest] } ?? name[...]
      guard let rules = rules[Array(own)] ?? rules[Array(Self.withoutNumber(own))] else { return false }
      return rules.contains { rule in
        parts.contains { part in
          part.entity == rule.entity && part.number == child?.number ?? 0
            && LandedParts.values(new, part).contains { $0.field == rule.field && !$0.value.isEmpty }
        }
      }
    }
  }

  /// `phone[2]`, the second cell of its name: `phone`.
  private static func withoutNumber(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard name.last == UInt8(ascii: "]"), let open = name.lastIndex(of: UInt8(ascii: "[")) else {
      return name
    }
    let digits = name[(open + 1)...].dropLast()
    return digits.isEmpty || !digits.allSatisfy({ $0 &- 0x30 < 10 }) ? name : name[..<open]
  }
}
