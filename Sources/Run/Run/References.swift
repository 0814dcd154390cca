import Base
import Model
import Store

/// Relations that a record names by the key of another: `contacts.csv` names its customer.
///
/// A reference points to a record of the target's object: of the same source, or of the one that
/// its mapping names with `source:`.
package struct References {
  struct Target {
    var field: UInt8
    var entity: Entity
  }

  /// The reference fields of each entity.
  static let fields = EntityMap<[Target]> { entity in
    LeadModel.fields(of: entity).compactMap { field in
      field.target.map { Target(field: field.number, entity: $0) }
    }
  }

  enum Resolution: Equatable {
    case record(Int)
    case missing
    /// It was refused, in this run or in one before, and stands in quarantine.
    case refused
    /// The key came more than once, with different cells.
    case ambiguous
  }

  private let index: RecordIndex
  /// A source's object, by the scope number of another object of that source, or by the source's name.
  private let scopeOf: (_ scope: UInt16, _ source: String?, _ target: Entity) -> RecordScope

  /// Whether a record of that source and object, which is not there, stands in quarantine.
  private let isRefused: (_ scope: UInt16, _ source: String?, _ target: Entity, _ key: String) -> Bool

  init(
    index: RecordIndex, scopeOf: @escaping (UInt16, String?, Entity) -> RecordScope,
    isRefused: @escaping (UInt16, String?, Entity, String) -> Bool = { _, _, _, _ in false }
  ) {
    self.index = index
    self.scopeOf = scopeOf
    self.isRefused = isRefused
  }

  func resolve(_ key: Span<UInt8>, from scope: UInt16, to target: Entity) -> Resolution {
    var end = key.count
    while end > 0 && key[end - 1] != FieldType.sourceSeparator { end -= 1 }
    var source: String?
    if end > 0 { source = key.extracting(end...).withUnsafeBytes { String(decoding: $0, as: UTF8.self) } }
    let own = end > 0 ? key.extracting(..<(end - 1)) : key
    let identity = scopeOf(scope, source, target).identity(ofKey: own)
    guard let record = index.find(identity) else {
      let key = own.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
      return isRefused(scope, source, target, key) ? .refused : .missing
    }
    let flags = index.flags[record - 1]
    // What the store has of a repeated key stands: only what came new is in doubt.
    if flags.contains(.repeated) && !flags.contains(.stored) { return .ambiguous }
    // A record that is refused in this run still stands in the store if it stood there before.
    if flags.contains(.withdrawn) && !flags.contains(.stored) { return .refused }
    return .record(record)
  }

  /// The first reference of a landed record that does not lead to one record.
  func fault(in landed: Span<UInt8>, scope: UInt16) -> (code: String, field: Field)? {
    var found: (String, Field)?
    Landed.forEachPart(landed) { part in
      let targets = Self.fields[raw: part.entity] ?? []
      guard !targets.isEmpty, found == nil else { return }
      Landed.forEachValue(landed, part) { number, range in
        guard found == nil, !range.isEmpty,
          let target = targets.first(where: { $0.field == number }),
          let entity = Entity(rawValue: part.entity),
          let field = LeadModel.field(entity, number: number)
        else { return }
        switch resolve(landed.extracting(range), from: scope, to: target.entity) {
        case .record: break
        case .missing: found = ("reference-not-found", field)
        case .refused: found = ("reference-quarantined", field)
        case .ambiguous: found = ("reference-ambiguous", field)
        }
      }
    }
    return found
  }

  /// The field of a record's own part by which it names another record of its kind, and which that is: the
  /// parent of a customer.
  func parent(in landed: Span<UInt8>, object: Entity, scope: UInt16) -> (record: Int, field: Field)? {
    var found: (Int, Field)?
    Landed.forEachPart(landed) { part in
      guard part.number == 0, part.entity == object.rawValue, found == nil else { return }
      let targets = Self.fields[object].filter { $0.entity == object }
      guard !targets.isEmpty else { return }
      Landed.forEachValue(landed, part) { number, range in
        guard found == nil, !range.isEmpty, targets.contains(where: { $0.field == number }),
          let field = LeadModel.field(object, number: number),
          case .record(let other) = resolve(landed.extracting(range), from: scope, to: object)
        else { return }
        found = (other, field)
      }
    }
    return found
  }

  /// An entity that a record names by the key of another record.
  package struct Named {
    package var entity: Entity
    /// In the landed bytes.
    package var key: Range<Int>
  }

  /// What a record names by key beside its object, each entity once: by a reference of its object, else by
  /// one of its other own parts, in the order of the model. It is what all that the record makes hangs on.
  package static func named(_ landed: Span<UInt8>, object: Entity) -> [Named] {
    var found: [Named] = []
    func check(_ part: LandedPart) {
      guard part.number == 0, let targets = fields[raw: part.entity] else { return }
      Landed.forEachValue(landed, part) { number, range in
        guard !range.isEmpty, let target = targets.first(where: { $0.field == number }),
          target.entity != object, target.entity.rawValue != part.entity,
          !found.contains(where: { $0.entity == target.entity })
        else { return }
        found.append(Named(entity: target.entity, key: range))
      }
    }
    Landed.forEachPart(landed) { if $0.entity == object.rawValue { check($0) } }
    for entity in Entity.golden where entity != object {
      Landed.forEachPart(landed) { if $0.entity == entity.rawValue { check($0) } }
    }
    return found
  }

  /// Whether a landed record names other records.
  static func refers(_ landed: Span<UInt8>) -> Bool {
    var refers = false
    Landed.forEachPart(landed) { part in
      let targets = fields[raw: part.entity] ?? []
      guard !targets.isEmpty, !refers else { return }
      Landed.forEachValue(landed, part) { number, range in
        if !range.isEmpty && targets.contains(where: { $0.field == number }) { refers = true }
      }
    }
    return refers
  }
}
