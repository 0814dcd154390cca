import Base
import Documents
import Glibc
import Invented
import Matching

/// `run`: one labelled set through the engine, and how well and how fast that went.
struct MatchingBench {
  let folder: String
  let options: Options
  private let configuration: MatchConfiguration
  private let threads: Int
  private let isLink: Bool
  private var files: [String] { isLink ? ["left.csv", "right.csv"] : ["records.csv"] }

  init(_ folder: String, _ options: Options) throws(Complaint) {
    self.folder = folder
    self.options = options
    threads = options.number("threads") ?? 2
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    let own = folder + "/matching.yaml"
    let path =
      FileFacts.exists(own) ? own : (options["configurations"] ?? "Benchmarks/matching") + "/\(name).yaml"
    let loaded = MatchingSection.load(path: path)
    guard let configuration = loaded.value else {
      throw Complaint(loaded.diagnostics.map { DiagnosticRenderer.render($0, .en) }.joined(separator: "\n"))
    }
    self.configuration = configuration
    isLink = FileFacts.exists(folder + "/left.csv")
  }

  func run() throws(Complaint) {
    var clock = Clock()
    let keepsNames = options["gold"] != "no"
    let records = MatchRecords(configuration)
    var names: [[String: Int]] = []
    var sides: [UInt8] = []
    for (side, file) in files.enumerated() {
      var waiting: [RecordBatch] = []
      let header = try CSVBatches.read(folder + "/" + file) { batch in
        waiting.append(batch)
        if waiting.count == 8 {
          records.append(waiting, side: UInt8(side), identity: 0, threads: threads)
          waiting.removeAll()
        }
      }
      records.append(waiting, side: UInt8(side), identity: 0, threads: threads)
      let missing = records.missing(in: header)
      if !missing.isEmpty {
        throw Complaint("\(folder)/\(file) has no column \(missing.joined(separator: ", "))")
      }
      sides += [UInt8](repeating: UInt8(side), count: records.count - sides.count)
    }
    records.close()
    clock.end("read and clean")
    let engine = MatchEngine(configuration, threads: threads)
    let model = engine.train(records)
    clock.end("train")
    let outcome = engine.match(records, model)
    clock.end("match")
    let peak = FileFacts.peak
    print("== \(folder): \(records.count) records")
    if options["model"] != nil { show(model) }
    show(outcome, records, clock, peak)
    guard keepsNames else { return }
    // Names are read again: the engine has no use for them.
    for (side, file) in files.enumerated() {
      var known: [String: Int] = [:]
      let before = side == 0 ? 0 : names[0].count
      var at = 0
      try CSVBatches.read(folder + "/" + file) { batch in
        for record in 0..<batch.count {
          known[batch.text(record, 0) ?? ""] = before + at
          at += 1
        }
      }
      names.append(known)
    }
    let gold = try Gold(folder, names, count: records.count, isLink: isLink)
    judge(outcome, gold, isLink ? sides : nil)
    if let count = options.number("errors") {
      Errors.show(count, outcome, gold, records, configuration, engine, model)
    }
  }

  private func show(_ model: MatchModel) {
    print("prior \(model.prior), \(Format.fixed(model.priorWeight, 2)) bits")
    for comparison in model.comparisons {
      print("  \(comparison.name)\(comparison.isTrained ? "" : " (not trained)")")
      for level in comparison.levels.indices {
        print(
          "    \(comparison.levels[level]): m \(Format.fixed(comparison.m[level], 5)) u"
            + " \(Format.fixed(comparison.u[level], 7)) \(Format.fixed(comparison.weight(level), 2))")
      }
    }
  }

  private func show(_ outcome: MatchOutcome, _ records: MatchRecords, _ clock: Clock, _ peak: Int) {
    if !outcome.isWithinBudget {
      print("refused: \(outcome.predicted) pairs are more than the budget allows")
    }
    for block in outcome.blocks {
      var line = "  block \(block.key): \(block.pairs) pairs, largest \(block.largest)"
      if block.refusedBlocks > 0 {
        line +=
          "; too large: \(block.refusedBlocks) blocks of \(block.refusedRecords) records, the largest \(block.frequent[0].count)"
      }
      print(line)
    }
    let perRecord = Double(outcome.candidates) / Double(max(1, records.count))
    print("  candidate pairs \(outcome.candidates), \(Format.fixed(perRecord, 2)) a record")
    for phase in clock.phases + outcome.phases.map({ ("  " + $0.name, $0.seconds) }) {
      print("  \(phase.0): \(Format.seconds(phase.1))")
    }
    let total = clock.phases.reduce(0) { $0 + $1.1 }
    let comparing = outcome.phases.first { $0.name == "compare" }?.seconds ?? 0
    let rate = comparing > 0 ? Int(Double(outcome.candidates) / comparing) : 0
    print("  total \(Format.seconds(total)); \(rate) pairs a second; peak \(peak) MB")
    let doubts = PairDoubt.allCases.dropFirst(2).compactMap { doubt in
      let count = outcome.pairs.count { $0.doubt == doubt }
      return count == 0 ? nil : "\(doubt) \(count)"
    }
    let why = doubts.isEmpty ? "" : "; in review: " + doubts.joined(separator: ", ")
    print("  joins refused by guards: \(outcome.refused)\(why)")
  }

  private func judge(_ outcome: MatchOutcome, _ gold: Gold, _ sides: [UInt8]?) {
    let labels = outcome.labels.map { Int($0) }
    let wanted = PairQuality(labels, gold: gold.clusters, sides: sides)
    let accepted = Float(log2(configuration.accept / (1 - configuration.accept)))
    let edges = outcome.pairs.filter { $0.weight >= accepted }
    let right = edges.count { gold.clusters[Int($0.left)] == gold.clusters[Int($0.right)] }
    let seen = outcome.pairs.count { gold.clusters[Int($0.left)] == gold.clusters[Int($0.right)] }
    print("  before closure: " + PairQuality(found: edges.count, right: right, wanted: wanted.wanted).text)
    print("  after closure:  " + wanted.text)
    print(
      "  true pairs above review: \(seen) of \(wanted.wanted); in review: \(outcome.pairs.count - edges.count)"
    )
    let clusters = ClusterQuality(labels, gold: gold.clusters)
    print(
      "  B-cubed P \(Format.share(clusters.precision)) R \(Format.share(clusters.recall)); clusters exact"
        + " \(clusters.exact) of \(clusters.trueCount), split \(clusters.split), merged \(clusters.merged)")
    guard !gold.labels.isEmpty else { return }
    var found = 0
    var good = 0
    for (a, b, match) in gold.labels where labels[a] == labels[b] {
      found += 1
      if match { good += 1 }
    }
    print(
      "  on labels:      " + PairQuality(found: found, right: good, wanted: gold.labels.count { $0.2 }).text)
  }
}

/// Seconds of the wall clock, by phase.
struct Clock {
  private(set) var phases: [(String, Double)] = []
  private var last = Clock.now

  mutating func end(_ name: String) {
    let now = Clock.now
    phases.append((name, now - last))
    last = now
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
