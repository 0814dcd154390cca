import Base
import Invented

/// What the set says is true: per record a cluster, or for linking the pairs; and labels of single
/// pairs when the set has them.
struct Gold {
  var clusters: [Int]
  /// Pairs that a person labelled: record, record, match.
  var labels: [(Int, Int, Bool)] = []

  /// - Parameter names: the records' ids by side.
  init(_ folder: String, _ names: [[String: Int]], count: Int, isLink: Bool) throws(Complaint) {
    clusters = Array(0..<count)
    var rows: [(String, String)] = []
    try CSVBatches.read(folder + "/gold.csv") { batch in
      for record in 0..<batch.count {
        rows.append((batch.text(record, 0) ?? "", batch.text(record, 1) ?? ""))
      }
    }
    if isLink {
      // Pairs may chain: the least record of each chain is its cluster.
      for (left, right) in rows {
        guard let a = names[0][left], let b = names[1][right] else {
          throw Complaint("\(folder)/gold.csv names \(left) and \(right), which are no records")
        }
        let x = find(a)
        let y = find(b)
        clusters[max(x, y)] = min(x, y)
      }
      for record in clusters.indices { clusters[record] = find(record) }
    } else {
      var first: [String: Int] = [:]
      for (name, cluster) in rows {
        guard let record = names[0][name] else {
          throw Complaint("\(folder)/gold.csv names \(name), which is no record")
        }
        if let known = first[cluster] { clusters[record] = known } else { first[cluster] = record }
      }
    }
    let path = folder + "/labels.csv"
    guard FileFacts.exists(path) else { return }
    var labels: [(Int, Int, Bool)] = []
    try CSVBatches.read(path) { batch in
      for record in 0..<batch.count {
        if let a = names[0][batch.text(record, 0) ?? ""], let b = names[0][batch.text(record, 1) ?? ""] {
          labels.append((a, b, (batch.text(record, 2) ?? "").hasPrefix("1")))
        }
      }
    }
    self.labels = labels
  }

  private func find(_ record: Int) -> Int {
    var at = record
    while clusters[at] != at { at = clusters[at] }
    return at
  }
}

/// Counted over all pairs of records.
struct PairQuality {
  var found = 0
  var right = 0
  var wanted = 0

  var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
  var recall: Double { wanted == 0 ? 1 : Double(right) / Double(wanted) }
  var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }

  var text: String {
    "P \(Format.share(precision))  R \(Format.share(recall))  F1 \(Format.share(f1))"
      + "  (right \(right), wrong \(found - right), missed \(wanted - right))"
  }

  init(found: Int, right: Int, wanted: Int) {
    self.found = found
    self.right = right
    self.wanted = wanted
  }

  /// Of two partitions of the same records. With `sides`, only pairs of different sides count.
  init(_ labels: [Int], gold: [Int], sides: [UInt8]?) {
    let both = zip(labels, gold).map { UInt64($0.0) << 32 | UInt64($0.1) }
    found = Self.pairs(labels.map { UInt64($0) }, sides)
    wanted = Self.pairs(gold.map { UInt64($0) }, sides)
    right = Self.pairs(both, sides)
  }

  private static func pairs(_ groups: [UInt64], _ sides: [UInt8]?) -> Int {
    var counts: [UInt64: (Int, Int)] = [:]
    for (index, group) in groups.enumerated() {
      if sides?[index] == 1 {
        counts[group, default: (0, 0)].1 += 1
      } else {
        counts[group, default: (0, 0)].0 += 1
      }
    }
    return counts.values.reduce(0) { sum, count in
      sides == nil ? sum + count.0 * (count.0 - 1) / 2 : sum + count.0 * count.1
    }
  }
}

/// B-cubed, and clusters split and merged.
struct ClusterQuality {
  var precision = 0.0
  var recall = 0.0
  /// True clusters whose records stand in more than one.
  var split = 0
  /// Clusters that hold records of more than one true one.
  var merged = 0
  var exact = 0
  var trueCount = 0

  init(_ labels: [Int], gold: [Int]) {
    var sizes: [Int: Int] = [:]
    var trueSizes: [Int: Int] = [:]
    var common: [UInt64: Int] = [:]
    for index in labels.indices {
      sizes[labels[index], default: 0] += 1
      trueSizes[gold[index], default: 0] += 1
      common[UInt64(labels[index]) << 32 | UInt64(gold[index]), default: 0] += 1
    }
    var partsOfTrue: [Int: Int] = [:]
    var partsOfFound: [Int: Int] = [:]
    for (key, count) in common {
      let label = Int(key >> 32)
      let truth = Int(key & 0xFFFF_FFFF)
      partsOfTrue[truth, default: 0] += 1
      partsOfFound[label, default: 0] += 1
      let n = Double(count)
      precision += n * n / Double(sizes[label] ?? 1)
      recall += n * n / Double(trueSizes[truth] ?? 1)
      if count == sizes[label], count == trueSizes[truth] { exact += 1 }
    }
    precision /= Double(max(1, labels.count))
    recall /= Double(max(1, labels.count))
    split = partsOfTrue.values.count { $0 > 1 }
    merged = partsOfFound.values.count { $0 > 1 }
    trueCount = trueSizes.count
  }
}
