import Foundation
import Model

/// One landed value becomes another. Golden rows and digest are made to agree: the store says
/// nothing against it, only its sources do.
enum ValueFaults {
  static let all: [Fault] = text + numbers + times + missing + pairs

  /// One value of one record, made another by `change`.
  private static func value(
    _ name: String, _ path: String, where fit: Fit = .any,
    _ change: @escaping @Sendable (String) -> String
  ) -> Fault {
    bytes(name, path, where: fit) { Array(change($0).utf8) }
  }

  private static func bytes(
    _ name: String, _ path: String, where fit: Fit = .any,
    _ change: @escaping @Sendable (String) -> [UInt8]?
  ) -> Fault {
    Fault(.value, name, .mended) { site in
      let victim = try site.victim(path, where: fit.holds)
      try site.set(victim, change(victim.text))
      return Harm(victim.harmed)
    }
  }

  private static let text: [Fault] = [
    bytes("one byte of a text", "lead.remark", where: .longer(than: 3)) { value in
      // The last byte of the last character: still UTF-8, another character.
      var bytes = Array(value.utf8)
      if let last = bytes.indices.last {
        bytes[last] = bytes[last] & 1 == 0 ? bytes[last] + 1 : bytes[last] - 1
      }
      return bytes
    },
    value("another character of the same sound", "contact.name") { String($0.dropLast()) + "玮" },
    value("upper for lower case", "contact.wechat", where: Fit { $0.first?.isLowercase == true }) {
      $0.uppercased()
    },
    value("a trailing blank", "account.address") { $0 + " " },
    value("a blank for nothing between two words", "account.name") {
      $0.prefix(2) + " " + $0.dropFirst(2)
    },
    value("full width for half width", "contact.wechat") {
      $0.applyingTransform(.fullwidthToHalfwidth, reverse: true) ?? $0
    },
    value("the end cut off", "account.name", where: .longer(than: 6)) { String($0.prefix(6)) },
    value("the last character cut off", "activity.content", where: .longer(than: 2)) {
      String($0.dropLast())
    },
    value("a line break lost", "activity.content", where: .holding("\n")) {
      $0.replacing("\n", with: " ")
    },
    value("UTF-8 read as Latin-1", "account.name") {
      String(decoding: $0.utf8.flatMap { Array(String(UnicodeScalar($0)).utf8) }, as: UTF8.self)
    },
    value("a replacement character", "account.name") { "\u{FFFD}" + $0.dropFirst() },
    value("composed for decomposed", "contact.name") {
      ("\u{E9}" + $0).decomposedStringWithCanonicalMapping
    },
  ]

  private static let numbers: [Fault] = [
    value(
      "two digits of a mobile swapped", "contact.mobile", where: Fit { $0.hasPrefix("1") && $0.swapped != $0 }
    ) {
      $0.swapped
    },
    value("one digit of a mobile", "contact.mobile", where: .starting(with: "1")) {
      $0.dropLast() + ($0.last == "3" ? "5" : "3")
    },
    value("a mobile in scientific notation, written out", "contact.mobile", where: .starting(with: "1")) {
      $0.prefix(6) + "00000"
    },
    value("the leading zero of an area code", "contact.phone", where: .starting(with: "0")) {
      String($0.dropFirst())
    },
    value("an extension or a subscriber's end", "contact.phone", where: .longer(than: 8)) {
      String($0.dropLast(2))
    },
    value("the second of several phones", "contact.other_phones", where: .holding("; ")) {
      String($0.prefix { $0 != ";" })
    },
    value("the leading digit of a postal code", "account.postal_code") { String($0.dropFirst()) },
    value("one digit of a credit code", "account.credit_code") {
      $0.dropLast() + ($0.last == "7" ? "8" : "7")
    },
    value("a sum through a double", "opportunity.amount") { $0.amount(\.reprinted) },
    value("a sum ten times as much", "opportunity.amount") { $0.amount(\.shifted) },
    value("cents of a sum", "opportunity.amount") { $0.amount(\.addingCents) },
    value("another currency", "opportunity.amount") { $0.replacing("CNY", with: "USD") },
    value("the sign of a sum", "opportunity.amount") { "-" + $0 },
    Fault(.value, "two sums halved and doubled so that they cancel", .mended) { site in
      let two = try site.victims("opportunity.amount", source: "oa", 2)
      let amounts = two.map { Decimal(string: $0.text.amountText) ?? 0 }
      let half = amounts[0] / 2
      try site.set(two[0], two[0].text.amount { _ in "\(amounts[0] - half)" })
      try site.set(two[1], two[1].text.amount { _ in "\(amounts[1] + half)" })
      return Harm(two.map(\.harmed))
    },
  ]

  private static let times: [Fault] = [
    value("a day later", "lead.created_at") { $0.later(seconds: 86_400) },
    value("an hour later", "activity.at") { $0.later(seconds: 3600) },
    value("a second later", "lead.last_followed_at") { $0.later(seconds: 1) },
    value("off by the zone", "lead.created_at", where: .ending(with: "Asia/Shanghai")) {
      $0.later(seconds: 8 * 3600)
    },
    value("another zone", "lead.created_at", where: .ending(with: "Asia/Shanghai")) {
      $0.replacing("Asia/Shanghai", with: "Asia/Tokyo")
    },
    value("day and month swapped", "account.created_at", where: Fit { $0.daySwapped != $0 }) {
      $0.daySwapped
    },
  ]

  private static let missing: [Fault] = [
    bytes("a value lost", "contact.email") { _ in nil },
    bytes("a value cleared", "contact.position") { _ in [] },
    bytes("a value that is NULL in letters", "lead.channel") { _ in Array("NULL".utf8) },
    bytes("a value of a child lost", "activity.content") { _ in nil },
    Fault(.value, "a blank cell that became NULL in letters", .mended) { site in
      try site.invent("lead.remark", "NULL")
    },
    Fault(.value, "a blank cell that became empty text", .mended) { site in
      try site.invent("lead.remark", "")
    },
    Fault(.value, "a blank cell that became 0", .mended) { site in
      try site.invent("contact.phone", "0")
    },
    Fault(.value, "an extra lost", .mended) { site in
      let (place, landed) = try site.extras()
      var other = landed
      other.parts.removeAll { $0.entity == Landed.extras }
      try site.set(place.record, other)
      return Harm(Harmed(place))
    },
    Fault(.value, "an extra changed", .mended) { site in
      let (place, landed) = try site.extras()
      var other = landed
      guard let part = other.parts.firstIndex(where: { $0.entity == Landed.extras }) else {
        throw Complaint("no extras")
      }
      other.parts[part].values[1].bytes += Array("x".utf8)
      try site.set(place.record, other)
      return Harm(Harmed(place))
    },
  ]

  /// Values that change places.
  private static let pairs: [Fault] = [
    swap("two phones of two records", "contact.mobile"),
    swap("two owners", "lead.owner"),
    swap("two company names", "account.name"),
    swap("two statuses", "lead.status"),
    within("name and position of one person", "contact.name", "contact.position"),
    within("mobile and phone of one person", "contact.mobile", "contact.phone"),
    within("channel and product of one lead", "lead.channel", "lead.product"),
    value("one enum value for another", "lead.rating") {
      ($0.amountText == "hot" ? "warm" : "hot") + $0.drop { $0 != "\u{1F}" }
    },
    value("an owner who left for another", "lead.owner") { $0 == "A001" ? "A002" : "A001" },
    Fault(.value, "two enum values collapsed into one", .mended) { site in
      let victims = try site.victims("lead.status", source: "oa", where: { $0.amountText == "qualified" }, 2)
      for victim in victims { try site.set(victim, "working" + victim.text.drop { $0 != "\u{1F}" }) }
      return Harm(victims.map(\.harmed))
    },
    value("province and city are one", "account.city") { _ in "浙江省" },
  ]

  private static func swap(_ name: String, _ path: String) -> Fault {
    Fault(.value, name + " swapped", .mended) { site in
      let first = try site.victim(path)
      let second = try site.victim(path, where: { $0 != first.text })
      try site.set(first, second.bytes)
      try site.set(second, first.bytes)
      return Harm(first.harmed, second.harmed)
    }
  }

  private static func within(_ name: String, _ path: String, _ other: String) -> Fault {
    Fault(.value, name + " swapped", .mended) { site in
      guard let field = LeadModel.field(path: other) else { throw Complaint("no field \(other)") }
      for victim in try site.victims(path, 12) {
        let landed = try site.landed(victim.place.record)
        guard let value = landed.value(field, victim.number), value != victim.bytes, !value.isEmpty else {
          continue
        }
        var swapped = landed
        swapped.set(victim.field, victim.number, value)
        swapped.set(field, victim.number, victim.bytes)
        try site.set(victim.place.record, swapped)
        var second = victim
        second.field = field
        return Harm(victim.harmed, second.harmed)
      }
      throw Complaint("nobody has both \(path) and \(other)")
    }
  }
}

extension Site {
  /// A value where the source has none.
  fileprivate func invent(_ path: String, _ text: String) throws -> Harm {
    guard let field = LeadModel.field(path: path) else { throw Complaint("no field \(path)") }
    for _ in 0..<400 {
      let row = try pick(
        """
        SELECT r.id FROM record r JOIN source s ON s.id = r.source WHERE s.name = 'excel' ORDER BY r.id
        """)
      let record: Int = row[0]
      var landed = try landed(record)
      let hasPart = landed.parts.contains { $0.entity == field.entity.rawValue && $0.number == 0 }
      guard hasPart, landed.value(field) == nil else { continue }
      landed.set(field, 0, Array(text.utf8))
      try set(record, landed)
      return Harm(Harmed(try place(of: record), object: field.entity.name, fields: [field.name]))
    }
    throw Complaint("every \(path) is filled")
  }

  fileprivate func extras() throws -> (Place, LandedRecord) {
    for _ in 0..<400 {
      let row = try pick("SELECT id FROM record ORDER BY id")
      let landed = try landed(row[0])
      if landed.parts.contains(where: { $0.entity == Landed.extras }) {
        return (try place(of: row[0]), landed)
      }
    }
    throw Complaint("no record has extras")
  }
}

/// Which values a fault can harm.
private struct Fit: Sendable {
  var holds: @Sendable (String) -> Bool

  static let any = Fit { _ in true }
  static func longer(than count: Int) -> Fit { Fit { $0.count > count } }
  static func starting(with text: String) -> Fit { Fit { $0.hasPrefix(text) } }
  static func ending(with text: String) -> Fit { Fit { $0.hasSuffix(text) } }
  static func holding(_ text: String) -> Fit { Fit { $0.contains(text) } }
}
