import Base
import Evidence
import Model

/// Who is who, read from the owners table by this side's own means.
final class OwnerNames {
  struct Found {
    var code: [UInt8]
    var isSuccessor: Bool
  }

  /// What a row of the table says.
  struct Row: Equatable {
    var code = ""
    var name = ""
    var hasLeft = false
    var successor = ""
    var email = ""
    var mobile = ""
    var department = ""
  }

  private struct Person {
    var code = ""
    var names: [String] = []
    var mobile = ""
    var hasLeft = false
    var successor = ""
  }

  private(set) var rows: [Row] = []
  private var people: [Person] = []
  private var byCode: [[UInt32]: Int] = [:]
  private var byName: [[UInt32]: [Int]] = [:]
  private var byDigits: [[UInt32]: [Int]] = [:]
  /// Of the rows, order of the cells apart: what the runs that used this table wrote down.
  private(set) var digest = ""

  /// - Parameter table: the header, then the rows.
  init(_ table: [[String]]) {
    let header = CSVHeader(rows: Array(table.prefix(1))).names
    var sha = SHA256()
    for row in table.dropFirst() {
      var cells: [String: String] = [:]
      for (place, name) in header.enumerated() where !name.isEmpty {
        cells[name] = place < row.count ? row[place] : ""
      }
      for (name, cell) in cells.sorted(by: { $0.key < $1.key }) {
        let text = Array("\(name)\u{1F}\(cell)\u{1E}".utf8)
        text.withUnsafeBytes { sha.update($0) }
      }
      add(header.filter { !$0.isEmpty }.map { ($0, cells[$0] ?? "") })
    }
    digest = sha.finish()
    for (index, person) in people.enumerated() {
      byCode[Self.folded(Letters.of(person.code))] = index
      for name in Set(person.names.map { Self.folded(Letters.of($0)) }) where !name.isEmpty {
        byName[name, default: []].append(index)
      }
      let digits = OwnersColumn.digits(ofPhone: Letters.of(person.mobile))
      if !digits.isEmpty { byDigits[digits, default: []].append(index) }
    }
  }

  /// - Parameter cells: in the order of the header.
  private func add(_ cells: [(header: String, cell: String)]) {
    var person = Person()
    var row = Row()
    for (header, cell) in cells {
      let text = Letters.text(Letters.trimmed(Letters.of(cell)[...]))
      switch OwnersColumn(folded: Letters.text(Self.folded(Letters.of(header)))) {
      case .code:
        person.code = text
        row.code = text
      case .name:
        person.names.append(text)
        row.name = text
      case .aliases:
        person.names += text.split { OwnersColumn.aliasSeparators.contains($0) }.map(String.init)
      case .status:
        if OwnersColumn.leftWords.contains(text.lowercased()) { (person.hasLeft, row.hasLeft) = (true, true) }
      case .gone:
        if OwnersColumn.goneWords.contains(text.lowercased()) { (person.hasLeft, row.hasLeft) = (true, true) }
      case .sourceID: person.names.append(text)
      case .successor:
        person.successor = text
        row.successor = text
      case .email:
        person.names.append(text)
        row.email = text
      case .mobile:
        if OwnersColumn.digits(ofPhone: Letters.of(text)).isEmpty { person.names.append(text) }
        person.mobile = text
        row.mobile = text
      case .department: row.department = text
      case .note, nil: break
      }
    }
    guard !person.code.isEmpty else { return }
    people.append(person)
    rows.append(row)
  }

  private static func folded(_ letters: [UInt32]) -> [UInt32] {
    Letters.trimmed(letters[...]).map { Letters.lower(Letters.isGap($0) ? 0x20 : Letters.narrow($0)) }
  }

  /// The owner who has what this name has now; nil: nobody, or several.
  func find(_ name: [UInt32]) -> Found? {
    let plain = Self.folded(name)
    var joined: [UInt32] = []
    for (index, letter) in plain.enumerated() {
      if letter == 0x20, let last = joined.last, index + 1 < plain.count,
        TextRelation.joins(last, plain[index + 1])
      {
        continue
      }
      joined.append(letter)
    }
    guard var index = person(joined) ?? person(plain) ?? only(byDigits[OwnersColumn.digits(ofPhone: plain)])
    else {
      return nil
    }
    var steps = 0
    while people[index].hasLeft {
      guard steps < people.count, let next = person(Self.folded(Letters.of(people[index].successor))) else {
        return nil
      }
      index = next
      steps += 1
    }
    return Found(code: Array(people[index].code.utf8), isSuccessor: steps > 0)
  }

  private func person(_ name: [UInt32]) -> Int? {
    if let index = byCode[name] { return index }
    return only(byName[name])
  }

  /// The one whom a name means: of several the one who is there.
  private func only(_ found: [Int]?) -> Int? {
    let all = found ?? []
    let present = all.filter { !people[$0].hasLeft }
    let chosen = present.isEmpty ? all : present
    return chosen.count == 1 ? chosen[0] : nil
  }
}
