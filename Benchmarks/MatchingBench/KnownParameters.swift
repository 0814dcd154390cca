import Documents
import Invented
import Matching

/// `run` on a folder of `comparison-vectors.csv`: what is learnt from vectors, beside the m and u they
/// were drawn from (`NAME.csv` among the configurations: `column,m,u` of the level "agrees").
enum KnownParameters {
  static let file = "/comparison-vectors.csv"

  static func run(_ folder: String, _ options: Options) throws(Complaint) {
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    let known = try read((options["configurations"] ?? "Benchmarks/matching") + "/\(name).csv")
    var counts: [LevelVector: Int] = [:]
    var wanted: [LevelVector: Double] = [:]
    var missing = known.map(\.column)
    var isReadable = true
    try CSVBatches.read(folder + file) { batch in
      let header = batch.layout.kinds[0].columns
      let places = known.map { header.firstIndex(of: $0.column) }
      missing = zip(known, places).filter { $0.1 == nil }.map(\.0.column)
      let probability = header.firstIndex(of: "true_match_probability_l")
      for record in 0..<batch.count {
        var vector = LevelVector()
        for (index, place) in places.enumerated() {
          // 1 agrees, 0 does not, -1 a value is missing.
          switch place.flatMap({ batch.text(record, $0) }) {
          case "1": vector[index] = 1
          case "0": vector[index] = 2
          case "-1": vector[index] = 0
          default: isReadable = false
          }
        }
        counts[vector, default: 0] += 1
        wanted[vector] = probability.flatMap { batch.text(record, $0) }.flatMap(Double.init)
      }
    }
    guard missing.isEmpty, isReadable else {
      throw Complaint("\(folder)\(file): columns \(known.map(\.column)) of 1, 0 or -1 are wanted")
    }
    show(folder, known, VectorLearning(counts: counts, levels: known.map { _ in 2 }), counts, wanted)
  }

  private typealias Known = (column: String, m: Double, u: Double)

  private static func read(_ path: String) throws(Complaint) -> [Known] {
    var known: [Known] = []
    try CSVBatches.read(path) { batch in
      for record in 0..<batch.count {
        guard let column = batch.text(record, 0), let m = batch.text(record, 1).flatMap(Double.init),
          let u = batch.text(record, 2).flatMap(Double.init)
        else { continue }
        known.append((column, m, u))
      }
    }
    guard 1...MatchConfiguration.mostComparisons ~= known.count else {
      throw Complaint("\(path): rows of column,m,u are wanted, \(MatchConfiguration.mostComparisons) at most")
    }
    return known
  }

  private static func show(
    _ folder: String, _ known: [Known], _ found: VectorLearning, _ counts: [LevelVector: Int],
    _ wanted: [LevelVector: Double]
  ) {
    let vectors = counts.values.reduce(0, +)
    print("== \(folder): \(vectors) vectors, \(found.rounds) rounds")
    print("  share of matches learnt \(Format.fixed(found.share, 4))")
    var worst = 0.0
    for (index, column) in known.enumerated() {
      let m = found.m[index][0]
      let u = found.u[index][0]
      worst = max(worst, abs(m - column.m), abs(u - column.u))
      print(
        "  \(column.column): m \(Format.fixed(m, 4)), known \(Format.fixed(column.m, 4));"
          + " u \(Format.fixed(u, 4)), known \(Format.fixed(column.u, 4))")
    }
    print("  furthest off: \(Format.fixed(worst, 6))")
    if let off = wanted.map({ abs(found.probability($0.key) - $0.value) }).max() {
      print("  probability of a pair, furthest off: \(Format.fixed(off, 6))")
    }
  }
}
