/// Words of Latin addresses that are written in full or short: street and st, suite and ste.
enum AddressWords {
  /// Each word in its short form.
  static func shorten(_ text: inout [UInt16]) {
    guard text.contains(where: { $0 &- 0x61 < 26 }) else { return }
    var made: [UInt16] = []
    made.reserveCapacity(text.count)
    for word in text.split(separator: 0x20) {
      if !made.isEmpty { made.append(0x20) }
      if let short = short[Array(word)] { made += short } else { made += word }
    }
    text = made
  }

  private static let short: [[UInt16]: [UInt16]] = {
    var table: [[UInt16]: [UInt16]] = [:]
    for group in groups.split(separator: ",") {
      let words = group.split(separator: " ").map { Array($0.utf16) }
      for word in words.dropFirst() { table[word] = words[0] }
    }
    return table
  }()

  /// The short form, then the others.
  private static let groups =
    "st street str, ave avenue av, rd road, ln lane, dr drive, blvd boulevard, pl place, ct court, sq square, "
    + "ter terrace, cres crescent, cl close, hwy highway, pkwy parkway, plz plaza, cir circle, "
    + "ste suite, apt apartment apartments apmt, bldg building bld, fl floor, rm room, mt mount, "
    + "n north, s south, e east, w west, ne northeast, nw northwest, se southeast, sw southwest, strasse straße"
}
