import Base
import Documents
import Model

/// The bytes of the fields that scoring compares, part by part.
final class PartTexts {
  /// The fields that are kept of each entity, and the place of each.
  private let places: EntityMap<[UInt8: Int]>
  private var bytes = ByteArena()
  /// Offset << 24 | count; 0: not there. A text may be 16 MB, all of them together a terabyte.
  private var slots = GrowingBuffer<UInt64>()
  /// Per part its first slot; -1 when nothing of it is kept.
  private var starts = GrowingBuffer<Int32>()

  private static let longest = 0xFF_FFFF

  init(_ options: ScoredOptions) {
    var places = EntityMap<[UInt8: Int]>(repeating: [:])
    for rules in [options.rules(.account), options.rules(.contact)] {
      for path in rules?.configuration.columns.flatMap(\.from) ?? [] {
        guard let field = LeadModel.field(path: path) else { continue }
        let entity = field.entity
        if places[entity][field.number] == nil { places[entity][field.number] = places[entity].count }
      }
    }
    self.places = places
  }

  /// Parts are added in the order of their numbers in `MatchColumns`, none left out.
  func add(_ landed: Span<UInt8>, _ part: LandedPart) {
    let fields = places[raw: part.entity] ?? [:]
    guard !fields.isEmpty else { return starts.append(-1) }
    let start = slots.count
    starts.append(Int32(start))
    slots.append(repeating: 0, count: fields.count)
    Landed.forEachValue(landed, part) { field, range in
      guard let place = fields[field], !range.isEmpty else { return }
      // What is longer is no name and no number; its beginning is compared.
      let kept = range.prefix(Self.longest)
      let offset = bytes.append(landed.extracting(kept))
      slots[start + place] = UInt64(offset) << 24 | UInt64(kept.count)
    }
  }

  /// The place of a field among those of its entity; nil when it is not kept.
  func place(_ field: Field) -> Int? { places[field.entity][field.number] }

  /// Calls `body` with the field's bytes, unless there are none.
  func with(_ part: Int32, _ place: Int, _ body: (Span<UInt8>) -> Void) {
    guard part >= 0, starts[Int(part)] >= 0 else { return }
    let slot = slots[Int(starts[Int(part)]) + place]
    guard slot != 0 else { return }
    bytes.withSpan(from: Int(slot >> 24), count: Int(slot & UInt64(Self.longest)), body)
  }
}
