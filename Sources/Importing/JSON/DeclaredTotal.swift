/// A number beside a file's records that says how many there are: `"total": 250`.
public struct DeclaredTotal: Sendable, Equatable {
  /// Where it stands: `total`, `data.total`, `info.count`.
  public var name: String
  public var value: Int
  /// It can mean nothing else. Not so a `count`, which often is the size of a page, or a number beside
  /// two lists of records.
  public var isPlain: Bool

  public init(name: String, value: Int, isPlain: Bool = true) {
    self.name = name
    self.value = value
    self.isPlain = isPlain
  }
}

/// What a declared total turns out to be, once all files of its source were read: exporters that page
/// write into every page how many records all pages have, others how many this file has.
public struct JudgedTotal: Sendable, Equatable {
  public enum Meaning: Sendable { case each, together, differs, unclear }

  public var name: String
  public var declared: Int
  /// The files that declare it, by their place among those judged.
  public var files: [Int]
  /// Records in these files.
  public var read: Int
  public var meaning: Meaning

  /// - Parameter files: of one source and object, in any order.
  public static func judge(_ files: [(records: Int, totals: [DeclaredTotal])]) -> [JudgedTotal] {
    struct Said: Hashable {
      var name: String
      var value: Int
    }
    var order: [Said] = []
    var places: [Said: [Int]] = [:]
    var doubtful: Set<Said> = []
    for (at, file) in files.enumerated() {
      for total in file.totals {
        let said = Said(name: total.name, value: total.value)
        if places[said] == nil { order.append(said) }
        places[said, default: []].append(at)
        if !total.isPlain { doubtful.insert(said) }
      }
    }
    return order.map { said in
      let places = places[said] ?? []
      let read = places.reduce(0) { $0 + files[$1].records }
      let meaning: Meaning =
        if places.allSatisfy({ files[$0].records == said.value }) {
          .each
        } else if read == said.value {
          .together
        } else {
          // Some systems write 0 when they did not count.
          said.value == 0 || doubtful.contains(said) ? .unclear : .differs
        }
      return JudgedTotal(
        name: said.name, declared: said.value, files: places, read: read, meaning: meaning)
    }
  }

  public var warning: ImportWarning? {
    switch meaning {
    case .each, .together: nil
    case .differs: .declaredTotalDiffers(self)
    case .unclear: .declaredTotalUnclear(self)
    }
  }
}

extension FileFacts {
  /// With what the file's own totals say of this file, as if it were the only one of its source.
  public var judgedAlone: FileFacts {
    var facts = self
    let judged = JudgedTotal.judge([(records, declaredTotals)])
    // What differs is more telling than what agrees.
    for total in judged where total.meaning == .each { facts.declaredRecords = total.declared }
    for total in judged where total.meaning == .differs { facts.declaredRecords = total.declared }
    facts.warnings += judged.compactMap(\.warning)
    return facts
  }
}
