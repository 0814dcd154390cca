import Base

/// Lays a record's new landed bytes over its former ones: blank cells keep what is there.
///
/// - A field that the new record fills has the new value; one it cleared (size 0) is gone; one it
///   says nothing of keeps the former value. Extras likewise, by name: so an extra stays when its
///   cell is blank, and also when the mapping no longer keeps it. One that is there because a rule could
///   not read its cell goes when the rule has a value again (see `InvalidExtras`).
/// - The record's own parts (number 0) stay when the new record has no such part.
/// - Children (number 1, 2, …) are those of the new record: a child that is gone is dropped, with its
///   extras. One that was there before gets its former number back (see `ChildNumbers`), and keeps
///   former values when it was recognised; one found in a former place alone is taken as it came.
public enum LandedOverlay {
  /// Appends one landed record to `writer`: parts ordered by entity and number, no cleared values.
  /// Laying the same bytes over the result again changes nothing.
  /// - Parameters:
  ///   - object: the entity that the record itself is: its part stays without values, too.
  ///   - invalid: rules of the mapping that keep what they cannot read.
  ///   - used: numbers that children of earlier versions had; asked for when there are new children.
  public static func merge(
    former: Span<UInt8>, new: Span<UInt8>, object: UInt8 = 0, names: ChildNames = .none,
    invalid: InvalidExtras = .none, used: () throws -> Set<UInt16>, into writer: inout LandedWriter
  ) rethrows {
    var hasChildren = false
    LandedParts.forEachPair(former, new) { if ($0 ?? $1)?.number ?? 0 > 0 { hasChildren = true } }
    guard hasChildren || names.separator != 0 else {
      return merge(former, new, object: object, mapping: (names, invalid), recognised: [], into: &writer)
    }
    let (old, now) = (bytes(former), bytes(new))
    let children = LandedChild.all(of: now, names)
    let numbers = try ChildNumbers(
      former: LandedChild.all(of: old, names), new: children, used: used)
    var renumbered = LandedWriter()
    ChildRenumbering(numbers: numbers.numbers, names: names).write(now, into: &renumbered)
    renumbered.arena.withSpan(from: 0, count: renumbered.arena.count) {
      merge(
        former, $0, object: object, mapping: (names, invalid), recognised: numbers.recognised, into: &writer)
    }
  }

  private static func merge(
    _ former: Span<UInt8>, _ new: Span<UInt8>, object: UInt8,
    mapping: (names: ChildNames, invalid: InvalidExtras), recognised: Set<UInt16>,
    into writer: inout LandedWriter
  ) {
    LandedParts.forEachPair(former, new) { old, now in
      guard let part = now ?? old else { return }
      if now == nil && part.number > 0 { return }
      let newValues = now.map { LandedParts.values(new, $0) } ?? []
      var oldValues = old.map { LandedParts.values(former, $0) } ?? []
      if part.number > 0 && !recognised.contains(part.number) { oldValues = [] }
      if part.entity == Landed.extras {
        oldValues.removeAll {
          guard let child = mapping.names.parse(ArraySlice(bytes(former.extracting($0.name)))) else {
            return false
          }
          return !recognised.contains(child.number)
        }
        mapping.invalid.dropMended(&oldValues, of: former, new: new, mapping.names)
      }
      writer.beginPart(entity: part.entity, number: part.number)
      LandedParts.forEachPair(former, oldValues, new, newValues) { was, now in
        if let now {
          write(new, now, into: &writer)
        } else if let was {
          write(former, was, into: &writer)
        }
      }
      writer.endPart(keepsEmpty: part.number == 0 && part.entity == object)
    }
  }

  private static func bytes(_ span: Span<UInt8>) -> [UInt8] {
    span.withUnsafeBufferPointer { Array($0) }
  }

  private static func write(
    _ bytes: Span<UInt8>, _ value: LandedParts.Value, into writer: inout LandedWriter
  ) {
    guard !value.value.isEmpty else { return }
    if value.field == 0 {
      writer.extra(name: bytes.extracting(value.name), bytes.extracting(value.value))
    } else {
      writer.value(field: value.field, bytes.extracting(value.value))
    }
  }

  /// The fields of an entity that tell one child from another, most telling first.
  static func tellingFields(_ entity: UInt8) -> [UInt8] {
    EntityFacts.all[raw: entity]?.telling ?? []
  }
}
