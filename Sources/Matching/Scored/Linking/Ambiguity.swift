/// Accepted pairs that would be a guess: a record with two likely partners that are plainly two, and
/// of which neither is clearly the likelier. Found before anything is joined, from all pairs at once.
enum Ambiguity {
  /// Partners of one record that are looked at, the likeliest.
  private static let most = 8

  /// - Parameter pairs: heaviest first; the first `accepted` of them are accepted.
  /// - Returns: per accepted pair whether it is a guess.
  static func guesses(
    _ pairs: [ScoredPair], accepted: Int, records: Int, margin: Float, _ joinGuard: inout JoinGuard
  ) -> [Bool] {
    var guesses = [Bool](repeating: false, count: accepted)
    // Each record's accepted pairs, one behind the other.
    var starts = [UInt32](repeating: 0, count: records + 1)
    for pair in pairs[..<accepted] {
      starts[Int(pair.left) + 1] += 1
      starts[Int(pair.right) + 1] += 1
    }
    for record in 0..<records { starts[record + 1] += starts[record] }
    var ends = starts
    var owned = [UInt32](repeating: 0, count: accepted * 2)
    for (index, pair) in pairs[..<accepted].enumerated() {
      for record in [pair.left, pair.right] {
        owned[Int(ends[Int(record)])] = UInt32(index)
        ends[Int(record)] += 1
      }
    }
    for record in 0..<records where starts[record + 1] - starts[record] > 1 {
      let own = owned[Int(starts[record])..<Int(starts[record + 1])]
      let heaviest = pairs[Int(own[own.startIndex])].weight
      let likely = own.prefix(most).prefix { pairs[Int($0)].weight >= heaviest - margin }
      guard likely.count > 1 else { continue }
      let partners = likely.map {
        Int(pairs[Int($0)].left) == record ? Int(pairs[Int($0)].right) : Int(pairs[Int($0)].left)
      }
      for i in partners.indices {
        for j in partners.indices where j > i && joinGuard.areTwo(partners[i], partners[j]) {
          guesses[Int(likely[likely.startIndex + i])] = true
          guesses[Int(likely[likely.startIndex + j])] = true
        }
      }
    }
    return guesses
  }
}
