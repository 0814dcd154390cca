import Base
import Documents
import Model

/// Who is who in the new system, who has left, and who takes over.
///
/// A cell names an owner by code, name, alias, e-mail, mobile, or the id of any source (see `NameFolding` for how
/// they are compared; mobiles by their digits). A person
/// who left stands for the successor, and for the successor's if that one left too.
public struct OwnersTable: Sendable {
  public let path: String
  public private(set) var owners: [Owner] = []
  /// What is wrong with the table; with an error among them it must not be used.
  public private(set) var diagnostics: [Diagnostic] = []
  /// SHA-256 over the rows, 64 hexadecimal digits: the same rows, the same digest.
  public private(set) var digest = ""

  /// What a folded name stands for: an index into `targets`.
  private var entries: [UInt64: Entry] = [:]

  /// By the digits of a mobile: the folded mobile.
  private var mobiles: [[UInt32]: [UInt8]] = [:]

  private struct Entry {
    var name: [UInt8]
    var resolution: OwnerResolution
    /// UTF-8 of the owner's code, when there is one.
    var code: [UInt8]
  }

  /// - Parameters:
  ///   - rows: header → cell, one a row; headers in Chinese or English.
  ///   - headers: in the file's order; nil: those of the first row, by name.
  ///   - lines: the line of each row; nil: the header is on line 1, and each row takes one line.
  public init(
    rows: [[String: String]], headers: [String]? = nil, path: String, lines: [Int]? = nil
  ) {
    self.path = path
    checkHeaders(headers ?? rows.first?.keys.sorted() ?? [])
    var sha = SHA256()
    for (index, row) in rows.enumerated() {
      for (key, value) in row.sorted(by: { $0.key < $1.key }) {
        let text = Array("\(key)\u{1F}\(value)\u{1E}".utf8)
        text.withUnsafeBytes { sha.update($0) }
      }
      read(row, line: lines.map { $0[index] } ?? index + 2)
    }
    digest = sha.finish()
    makeEntries()
  }

  /// For people and tests; the hot path appends.
  public func resolve(_ cell: Span<UInt8>) -> OwnerResolution {
    var scratch = ByteArena(capacity: 64)
    return resolve(cell, appendingTo: &scratch)
  }

  /// As `resolve(_:)`; appends the owner's code when there is one, and nothing otherwise.
  public func resolve(_ cell: Span<UInt8>, appendingTo out: inout ByteArena) -> OwnerResolution {
    let start = out.count
    NameFolding.fold(cell, into: &out)
    var entry = out.withSpan(from: start, count: out.count - start) { known($0) }
    out.truncate(to: start)
    if entry == nil, !mobiles.isEmpty {
      let text = cell.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
      if let mobile = mobiles[OwnersColumn.digits(ofPhone: text.unicodeScalars.lazy.map(\.value))] {
        entry = known(mobile.span)
      }
    }
    guard let entry else { return .unknown }
    entry.code.withUnsafeBytes { _ = out.append($0) }
    return entry.resolution
  }

  private func known(_ folded: Span<UInt8>) -> Entry? {
    guard let entry = entries[Fingerprint(folded).value], isSame(entry.name, folded) else { return nil }
    return entry
  }

  // MARK: Reading

  /// Two columns of one meaning: nobody can say which of them counts.
  private mutating func checkHeaders(_ headers: [String]) {
    var seen: [OwnersColumn: String] = [:]
    for header in headers {
      // The second column of one name is called `name#2`.
      guard let name = header.split(separator: "#", omittingEmptySubsequences: false).first,
        let column = OwnersColumn(header: header) ?? OwnersColumn(header: String(name))
      else {
        if !NameFolding.trimmed(header).isEmpty { report(.unknownOwnersColumn(header), 1) }
        continue
      }
      if column.mayRepeat { continue }
      if let first = seen[column] { report(.ownersColumnTwice(first, header), 1) }
      seen[column] = seen[column] ?? header
    }
  }

  private mutating func read(_ row: [String: String], line: Int) {
    var owner = Owner(
      code: "", name: "", aliases: [], status: .active, successor: "", email: "", mobile: "",
      department: "", line: line)
    for (header, cell) in row {
      let text = String(decoding: NameFolding.trimmed(cell), as: UTF8.self)
      switch OwnersColumn(header: header) {
      case .code: owner.code = text
      case .name: owner.name = text
      case .aliases: owner.aliases = OwnersColumn.split(text)
      case .status:
        if let status = OwnersColumn.status(text) {
          if status == .left { owner.status = .left }
        } else {
          report(.badStatus(text), line)
        }
      case .gone:
        if let status = OwnersColumn.gone(text) {
          if status == .left { owner.status = .left }
        } else {
          report(.badStatus(text), line)
        }
      case .sourceID: if !text.isEmpty { owner.sourceIDs.append(text) }
      case .note: break
      case .successor: owner.successor = text
      case .email: owner.email = text
      case .mobile: owner.mobile = text
      case .department: owner.department = text
      case nil: break
      }
    }
    guard !owner.code.isEmpty else {
      // A row without anything is a blank line of a spreadsheet.
      if !owner.name.isEmpty { report(.ownerWithoutCode, line) }
      return
    }
    if let twin = owners.first(where: { NameFolding.fold($0.code) == NameFolding.fold(owner.code) }) {
      report(.ownerTwice(owner.code, firstLine: twin.line), line)
      return
    }
    owners.append(owner)
  }

  private mutating func makeEntries() {
    var holders: [[UInt8]: Set<Int>] = [:]
    var codes: [[UInt8]: Int] = [:]
    let owners = owners
    for (index, owner) in owners.enumerated() {
      codes[NameFolding.fold(owner.code)] = index
      let digits = OwnersColumn.digits(ofPhone: owner.mobile.unicodeScalars.lazy.map(\.value))
      var names = [owner.name, owner.email] + owner.aliases + owner.sourceIDs
      if digits.isEmpty { names.append(owner.mobile) }
      for name in names where !NameFolding.fold(name).isEmpty {
        holders[NameFolding.fold(name), default: []].insert(index)
      }
      if !digits.isEmpty {
        // Two ways of writing one number are one: the first stands for both.
        let known = mobiles[digits] ?? NameFolding.fold(owner.mobile)
        mobiles[digits] = known
        holders[known, default: []].insert(index)
      }
    }
    // A name that one active person has means that one, whoever left bore it too.
    func find(_ name: [UInt8]) -> (index: Int?, isAmbiguous: Bool) {
      if let index = codes[name] { return (index, false) }
      let all = holders[name] ?? []
      let active = all.filter { owners[$0].status == .active }
      let chosen = active.isEmpty ? all : active
      return (chosen.count == 1 ? chosen.first : nil, chosen.count > 1)
    }
    for name in Set(codes.keys).union(holders.keys) {
      let found = find(name)
      var entry = Entry(name: name, resolution: .ambiguous, code: [])
      if let index = found.index {
        if let last = current(index, find) {
          entry.code = Array(owners[last].code.utf8)
          entry.resolution = .owner(code: owners[last].code)
        } else {
          entry.resolution = .leftWithoutSuccessor
        }
      }
      entries[Fingerprint(String(decoding: name, as: UTF8.self)).value] = entry
    }
    for (index, owner) in owners.enumerated() where owner.status == .left {
      checkSuccessor(index, find)
    }
    diagnostics = diagnostics.inFileOrder
  }

  /// The active owner at the end of the chain of successors.
  private func current(_ first: Int, _ find: ([UInt8]) -> (index: Int?, isAmbiguous: Bool)) -> Int? {
    var index = first
    var seen: Set<Int> = []
    while owners[index].status == .left {
      guard seen.insert(index).inserted, !owners[index].successor.isEmpty,
        let next = find(NameFolding.fold(owners[index].successor)).index
      else { return nil }
      index = next
    }
    return index
  }

  private mutating func checkSuccessor(
    _ index: Int, _ find: ([UInt8]) -> (index: Int?, isAmbiguous: Bool)
  ) {
    let owner = owners[index]
    guard !owner.successor.isEmpty else {
      report(.leftWithoutSuccessor(owner.code), owner.line, .warning)
      return
    }
    let next = find(NameFolding.fold(owner.successor))
    if next.isAmbiguous {
      report(.successorAmbiguous(owner.successor), owner.line)
    } else if next.index == nil {
      report(.successorUnknown(owner.successor), owner.line)
    } else if let next = next.index, current(index, find) == nil, owners[next].status == .left,
      isInCycle(index, find)
    {
      report(.successorCycle(owner.code), owner.line)
    }
  }

  private func isInCycle(_ first: Int, _ find: ([UInt8]) -> (index: Int?, isAmbiguous: Bool)) -> Bool {
    var index = first
    for _ in 0...owners.count {
      guard owners[index].status == .left,
        let next = find(NameFolding.fold(owners[index].successor)).index
      else { return false }
      if next == first { return true }
      index = next
    }
    return false
  }

  private mutating func report(
    _ problem: MappingProblem, _ line: Int, _ severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      Diagnostic(
        severity, code: problem.code, at: SourcePosition(file: path, line: line),
        message: problem.message, hint: problem.hint))
  }
}

extension OwnersTable: OwnerLookup {
  public func resolve(_ name: Span<UInt8>, into out: inout ByteArena) -> OwnerResult {
    switch resolve(name, appendingTo: &out) {
    case .owner: .owner
    // Who left and has no successor cannot be told from nobody; the table's warning names them.
    case .unknown: .unknown
    case .leftWithoutSuccessor: .left
    case .ambiguous: .ambiguous
    }
  }
}

extension NameFolding {
  /// Without the blanks round it.
  static func trimmed(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return Array(bytes[Blanks.trimmed(bytes.span)])
  }
}

private func isSame(_ left: [UInt8], _ right: Span<UInt8>) -> Bool {
  guard left.count == right.count else { return false }
  for i in 0..<left.count where left[i] != right[i] { return false }
  return true
}
