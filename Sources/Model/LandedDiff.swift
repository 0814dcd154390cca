import Base

/// One field of a part that is not the same in two landed records.
public struct FieldChange: Sendable, Equatable {
  public enum Kind: String, Sendable, Codable {
    /// A value where there was none.
    case added
    /// Another value.
    case changed
    /// A value before; now cleared on purpose (size 0).
    case cleared
    /// A value before; now nothing is said of the field, or the part is gone.
    case removed
  }

  /// An `Entity` raw value, or `Landed.extras`.
  public var entity: UInt8
  public var number: UInt16
  /// 0 for an extra.
  public var field: UInt8
  /// An extra's name: in `after`, but for a removed one in `before`. Empty for a field.
  public var name: Range<Int>
  public var kind: Kind
  /// The value in `before`; empty when there was none.
  public var before: Range<Int>
  /// The value in `after`; empty when there is none.
  public var after: Range<Int>
}

/// Compares two landed records field by field.
///
/// Parts are matched by entity and number, fields by number, extras by name. A value that was
/// cleared before counts as none. Ordered by part (`LandedParts` order), then by field.
public enum LandedDiff {
  /// Whether two landed records say the same: no field changes, and they have the same parts, be they
  /// empty.
  public static func areSame(_ before: Span<UInt8>, _ after: Span<UInt8>) -> Bool {
    var areSame = true
    LandedParts.forEachPair(before, after) { old, new in
      if (old ?? new)?.entity != Landed.extras && (old == nil || new == nil) { areSame = false }
    }
    return areSame && changes(before: before, after: after).isEmpty
  }

  public static func changes(before: Span<UInt8>, after: Span<UInt8>) -> [FieldChange] {
    var changes: [FieldChange] = []
    if LandedParts.areEqual(before, 0..<before.count, after, 0..<after.count) { return changes }
    LandedParts.forEachPair(before, after) { old, new in
      guard let part = new ?? old else { return }
      let oldValues = old.map { LandedParts.values(before, $0) } ?? []
      let newValues = new.map { LandedParts.values(after, $0) } ?? []
      LandedParts.forEachPair(before, oldValues, after, newValues) { was, now in
        let wasFilled = was.map { !$0.value.isEmpty } ?? false
        let isFilled = now.map { !$0.value.isEmpty } ?? false
        let kind: FieldChange.Kind
        switch (wasFilled, isFilled) {
        case (false, false): return
        case (false, true): kind = .added
        case (true, false): kind = now == nil ? .removed : .cleared
        case (true, true):
          if LandedParts.areEqual(before, was?.value ?? 0..<0, after, now?.value ?? 0..<0) { return }
          kind = .changed
        }
        changes.append(
          FieldChange(
            entity: part.entity, number: part.number, field: (now ?? was)?.field ?? 0,
            name: (now ?? was)?.name ?? 0..<0, kind: kind,
            before: wasFilled ? was?.value ?? 0..<0 : 0..<0, after: isFilled ? now?.value ?? 0..<0 : 0..<0))
      }
    }
    return changes
  }
}
