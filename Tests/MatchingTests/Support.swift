import Base
import Model

@testable import Matching

/// One part of an invented record: entity, number, field name → value.
struct PartText {
  var entity: Entity
  var number = 0
  var values: [String: String]

  static func account(_ values: [String: String], number: Int = 0) -> PartText {
    PartText(entity: .account, number: number, values: values)
  }
  static func contact(_ values: [String: String], number: Int = 0) -> PartText {
    PartText(entity: .contact, number: number, values: values)
  }
  static func lead(_ values: [String: String] = ["title": "询价"], number: Int = 0) -> PartText {
    PartText(entity: .lead, number: number, values: values)
  }
}

func landed(_ parts: [PartText]) -> [UInt8] {
  var writer = LandedWriter()
  for part in parts {
    writer.beginPart(entity: part.entity.rawValue, number: UInt16(part.number))
    for field in LeadModel.fields(of: part.entity) {
      guard let value = part.values[field.name] else { continue }
      let bytes = Array(value.utf8)
      writer.value(field: field.number, bytes.span)
    }
    writer.endPart()
  }
  let count = writer.arena.count
  return writer.arena.withUnsafeBytes(from: 0, count: count) { Array($0) }
}

/// A record of a test: identities are small numbers.
struct TestRecord {
  var identity: UInt64
  var firstRun: Int32 = 1
  var trust: Int16 = 1
  var source: Int32 = 1
  var isTypedTwice = false
  var parts: [PartText]
}

/// The outcome in terms that do not depend on the order of adding: identity, entity, number.
struct Outcome: Equatable {
  struct Name: Hashable, Comparable {
    var identity: UInt64
    var entity: UInt8
    var number: UInt16
    static func < (a: Name, b: Name) -> Bool {
      (a.identity, a.entity, a.number) < (b.identity, b.entity, b.number)
    }
  }
  struct Pair: Equatable {
    var left: Name
    var right: Name
    var reason: String
    var against = ""
    var isUndecided = false
  }
  var clusters: [[Name]]
  var judgements: [Pair]
  var possible: [Pair]
  var possibleTotal: Int
  var generics: [String]

  /// Clusters of one entity as lists of identities, oldest first; those of one part left out.
  func merged(_ entity: Entity) -> [[UInt64]] {
    clusters.filter { $0.count > 1 && $0[0].entity == entity.rawValue }.map { $0.map(\.identity) }
  }

  func possible(_ entity: Entity) -> [String] {
    possible.filter { $0.left.entity == entity.rawValue }
      .map {
        "\($0.left.identity)-\($0.right.identity) \($0.reason) \($0.against)"
          + ($0.isUndecided ? " undecided" : "")
      }
  }

  func reasons(_ entity: Entity) -> [String] {
    judgements.filter { $0.left.entity == entity.rawValue }
      .map { "\($0.left.identity)-\($0.right.identity) \($0.reason)" }
  }
}

func outcome(_ clusters: Clusters, _ identities: [UInt64]) -> Outcome {
  func name(_ part: Int32) -> Outcome.Name {
    let part = clusters.parts[Int(part)]
    return Outcome.Name(identity: identities[Int(part.record)], entity: part.entity, number: part.number)
  }
  var all: [[Outcome.Name]] = []
  for part in clusters.parts.indices where !clusters.parts[part].isRemoved {
    if clusters.anchor(of: Int32(part)) == Int32(part) {
      all.append(clusters.members(of: Int32(part)).map(name))
    }
  }
  return Outcome(
    clusters: all.sorted { $0[0] < $1[0] },
    judgements: clusters.judgements.map {
      .init(left: name($0.left), right: name($0.right), reason: $0.reason.name)
    },
    possible: clusters.possible.map {
      .init(
        left: name($0.left), right: name($0.right), reason: $0.reason.name, against: $0.against.name,
        isUndecided: $0.isUndecided)
    },
    possibleTotal: clusters.possibleTotal,
    generics: clusters.generics.map { "\($0.kind.name) \($0.cause) \($0.count) \(name($0.part).identity)" })
}

/// What a person said of two parts (number 0) of an entity, by the identities of their records.
struct Said {
  var entity: Entity
  var left: UInt64
  var right: UInt64
  var verdict: JudgementVerdict

  init(_ entity: Entity, _ left: UInt64, _ right: UInt64, _ verdict: JudgementVerdict) {
    (self.entity, self.left, self.right, self.verdict) = (entity, left, right, verdict)
  }
}

/// Adds the records in the order given, under record numbers 0, 1, ….
func match(
  _ records: [TestRecord], _ options: MatchOptions = MatchOptions(), people: [Said] = []
) -> Outcome {
  outcome(clusters(records, options, people: people), records.map(\.identity))
}

func clusters(
  _ records: [TestRecord], _ options: MatchOptions, people: [Said] = []
) -> Clusters {
  let table = MatchTable(options: options)
  for (number, record) in records.enumerated() {
    let bytes = landed(record.parts)
    table.add(
      record: Int32(number), identity: Identity(low: 0, high: record.identity), firstRun: record.firstRun,
      trust: record.trust, side: LeadSide(source: record.source, isTypedTwice: record.isTypedTwice),
      landed: bytes.span)
  }
  let numbers = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.identity, Int32($0)) })
  for said in people {
    guard let left = numbers[said.left], let right = numbers[said.right] else { continue }
    table.judge(said.entity, (left, 0), right: (right, 0), verdict: said.verdict)
  }
  return table.cluster()
}

/// Records with identities 1, 2, … of the parts given.
func match(
  _ parts: [[PartText]], _ options: MatchOptions = MatchOptions(), people: [Said] = []
) -> Outcome {
  match(parts.enumerated().map { TestRecord(identity: UInt64($0 + 1), parts: $1) }, options, people: people)
}

/// SplitMix64: the same numbers for a seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension MatchTable {
  /// Adds a record of the only source.
  @discardableResult
  func add(record: Int32, identity: Identity, firstRun: Int32, trust: Int16, landed: Span<UInt8>) -> Int {
    add(
      record: record, identity: identity, firstRun: firstRun, trust: trust,
      side: LeadSide(source: 1, isTypedTwice: false), landed: landed)
  }
}
