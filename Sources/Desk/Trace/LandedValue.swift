import Base
import Documents
import Model
import Run
import Store

/// One value of a landed record.
struct LandedValue {
  var field: Field
  /// Number of its part: 0 for the record itself.
  var part: Int
  var text: String

  static func all(_ landed: Span<UInt8>) -> [LandedValue] {
    var values: [LandedValue] = []
    Landed.forEachPart(landed) { part in
      guard let entity = Entity(rawValue: part.entity) else { return }
      Landed.forEachValue(landed, part) { number, range in
        guard let field = LeadModel.field(entity, number: number), !range.isEmpty else { return }
        values.append(
          LandedValue(field: field, part: Int(part.number), text: text(landed.extracting(range))))
      }
    }
    return values
  }

  private static func text(_ bytes: Span<UInt8>) -> String {
    bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }
}

extension LandedValue: Equatable {
  static func == (a: LandedValue, b: LandedValue) -> Bool {
    a.field == b.field && a.part == b.part && a.text == b.text
  }
}

extension Field {
  static func == (a: Field, b: Field) -> Bool { a.entity == b.entity && a.number == b.number }
}

extension StoreSession {
  func landedValues(_ record: Int) throws -> [LandedValue] {
    try withLanding(of: record) { LandedValue.all($0.bindMemory(to: UInt8.self).span) } ?? []
  }
}

extension RawRecord {
  /// What the mapping of today makes of it: each value with the number of the child that its cells are
  /// in. The value's own part is the one that it is stored under.
  func landedAgain(
    _ corrections: [Correction], stored: [UInt8]
  ) -> [(value: LandedValue, child: Int)] {
    var issues: [RecordIssue] = []
    var writer = LandedWriter()
    let fitting = corrections.filter { $0.fits(batch, 0) }
    guard let outcome = try? land(fitting, issues: &issues, into: &writer), outcome == .landed else {
      return []
    }
    return writer.arena.withSpan(from: 0, count: writer.arena.count) { bytes in
      let numbers = mapping.childNames.storedNumbers(of: bytes, in: stored.span)
      return LandedValue.all(bytes).compactMap { value in
        guard value.part > 0 else { return (value, 0) }
        guard let number = numbers[UInt16(value.part)] else { return nil }
        var own = value
        own.part = Int(number)
        return (own, value.part)
      }
    }
  }

  func rule(of field: Field) -> FieldRule? {
    func all(_ each: [EachRule]) -> [FieldRule] { each.flatMap { $0.fields + all($0.each) } }
    return (mapping.file.fields + all(mapping.file.each)).first { $0.field == field }
  }
}

extension [UInt8] {
  /// Two digits a byte.
  var hex: String {
    let digits = [Character]("0123456789abcdef")
    return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
