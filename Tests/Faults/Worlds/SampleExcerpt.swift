import Foundation

/// A small part of the sample: some records of each planted fact, and the first of each file. The
/// files keep their shape, their encoding and the counts that they declare of themselves.
public struct SampleExcerpt: Sendable {
  private let keys: Set<String>
  private let first: Int

  /// - Parameters:
  ///   - each: how many of each planted fact.
  ///   - first: how many of each file beside them.
  public init(each: Int, first: Int) throws {
    let bytes = FileManager.default.contents(atPath: Project.sample("facts.json")) ?? Data()
    let facts = try JSONDecoder().decode(Facts.self, from: bytes)
    var keys: Set<String> = []
    var taken: [String: Int] = [:]
    func take(_ fact: String, _ records: [String]) {
      guard taken[fact, default: 0] < each else { return }
      taken[fact, default: 0] += 1
      for record in records {
        let key = record.split(separator: "/").last ?? ""
        keys.insert(String(key.split(separator: "#").first ?? ""))
      }
    }
    for merge in facts.mustMerge { take(merge.entity + merge.by, merge.records) }
    for apart in facts.mustStayApart { take(apart.entity + apart.why, Array(apart.records.prefix(2))) }
    // Rows that do not say which record they are withhold what vanished.
    let nameless = ["key-blank", "id-scientific", "too-many-cells", "too-few-cells", "text-after-quote"]
    for refusal in facts.night1.quarantined where !nameless.contains(refusal.code) {
      take(refusal.code, [refusal.record])
    }
    for name in facts.night2.added { take("added", [name]) }
    for change in facts.night2.updated { take("updated", [change.record]) }
    for name in facts.night2.vanished { take("vanished", [name]) }
    for kept in facts.night2.keptBlanks { take("kept", [kept.record]) }
    for name in facts.night2.repaired { take("repaired", [name]) }
    self.keys = keys
    self.first = first
  }

  func cut(_ name: String, _ bytes: Data) -> Data {
    if name.hasSuffix(".csv") { return sheet(Array(bytes)) }
    return name.hasSuffix(".xml") ? customers(Array(bytes)) : feed(Array(bytes))
  }

  private struct Facts: Decodable {
    struct Merge: Decodable {
      var entity, by: String
      var records: [String]
    }
    struct Apart: Decodable {
      var entity, why: String
      var records: [String]
    }
    struct Named: Decodable { var record: String }
    struct Refusal: Decodable { var record, code: String }
    struct First: Decodable { var quarantined: [Refusal] }
    struct Second: Decodable {
      var added, vanished, repaired: [String]
      var updated, keptBlanks: [Named]
    }
    var mustMerge: [Merge]
    var mustStayApart: [Apart]
    var night1: First
    var night2: Second
  }

  private static let keyPrefix = Array("XS20".utf8)
  /// 共 in GBK: `共900条记录`.
  private static let together: [UInt8] = [0xB9, 0xB2]

  private func wanted(_ key: String, _ number: Int) -> Bool { number <= first || keys.contains(key) }

  /// GBK has no quote, comma or line end inside a character.
  private func sheet(_ bytes: [UInt8]) -> Data {
    var rows: [ArraySlice<UInt8>] = []
    var (start, isQuoted) = (0, false)
    for (at, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      // A key begins a record, also behind one whose quote is never closed.
      let isNext = bytes[(at + 1)...].starts(with: Self.keyPrefix)
      if byte == UInt8(ascii: "\n") && (!isQuoted || isNext) {
        rows.append(bytes[start...at])
        (start, isQuoted) = (at + 1, false)
      }
    }
    if start < bytes.count { rows.append(bytes[start...]) }
    let isRecord = { (row: ArraySlice<UInt8>) in row.starts(with: Self.keyPrefix) }
    var dropped = 0
    var number = 0
    var out: [UInt8] = []
    for row in rows {
      if isRecord(row) {
        number += 1
        let key = String(decoding: row.prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self)
        if wanted(key, number) { out += row } else { dropped += 1 }
      } else if row.starts(with: Self.together) {
        out += subtracting(dropped, in: row)
      } else if number > 0, row.first == UInt8(ascii: ",") {
        // A record without a key: as long as it is there, none counts as vanished.
        dropped += 1
      } else {
        out += row
      }
    }
    return Data(out)
  }

  private func customers(_ bytes: [UInt8]) -> Data {
    let (open, close) = ("<customer>", "</customer>")
    var out: [UInt8] = []
    var at = 0
    var number = 0
    while let start = find(open, in: bytes, from: at), let end = find(close, in: bytes, from: start) {
      if number == 0 { out += bytes[..<start] }
      number += 1
      at = end + close.utf8.count
      let record = bytes[start..<at]
      if let from = find("<code>", in: bytes, from: start), let to = find("</code>", in: bytes, from: from) {
        if wanted(String(decoding: bytes[(from + 6)..<to], as: UTF8.self), number) {
          out += record + Array("\r\n".utf8)
        }
      }
    }
    return Data(out + bytes[at...])
  }

  /// One item a line, and their number in the envelope.
  private func feed(_ bytes: [UInt8]) -> Data {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    var items: [Substring] = []
    var number = 0
    for line in lines where line.hasPrefix("{\"id\":") {
      number += 1
      let key = line.dropFirst(6).prefix { $0.isNumber }
      guard wanted(String(key), number) else { continue }
      items.append(line.hasSuffix(",") ? line.dropLast() : line)
    }
    let head = lines.first.map {
      String($0).replacing("\"total\":\(number)", with: "\"total\":\(items.count)")
    }
    let foot = lines.drop { !$0.hasPrefix("{\"id\":") }.drop { $0.hasPrefix("{\"id\":") }
    return Data(
      ((head ?? "") + "\n" + items.joined(separator: ",\n") + "\n" + foot.joined(separator: "\n")).utf8)
  }

  private func find(_ text: String, in bytes: [UInt8], from: Int) -> Int? {
    let wanted = Array(text.utf8)
    var at = from
    while at + wanted.count <= bytes.count {
      if bytes[at] == wanted[0] && bytes[at..<at + wanted.count].elementsEqual(wanted) { return at }
      at += 1
    }
    return nil
  }

  /// The first number of a row, less what was dropped.
  private func subtracting(_ dropped: Int, in row: ArraySlice<UInt8>) -> [UInt8] {
    let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
    let head = row.prefix { !isDigit($0) }
    let digits = row[head.endIndex...].prefix(while: isDigit)
    let number = Int(String(decoding: digits, as: UTF8.self)) ?? 0
    return head + Array("\(number - dropped)".utf8) + row[digits.endIndex...]
  }
}
