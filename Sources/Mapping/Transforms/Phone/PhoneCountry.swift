import Model

/// The country whose numbers come without a country code. China has rules of its own; of the others
/// only what E.164 needs is known: the calling code, how long a number is, whether a 0 leads at home.
enum PhoneCountry: String, Sendable, CaseIterable {
  case china = "CN"
  case hongKong = "HK"
  case macau = "MO"
  case taiwan = "TW"
  case singapore = "SG"
  case japan = "JP"
  case america = "US"

  var code: [UInt8] { Array((SharedWords.callingCodes[rawValue] ?? "").utf8) }

  /// How many digits a national number has, without the 0 that leads at home.
  private var sizes: ClosedRange<Int> {
    switch self {
    case .china: 10...11
    case .hongKong, .macau, .singapore: 8...8
    case .taiwan: 8...9
    case .japan: 9...10
    case .america: 10...10
    }
  }

  private var leadsWithZero: Bool { self == .taiwan || self == .japan }

  /// A number at home; `main` is then without the calling code, unless the digits begin with it.
  func read(_ scan: PhoneScan, _ range: Range<Int>) -> PhoneNumber? {
    var low = range.lowerBound
    let code = self.code
    if range.count > code.count, sizes.contains(range.count - code.count) {
      let hasCode = code.indices.allSatisfy { scan[low + $0] == code[$0] }
      // Where a number may be as long as one with its code, only the length decides.
      if hasCode, !sizes.contains(range.count) { low += code.count }
    }
    if leadsWithZero, scan[low] == UInt8(ascii: "0") { low += 1 }
    guard sizes.contains(range.upperBound - low), scan[low] != UInt8(ascii: "0") else { return nil }
    return PhoneNumber(kind: .foreign, main: low..<range.upperBound, lacksZero: true)
  }
}
