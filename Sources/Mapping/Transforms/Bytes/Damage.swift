/// Marks that a spreadsheet leaves on numbers that should have stayed text.
enum Damage {
  /// `1.38E+10`, `1.1E-05`: the digits after the third are gone. A sign after the E is asked for,
  /// because codes such as `12E5` exist.
  static func isScientific(_ cell: Span<UInt8>, _ range: Range<Int>, sign needed: Bool = true) -> Bool {
    var at = range.lowerBound
    let end = range.upperBound
    if at < end, cell[at] == UInt8(ascii: "-") || cell[at] == UInt8(ascii: "+") { at += 1 }
    let mantissa = at
    while at < end, isDigit(cell[at]) || cell[at] == UInt8(ascii: ".") { at += 1 }
    guard at > mantissa, isDigit(cell[mantissa]), at < end, cell[at] | 0x20 == UInt8(ascii: "e") else {
      return false
    }
    at += 1
    if at < end, cell[at] == UInt8(ascii: "-") || cell[at] == UInt8(ascii: "+") {
      at += 1
    } else if needed {
      return false
    }
    let exponent = at
    while at < end, isDigit(cell[at]) { at += 1 }
    return at == end && at > exponent && at - exponent <= 3
  }

  /// Excel keeps 15 digits and makes the rest zeros: 18 digits or more, all zeros from the 16th on.
  /// (One real id in a thousand ends in 000 as well: so it is said, not mended.)
  static func hasLostPrecision(_ cell: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 18 else { return false }
    for i in range where !isDigit(cell[i]) { return false }
    for i in range.lowerBound + 15..<range.upperBound where cell[i] != UInt8(ascii: "0") { return false }
    return true
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
