import Foundation
import Testing

/// Guarantees 1, 2 and 5 on the sample, both nights: one run of each serves all three.
@Suite struct SampleGuaranteeTests {
  private func sorted(_ part: Any?) throws -> Data {
    try JSONSerialization.data(withJSONObject: try #require(part), options: .sortedKeys)
  }

  @Test func recordsAndCellsAreConservedAndPlanEqualsApply() throws {
    let dir = try Workdir()
    for night in [1, 2] {
      try dir.writeSample(night: night)
      let plan = try dir.run("plan", "migration.yaml", "--out", "plan\(night)")
      #expect(plan.status == 2, "\(plan)")
      let planned = try dir.json("plan\(night)/plan.json")
      let apply = try dir.run("apply", "plan\(night)", "--out", "run\(night)")
      #expect(apply.status == 0, "\(apply)")
      let store = try dir.sampleReading()
      #expect(try store.int("SELECT max(id) FROM run") == night)

      // 5: what the plan said is what the store has.
      #expect(try store.digest() == planned["digestAfter"] as? String)
      #expect(
        try store.text("SELECT actions_digest FROM run WHERE id = \(night)") == planned["actions"] as? String)
      let said = try dir.json("plan\(night)/report.json")
      let done = try dir.json("run\(night)/report.json")
      for part in ["sources", "entities", "updates", "quarantine", "vanished"] {
        #expect(try sorted(said[part]) == sorted(done[part]), "the plan said otherwise of \(part)")
      }

      // 1: by the counter that is not the importer, per file.
      let unbalanced = try store.rows(
        """
        SELECT f.path, f.records, f.counted_records, coalesce(sum(l.last - l.first + 1), 0)
        FROM file f LEFT JOIN ledger l ON l.file = f.id AND l.run = f.run WHERE f.run = \(night)
        GROUP BY f.id HAVING f.records <> f.counted_records OR f.records <> coalesce(sum(l.last - l.first + 1), 0)
        """)
      #expect(unbalanced == [])
      #expect(
        try store.int("SELECT sum(records) FROM file WHERE run = \(night)") > (night == 1 ? 3000 : 1000))

      // 2: cells, per file, by the same counter.
      let cells = try store.rows(
        """
        SELECT f.path, f.counted_cells, sum(c.landed + c.quarantined + c.filtered) FROM file f
        JOIN ledger_cell c ON c.file = f.id AND c.run = f.run WHERE f.run = \(night)
        GROUP BY f.id HAVING f.counted_cells <> sum(c.landed + c.quarantined + c.filtered)
        """)
      #expect(cells == [], "cells by the counter, and by what became of them")
    }
  }
}

/// Guarantee 1: every record read has exactly one disposition.
@Suite struct RecordsConservedTests {
  @Test func everyDispositionIsCounted() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(
      "1,甲公司,张伟,13812345678,a\n1,甲公司,张伟,13812345678,a\n,,李娜,,\n\n3,乙公司,王芳,13912345678,x\n4,丙公司,周敏,,skip\n",
      gates: "gates: {quarantined: 5}")
    try dir.write("leads.yaml", dir.text("leads.yaml") + "\nwhere: {备注: {not_in: [skip]}}\n")
    let got = try dir.run("apply", "m.yaml", "--out", "run")
    #expect(got.status == 0, "\(got)")
    let store = try dir.reading()
    #expect(
      try store.rows("SELECT first, last, disposition FROM ledger ORDER BY first")
        == ["1|1|added", "2|2|merged", "3|3|quarantined", "4|4|added", "5|5|filtered"])
    #expect(try store.rows("SELECT records, counted_records FROM file") == ["5|5"])
  }
}
