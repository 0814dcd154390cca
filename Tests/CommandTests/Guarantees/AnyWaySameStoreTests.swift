import Foundation
import Testing

/// Guarantee 7: neither the order of files and rows, nor how they are cut into files and batches, nor
/// how many threads run at a time, makes another store.
@Suite struct AnyWaySameStoreTests {
  /// One way to do the same work.
  private struct Way {
    var batch: Int
    /// One core: the threads take turns, and in other places than otherwise.
    var isOneCore: Bool
    var pieces: Int
    var isShuffled: Bool

    init(_ random: inout Seeded) {
      batch = [1, 2, 7, 64, 4096].randomElement(using: &random) ?? 1
      isOneCore = random.next() % 2 == 0
      pieces = Int(random.next() % 5) + 1
      isShuffled = random.next() % 4 != 0
    }

    func apply(_ dir: Workdir, _ migration: String, _ seed: UInt64) throws {
      let got = try dir.run(
        ["apply", migration], environment: ["LEADFERRY_BATCH": "\(batch)"],
        shell: isOneCore ? "taskset -p -c 0 $$ >/dev/null" : nil)
      #expect(got.status == 0, "seed \(seed) \(self): \(got)")
    }
  }

  /// Both nights of the sample: CSV in GBK, XML and JSON.
  @Test(arguments: [1, 2, 3] as [UInt64]) func theSampleInBatchesOfAnySize(seed: UInt64) throws {
    var random = Seeded(seed)
    let (dir, calm) = try (Workdir(), Workdir())
    for night in 1...2 {
      let way = Way(&random)
      for other in [dir, calm] { try other.writeSample(night: night) }
      try way.apply(dir, "migration.yaml", seed)
      #expect(try calm.run("apply", "migration.yaml").status == 0)
      let (got, expected) = try (dir.sampleReading(), calm.sampleReading())
      #expect(try got.digest() == expected.digest(), "seed \(seed), night \(night): \(way)")
      // Raw blocks are cut as batches are; all else is the same, row by row.
      let skipped: Set<String> = [
        "raw_block", "record", "quarantine", "record_version", "quarantine_version",
      ]
      let differences = try got.contentWithoutTimes().differences(from: expected.contentWithoutTimes())
      #expect(differences.filter { !skipped.contains($0) } == [], "seed \(seed), night \(night): \(way)")
    }
  }

  /// Two nights of rows that share companies, people and numbers, and of which some are refused; cut
  /// and shuffled at random.
  @Test(arguments: 1...8 as ClosedRange<UInt64>) func rowsCutAndShuffled(seed: UInt64) throws {
    var random = Seeded(seed &+ 100)
    let nights = [rows(&random), rows(&random)]
    let (dir, calm) = try (Workdir(), Workdir())
    for other in [dir, calm] {
      try other.writeSmallMigration("", gates: "gates: {quarantined: 999}")
      try other.write("m.yaml", other.text("m.yaml").replacing("leads.csv", with: "part*.csv"))
      try other.write(
        "leads.yaml",
        other.text("leads.yaml").replacing("account.name: 公司", with: "account.name: {from: 公司, as: company}")
          .replacing("contact.mobile: 手机", with: "contact.mobile: {from: 手机, as: phone}"))
    }
    for rows in nights {
      let way = Way(&random)
      try write(rows, to: calm, pieces: 1)
      #expect(try calm.run("apply", "m.yaml").status == 0)
      try write(way.isShuffled ? rows.shuffled(using: &random) : rows, to: dir, pieces: way.pieces)
      try way.apply(dir, "m.yaml", seed)
      let (got, expected) = try (dir.reading(), calm.reading())
      #expect(try got.digest() == expected.digest(), "seed \(seed): \(way)")
      #expect(try got.golden() == expected.golden(), "seed \(seed): \(way)")
    }
    #expect(
      try calm.reading().int("SELECT count(*) FROM member") > 20, "nothing merged: this tests too little")
    #expect(try calm.reading().int("SELECT count(*) FROM record WHERE vanished_run = 2") > 0)
  }

  private func write(_ rows: [String], to dir: Workdir, pieces: Int) throws {
    let size = (rows.count + pieces - 1) / pieces
    for part in 0..<5 {
      let body = rows.dropFirst(part * size).prefix(size).joined()
      try? FileManager.default.removeItem(atPath: dir.file("part\(part).csv"))
      if part < pieces { try dir.write("part\(part).csv", "编号,公司,联系人,手机,备注\n" + body) }
    }
  }

  private func rows(_ random: inout Seeded) -> [String] {
    (1...100).filter { _ in random.next() % 10 != 0 }.map { key in
      let company = ["甲科技有限公司", "乙软件有限公司", "丙贸易有限公司", "丁集团", ""].randomElement(using: &random) ?? ""
      let person = ["张伟", "李娜", "王芳", "赵敏", "张总"].randomElement(using: &random) ?? ""
      let mobile =
        switch random.next() % 8 {
        case 0: ""
        case 1: "1.38E+10"
        default: "1381234\(5000 + random.next() % 50)"
        }
      // Some keys come twice, with other cells.
      return "\(key % 17 == 0 ? key - 1 : key),\(company),\(person),\(mobile),备注\(random.next() % 9)\n"
    }
  }
}
