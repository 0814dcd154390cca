/// How the digits of one number are read.
struct PhoneRules: Sendable {
  /// The mapping's `area:`, for landlines without an area code.
  var area: PhoneArea?
  var country = PhoneCountry.china

  enum Reading {
    case number(PhoneNumber)
    case fault(String)
  }

  /// - Parameter range: digits of the scan.
  /// - Parameter area: an area code that holds for this number, when it has none.
  func read(_ scan: PhoneScan, _ range: Range<Int>, area: PhoneArea?) -> Reading {
    var end = range.upperBound
    var line = end..<end
    if scan.extensionStart > range.lowerBound, scan.extensionStart <= end {
      end = scan.extensionStart
      line = end..<range.upperBound
      guard (1...6).contains(line.count) else { return .fault(PhoneTransform.digits) }
    }
    if line.isEmpty, let found = dashedExtension(scan, range, area: area) { return .number(found) }
    if var number = complete(scan, range.lowerBound..<end) ?? bare(scan, range.lowerBound..<end, area) {
      number.line = line
      return .number(number)
    }
    return .fault(fault(scan, range.lowerBound..<end))
  }

  /// `0571-88886666-801`, `0571-88886666(801)`: what stands after the last dash is an extension when
  /// what stands before it is a whole number.
  private func dashedExtension(_ scan: PhoneScan, _ range: Range<Int>, area: PhoneArea?) -> PhoneNumber? {
    var dash = range.upperBound - 1
    while dash > range.lowerBound, !scan.isDash(before: dash) { dash -= 1 }
    guard dash > range.lowerBound, (1...5).contains(range.upperBound - dash) else { return nil }
    let main = range.lowerBound..<dash
    var found = complete(scan, main)
    if found == nil, !(main.lowerBound + 1..<dash).contains(where: { scan.isParted(before: $0) }) {
      found = bare(scan, main, area)
    }
    if found?.kind == .foreign { return nil }
    found?.line = dash..<range.upperBound
    return found
  }

  /// A number that says all by itself.
  func complete(_ scan: PhoneScan, _ range: Range<Int>) -> PhoneNumber? {
    let low = range.lowerBound
    guard range.count >= 7 else { return nil }
    if scan.hasPlus, low == 0 {
      if starts(scan, range, "86") { return national(scan, low + 2..<range.upperBound, international: true) }
      return foreign(scan, range)
    }
    if starts(scan, range, "0086") {
      return national(scan, low + 4..<range.upperBound, international: true)
    }
    if starts(scan, range, "00"), range.count >= 9 { return foreign(scan, low + 2..<range.upperBound) }
    guard country.isChina else { return country.read(scan, range) }
    // 1 (650) 253-0000: as long as a mobile, and grouped as none is.
    if range.count == 11, scan[low] == UInt8(ascii: "1"), scan.isGrouped(before: low + 1),
      scan.isNorthAmerican(from: low + 1)
    {
      return foreign(scan, range)
    }
    if let number = national(scan, range, international: false) { return number }
    if starts(scan, range, "86"), range.count >= 12 {
      let rest = low + 2..<range.upperBound
      // Without + only a mobile, a 0 or a gap shows that 86 is the country.
      let isCertain =
        isMobile(scan, rest) || scan[low + 2] == UInt8(ascii: "0") || scan.isParted(before: low + 2)
      if isCertain { return national(scan, rest, international: true) }
    }
    return nil
  }

  private func national(_ scan: PhoneScan, _ range: Range<Int>, international: Bool) -> PhoneNumber? {
    let low = range.lowerBound
    guard range.count >= 7 else { return nil }
    if isMobile(scan, range) { return PhoneNumber(kind: .mobile, main: range) }
    if scan[low] == UInt8(ascii: "0") {
      // An old habit: 0 before a mobile of another city.
      if range.count == 12, isMobile(scan, low + 1..<range.upperBound) {
        return PhoneNumber(kind: .mobile, main: low + 1..<range.upperBound)
      }
      let size = areaSize(scan, range, at: low + 1)
      guard size > 0, isLocal(scan, low + size, range.upperBound, size: size) else { return nil }
      return PhoneNumber(kind: .landline, main: range, areaCount: size)
    }
    if range.count == 10, starts(scan, range, "400") || starts(scan, range, "800") {
      return PhoneNumber(kind: .service, main: range)
    }
    if international, let size = zerolessArea(scan, range) {
      return PhoneNumber(kind: .landline, main: range, areaCount: size, lacksZero: true)
    }
    return nil
  }

  /// A landline without an area code, when one is known.
  private func bare(_ scan: PhoneScan, _ range: Range<Int>, _ area: PhoneArea?) -> PhoneNumber? {
    guard country.isChina, let area, isBare(scan, range), area.takes(local: range.count) else { return nil }
    return PhoneNumber(kind: .landline, main: range)
  }

  private func isBare(_ scan: PhoneScan, _ range: Range<Int>) -> Bool {
    (7...8).contains(range.count) && scan[range.lowerBound] >= UInt8(ascii: "2")
  }

  private func foreign(_ scan: PhoneScan, _ range: Range<Int>) -> PhoneNumber? {
    starts(scan, range, "86") ? nil : PhoneCountry.international(scan, range)
  }

  func isMobile(_ scan: PhoneScan, _ range: Range<Int>) -> Bool {
    range.count == 11 && scan[range.lowerBound] == UInt8(ascii: "1")
      && scan[range.lowerBound + 1] >= UInt8(ascii: "3")
  }

  private func areaSize(_ scan: PhoneScan, _ range: Range<Int>, at first: Int) -> Int {
    PhoneArea.size(scan[first], scan[first + 1])
  }

  private func isLocal(_ scan: PhoneScan, _ start: Int, _ end: Int, size: Int) -> Bool {
    let count = end - start
    guard count == 8 || (count == 7 && size == 4) else { return false }
    return scan[start] >= UInt8(ascii: "2")
  }

  /// The digits of an area code without its 0 at the start of a whole landline, or nil.
  private func zerolessArea(_ scan: PhoneScan, _ range: Range<Int>) -> Int? {
    let size = areaSize(scan, range, at: range.lowerBound)
    guard size > 0, isLocal(scan, range.lowerBound + size - 1, range.upperBound, size: size) else {
      return nil
    }
    return size - 1
  }

  /// Why the digits are no number.
  private func fault(_ scan: PhoneScan, _ range: Range<Int>) -> String {
    guard !scan.hasPlus, !range.isEmpty else { return PhoneTransform.digits }
    guard country.isChina else {
      return country.isLocal(range) ? PhoneTransform.areaMissing : PhoneTransform.digits
    }
    if range.count == 10, scan.isNorthAmerican(from: range.lowerBound) { return PhoneTransform.otherCountry }
    if isBare(scan, range) { return PhoneTransform.areaMissing }
    if bareBeforeDash(scan, range) { return PhoneTransform.areaMissing }
    if range.count >= 10, zerolessArea(scan, range) != nil { return PhoneTransform.leadingZero }
    if range.count == 11, scan[range.lowerBound] == UInt8(ascii: "1") { return PhoneTransform.notMobile }
    return PhoneTransform.digits
  }

  /// `88886666-801`
  private func bareBeforeDash(_ scan: PhoneScan, _ range: Range<Int>) -> Bool {
    for size in 7...8 where range.count > size && range.count <= size + 5 {
      let dash = range.lowerBound + size
      let main = range.lowerBound..<dash
      if scan.isDash(before: dash), isBare(scan, main),
        !(main.dropFirst()).contains(where: { scan.isParted(before: $0) })
      {
        return true
      }
    }
    return false
  }

  private func starts(_ scan: PhoneScan, _ range: Range<Int>, _ digits: StaticString) -> Bool {
    guard range.count > digits.utf8CodeUnitCount else { return false }
    for i in 0..<digits.utf8CodeUnitCount where scan[range.lowerBound + i] != digits.utf8Start[i] {
      return false
    }
    return true
  }
}
