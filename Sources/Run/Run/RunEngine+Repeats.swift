import Base
import Importing
import Mapping
import Model

/// Keys that came more than once in a run.
extension RunEngine {
  /// A key with two versions: none of them is taken. The later ones were refused when they came, or
  /// counted as merged into the first; the first one is taken back, and what was merged into it.
  /// - Parameter respelled: records whose key came again in other bytes, and a fingerprint of the
  ///   values that those have.
  func settleRepeated(_ records: [Int], respelled: [Int: UInt64]) throws {
    let others = try differing(respelled.filter { !index.flags[$0.key - 1].contains(.repeated) })
    for record in records + others {
      let key = files[Int(index.files[record - 1])].mapping.file.key.first?.value ?? ""
      // Who refers to it must hear that there are two, not that there is none.
      index.flags[record - 1].insert(.repeated)
      try withdraw(record, RecordIssue(code: "key-repeated", column: key))
    }
    try refuseLate()
  }

  /// The records whose own values are others than those that came again with their key. Their files
  /// are read once more: this is rare, and keeps nothing in memory for the many that come once.
  private func differing(_ respelled: [Int: UInt64]) throws -> [Int] {
    var wanted: [Int: [Int: Int]] = [:]
    for record in respelled.keys {
      wanted[Int(index.files[record - 1]), default: [:]][Int(index.ordinals[record - 1])] = record
    }
    var differing: [Int] = []
    for (number, records) in wanted.sorted(by: { $0.key < $1.key }) {
      let file = files[number]
      let reader = try file.open()
      let batch = RecordBatch()
      var landed = LandedWriter()
      while try reader.read(into: batch) {
        try progress.check()
        let mapping = try file.mapping.bind(batch.layout)
        for row in 0..<batch.count where batch[row].kind == 0 {
          guard let record = records[Int(batch[row].ordinal)] else { continue }
          landed.arena.removeAll()
          var issues: [RecordIssue] = []
          let fixed = try corrections?.correct(batch, row, of: file, mapping)
          _ = (fixed?.mapping ?? mapping).land(
            fixed?.batch ?? batch, fixed == nil ? row : 0, into: &landed, issues: &issues)
          if landed.fingerprint(from: 0) != respelled[record] { differing.append(record) }
        }
      }
      try expectUnchanged(file, reader)
    }
    return differing.sorted()
  }

  /// A file that is read once more must be the one that was read before.
  func expectUnchanged(_ file: RunFile, _ reader: any RecordReader) throws {
    guard reader.facts.sha256 == file.facts.sha256 else {
      throw ImportError(
        code: "file-changed", file: file.displayPath, zh: "文件在读取期间被改动",
        en: "the file changed while it was read", hintZh: "等导出结束后再运行",
        hintEn: "run again when the export has ended")
    }
  }
}
