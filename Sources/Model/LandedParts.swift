import Base

/// The parts and values of landed records, side by side.
enum LandedParts {
  /// A value of a part; an extra has field 0 and a name.
  struct Value {
    var field: UInt8
    var name: Range<Int>
    var value: Range<Int>
  }

  /// By entity, then number: the extras, the record's account, its children, its contact, …
  static func sorted(_ bytes: Span<UInt8>) -> [LandedPart] {
    var parts: [LandedPart] = []
    Landed.forEachPart(bytes) { parts.append($0) }
    parts.sort { order($0) < order($1) }
    return parts
  }

  private static func order(_ part: LandedPart) -> Int { Int(part.entity) << 16 | Int(part.number) }

  static func values(_ bytes: Span<UInt8>, _ part: LandedPart) -> [Value] {
    var values: [Value] = []
    var name: Range<Int>?
    Landed.forEachValue(bytes, part) { field, range in
      guard part.entity == Landed.extras else {
        values.append(Value(field: field, name: 0..<0, value: range))
        return
      }
      if let known = name {
        values.append(Value(field: 0, name: known, value: range))
        name = nil
      } else {
        name = range
      }
    }
    return values
  }

  /// Calls `body` with each part that either has, in order, and its counterpart.
  static func forEachPair(
    _ former: Span<UInt8>, _ new: Span<UInt8>, _ body: (LandedPart?, LandedPart?) -> Void
  ) {
    let (old, now) = (sorted(former), sorted(new))
    var (i, j) = (0, 0)
    while i < old.count || j < now.count {
      let difference = i == old.count ? 1 : j == now.count ? -1 : order(old[i]) - order(now[j])
      body(difference <= 0 ? old[i] : nil, difference >= 0 ? now[j] : nil)
      if difference <= 0 { i += 1 }
      if difference >= 0 { j += 1 }
    }
  }

  /// Calls `body` with each value that either has, in order, and its counterpart.
  static func forEachPair(
    _ former: Span<UInt8>, _ old: [Value], _ new: Span<UInt8>, _ now: [Value],
    _ body: (Value?, Value?) -> Void
  ) {
    var (i, j) = (0, 0)
    while i < old.count || j < now.count {
      let difference: Int
      if i == old.count {
        difference = 1
      } else if j == now.count {
        difference = -1
      } else if old[i].field != now[j].field {
        difference = Int(old[i].field) - Int(now[j].field)
      } else {
        difference = compare(former, old[i].name, new, now[j].name)
      }
      body(difference <= 0 ? old[i] : nil, difference >= 0 ? now[j] : nil)
      if difference <= 0 { i += 1 }
      if difference >= 0 { j += 1 }
    }
  }

  static func areEqual(_ a: Span<UInt8>, _ left: Range<Int>, _ b: Span<UInt8>, _ right: Range<Int>) -> Bool {
    left.count == right.count && compare(a, left, b, right) == 0
  }

  private static func compare(
    _ a: Span<UInt8>, _ left: Range<Int>, _ b: Span<UInt8>, _ right: Range<Int>
  ) -> Int {
    for step in 0..<min(left.count, right.count) {
      let (x, y) = (a[left.lowerBound + step], b[right.lowerBound + step])
      if x != y { return Int(x) - Int(y) }
    }
    return left.count - right.count
  }
}
