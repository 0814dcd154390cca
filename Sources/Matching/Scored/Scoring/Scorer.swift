import Base
import Documents

/// A model made ready for some records: weights by level, and per value what its frequency takes or
/// adds.
final class Scorer: @unchecked Sendable {
  let comparer: PairComparer
  private let records: MatchRecords
  /// Bits per comparison and level as vectors hold them: null, exact, ….
  private var weights = GrowingBuffer<Float>()
  /// The most that this comparison and all after it can add.
  private var rest: [Float] = []
  private var adjustments: [GrowingHolder?] = []
  private let prior: Float
  /// Per comparison the number of its group, 0 for none; at most eight groups.
  private var groups: [Int] = []

  final class GrowingHolder: @unchecked Sendable { var values = GrowingBuffer<Float>() }

  init(_ model: MatchModel, _ configuration: MatchConfiguration, _ records: MatchRecords) {
    self.records = records
    comparer = PairComparer(configuration, records)
    prior = Float(model.priorWeight)
    var most: [Float] = []
    let names = Set(configuration.comparisons.map(\.group)).subtracting([""]).sorted()
    groups = configuration.comparisons.map { comparison in
      (names.firstIndex(of: comparison.group) ?? -1) + 1
    }
    for (index, comparison) in model.comparisons.enumerated() {
      var greatest: Float = 0
      for level in 0..<16 {
        let weight = level == 0 || level > comparison.m.count ? 0 : Float(comparison.weight(level - 1))
        weights.append(weight)
        greatest = max(greatest, weight)
      }
      let store = records.columns[configuration.comparisons[index].column]
      let holder = Self.adjustments(comparison, store)
      if let holder {
        for id in 0..<holder.values.count {
          greatest = max(greatest, Float(comparison.weight(0)) + holder.values[id])
        }
      }
      adjustments.append(holder)
      most.append(greatest)
    }
    rest = most
    for index in stride(from: most.count - 2, through: 0, by: -1) { rest[index] += rest[index + 1] }
    rest.append(0)
  }

  /// Per value, log2 of how much rarer it is than values are on average.
  private static func adjustments(_ comparison: MatchModel.Comparison, _ store: ColumnStore) -> GrowingHolder?
  {
    guard comparison.frequency > 0, let average = comparison.u.first else { return nil }
    let holder = GrowingHolder()
    let usual = Float(comparison.frequency * MatchModel.log2(average / comparison.shareFloor))
    holder.values.append(repeating: usual, count: store.valueCount)
    for id in 1..<max(1, store.valueCount) {
      guard let share = comparison.shares[store.hashes[id]] else { continue }
      holder.values[id] = Float(
        comparison.frequency * MatchModel.log2(average / max(share, comparison.shareFloor)))
    }
    return holder
  }

  /// Bits of one comparison; a frequent value weighs less, and one that is merely like a frequent
  /// value too.
  @inline(__always)
  func weight(_ index: Int, _ level: Int, a: Int, b: Int) -> Float {
    var weight = weights[index * 16 + level]
    guard level != Level.null, weight > 0, let holder = adjustments[index] else { return weight }
    let column = comparer.parts[index].column
    let left = holder.values[Int(records.id(a, column))]
    let right = holder.values[Int(records.id(b, column))]
    let change = min(left, right)
    weight += level == Level.exact ? change : min(change, 0)
    return weight
  }

  /// What a weight adds beside those of its group that were counted.
  @inline(__always)
  static func counted(_ weight: Float, _ group: Int, _ best: inout [8 of Float]) -> Float {
    guard group > 0, group < 8, weight > 0 else { return weight }
    let more = max(0, weight - best[group])
    best[group] = max(best[group], weight)
    return more
  }

  /// What each comparison added to the score of two records with these levels.
  func steps(_ vector: LevelVector, _ a: Int, _ b: Int) -> [Float] {
    var best: [8 of Float] = .init(repeating: 0)
    return comparer.parts.indices.map { Self.counted(weight($0, vector[$0], a: a, b: b), groups[$0], &best) }
  }

  /// The score in bits, prior included. Below `least`, it may be any number below `least`: what can
  /// no more be reached is not compared.
  func score(_ a: Int, _ b: Int, least: Float, scratch: inout Scratch, vector: inout LevelVector) -> Float {
    var sum = prior
    vector = LevelVector()
    var best: [8 of Float] = .init(repeating: 0)
    for index in comparer.parts.indices {
      if sum + rest[index] < least { return sum + rest[index] }
      let level = comparer.level(comparer.parts[index], a, b: b, scratch: &scratch)
      vector[index] = level
      sum += Self.counted(weight(index, level, a: a, b: b), groups[index], &best)
    }
    return sum
  }
}
