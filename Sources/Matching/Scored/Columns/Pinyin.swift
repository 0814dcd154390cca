import Base

/// Chinese names of persons in Latin letters.
enum Pinyin {
  /// - Parameter fact: of a Chinese name.
  /// - Returns: the surname as it may be read, and the given name; without tones and blanks.
  static func parts(of fact: UInt64) -> (surnames: [String], given: String) {
    let table = HanTable.shared
    let count = PersonText.count(fact)
    let length = PersonText.surnameLength(fact)
    let units = (0..<count).map { UInt16(truncatingIfNeeded: fact >> UInt64(16 * $0)) }
    let given = units.dropFirst(length).map { table.pinyin(table.reading($0)) }.joined()
    guard let first = units.first else { return ([""], given) }
    if length == 2 {
      if let read = SurnameReadings.compound[Surnames.pair(first, units[1])] {
        return ([read.joined()], given)
      }
      return ([table.pinyin(table.reading(first)) + table.pinyin(table.reading(units[1]))], given)
    }
    let usual = table.pinyin(table.reading(ofSurname: first))
    return ([usual] + (SurnameReadings.second[first].map { [$0] } ?? []), given)
  }

  /// The same for a Chinese name and its letters, surname before or behind. 0 when there are none.
  static func hash(_ value: Value) -> UInt64 {
    if value.fact == 0 { return sum((0..<value.text.count).map { value.text[$0] }) }
    let parts = parts(of: value.fact)
    return parts.given.isEmpty ? 0 : sum(Array((parts.surnames[0] + parts.given).utf16))
  }

  private static func sum(_ letters: [UInt16]) -> UInt64 {
    var sum: UInt64 = 0
    for letter in letters where letter != 0x20 { sum = sum &+ KeyMaker.mix(UInt64(letter)) }
    return sum
  }
}
