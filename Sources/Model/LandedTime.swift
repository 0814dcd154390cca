extension Landed {
  /// A time that landed bytes hold, as a number that grows with it: YYYYMMDDhhmmss of UTC; of a date its
  /// midnight. 0: there is none.
  /// - Parameter field: a date or a datetime of the record itself, not of a child.
  public static func time(_ landed: Span<UInt8>, of field: Field) -> Int {
    var time = 0
    forEachPart(landed) { part in
      guard part.entity == field.entity.rawValue, part.number == 0 else { return }
      forEachValue(landed, part) { number, range in
        if number == field.number { time = Self.number(landed.extracting(range)) }
      }
    }
    return time
  }

  private static func number(_ value: Span<UInt8>) -> Int {
    var number = 0
    var digits = 0
    for index in 0..<value.count where digits < 14 {
      let digit = value[index] &- 0x30
      if digit < 10 {
        number = number * 10 + Int(digit)
        digits += 1
      } else if value[index] == FieldType.companionSeparator {
        break
      }
    }
    guard digits >= 8 else { return 0 }
    while digits < 14 {
      number *= 10
      digits += 1
    }
    return number
  }
}
