import GRDB

/// The books: ledger, files, cells, runs, quarantine.
enum LedgerFaults {
  static let all: [Fault] = lines + files + cells + runs + quarantine + documents

  private static let lines: [Fault] = [
    line("a ledger line removed", "DELETE FROM ledger"),
    line("another disposition", "UPDATE ledger SET disposition = 'filtered'", only: "disposition = 'added'"),
    line(
      "unchanged for merged", "UPDATE ledger SET disposition = 'unchanged'", only: "disposition = 'merged'"),
    line(
      "held for quarantined", "UPDATE ledger SET disposition = 'held'", only: "disposition = 'quarantined'"),
    line("a disposition nobody knows", "UPDATE ledger SET disposition = 'gone'"),
    line("a line one record longer", "UPDATE ledger SET last = last + 1"),
    line("a line that begins one record later", "UPDATE ledger SET first = first + 1", only: "last > first"),
    Fault(.ledger, "a vanish line removed") { site in
      let row = try site.pick("SELECT run, record FROM ledger_vanished ORDER BY record")
      let (run, record): (Int, Int) = (row[0], row[1])
      try site.write("DELETE FROM ledger_vanished WHERE run = ? AND record = ?", [run, record])
      return Harm(Harmed(try site.place(of: record)))
    },
    Fault(.ledger, "a vanish line of a record that is there") { site in
      let record = try site.loneRecord()
      try site.write("INSERT INTO ledger_vanished VALUES (1, ?)", [record])
      return Harm(Harmed(try site.place(of: record)))
    },
    // The file's row, the ledger and the cells all agree: one record fewer.
    Fault(.ledger, "the last record of a file, in all the books") { site in
      let row = try site.pick(
        """
        SELECT f.id, f.path, f.records, f.run FROM file f
        WHERE f.run = (SELECT max(run) FROM file)
          AND NOT EXISTS (SELECT 1 FROM record r WHERE r.file = f.id AND r.ordinal = f.records
            AND (r.id IN (SELECT record FROM member) OR r.id IN (SELECT nr >> 12 FROM member)))
        ORDER BY f.id
        """)
      let (file, path, records, run): (Int, String, Int, Int) = (row[0], row[1], row[2], row[3])
      if let last = try site.int("SELECT id FROM record WHERE file = ? AND ordinal = ?", [file, records]) {
        try site.drop(last)
        try site.mend()
      }
      try site.write(
        "UPDATE ledger SET last = last - 1 WHERE file = ? AND last = ? AND last > first", [file, records])
      try site.write(
        """
        UPDATE file SET records = records - 1, counted_records = counted_records - 1,
          declared_records = declared_records - 1 WHERE id = ?
        """, [file])
      return Harm(Harmed(file: path, run: run))
    },
  ]

  private static let files: [Fault] = [
    file("fewer records read", "records = records - 1"),
    file("fewer records counted", "counted_records = counted_records - 1"),
    file("fewer cells counted", "counted_cells = counted_cells - 1"),
    file(
      "another declared count", "declared_records = declared_records + 1",
      only: "declared_records IS NOT NULL"),
    file("another digest of the file", "sha256 = replace(sha256, 'a', 'b')"),
    file("another encoding", "encoding = 'UTF-16LE'", only: "encoding != 'UTF-16LE'"),
    file("another format", "format = CASE format WHEN 'csv' THEN 'json' ELSE 'csv' END"),
    sealed("file", "another size", "bytes = bytes + 1"),
    file("another path", "path = path || 'x'"),
    file("another header row", "header_row = header_row + 1", only: "header_row IS NOT NULL"),
    file("another delimiter", "delimiter = 59", only: "delimiter IS NOT NULL"),
    sealed("file", "a footer more", "footer_rows = footer_rows + 1"),
    Fault(.ledger, "a file forgotten") { site in
      let row = try site.pick("SELECT id, path, run FROM file ORDER BY id")
      let (file, run): (Int, Int) = (row[0], row[2])
      try site.write("DELETE FROM file WHERE id = ?", [file])
      let records = try site.read(from: file)
      return Harm([Harmed(run: run)], near: Set(records.map { $0[0] as Int }))
    },
  ]

  private static let cells: [Fault] = [
    cells("a column forgotten", "DELETE FROM ledger_cell"),
    cells("kept for mapped", "UPDATE ledger_cell SET fate = 'kept'", only: "fate = 'mapped'"),
    cells("ignored for kept", "UPDATE ledger_cell SET fate = 'ignored'", only: "fate = 'kept'"),
    cells(
      "quarantined for landed", "UPDATE ledger_cell SET landed = landed - 1, quarantined = quarantined + 1"),
    cells("filtered for landed", "UPDATE ledger_cell SET landed = landed - 1, filtered = filtered + 1"),
    cells("one cell fewer", "UPDATE ledger_cell SET landed = landed - 1"),
    Fault(.ledger, "a cell of one column in another") { site in
      let row = try site.pick(
        "SELECT file FROM ledger_cell WHERE landed > 0 GROUP BY file HAVING count(*) > 1 ORDER BY 1")
      let file: Int = row[0]
      let two = try site.rows(
        "SELECT path, column_name FROM ledger_cell WHERE file = ? AND landed > 0 ORDER BY 1, 2 LIMIT 2",
        [file])
      for (row, step) in zip(two, [-1, 1]) {
        let (path, column): (String, String) = (row[0], row[1])
        try site.write(
          "UPDATE ledger_cell SET landed = landed + ? WHERE file = ? AND path = ? AND column_name = ?",
          [step, file, path, column])
      }
      let path = try site.text("SELECT path FROM file WHERE id = ?", [file])
      return Harm(two.map { Harmed(file: path, fields: [$0[1]]) })
    },
  ]

  private static let runs: [Fault] = [
    run("a run removed", "DELETE FROM run WHERE id = 1", names: 2),
    run("another start", "UPDATE run SET digest_before = digest_after WHERE id = 2", names: 2),
    run("another end", "UPDATE run SET digest_after = digest_before WHERE id = 2", names: 2),
    run("other actions", "UPDATE run SET actions_digest = digest_before WHERE id = 2", names: 2),
    run(
      "a migration's digest",
      "UPDATE run SET migration_digest = replace(migration_digest, 'a', 'b') WHERE id = 2", names: 2),
    run("a summary", "UPDATE run SET summary = replace(summary, '1', '2') WHERE id = 2", names: 2),
    run("a trust", "UPDATE source SET trust = trust + 5 WHERE name = 'excel'", names: nil),
  ]

  private static let quarantine: [Fault] = [
    refusal("a refusal lost", "DELETE FROM quarantine"),
    refusal("a refusal closed", "UPDATE quarantine SET closed_run = 2"),
    sealed("quarantine", "another code", "code = 'other'"),
    sealed("quarantine", "another cell at fault", "column_name = column_name || 'x'"),
    sealed("quarantine", "another value at fault", "value = value || '1'"),
    sealed("quarantine", "a shorter raw record", "raw_length = raw_length - 1"),
    refusal("another ordinal", "UPDATE quarantine SET ordinal = ordinal + 1"),
    Fault(.ledger, "two refused raw records swapped", .mended) { site in
      let rows = try site.rows(
        """
        SELECT q.id, q.ordinal, q.line, f.path, s.name, q.key, q.raw_block, q.raw_offset, q.raw_length
        FROM quarantine q JOIN file f ON f.id = q.file JOIN source s ON s.id = q.source
        WHERE q.closed_run IS NULL AND f.run = (SELECT max(run) FROM file) ORDER BY q.id LIMIT 2
        """)
      guard rows.count == 2 else { throw Complaint.noVictim("two refusals") }
      for (row, other) in zip(rows, rows.reversed()) {
        let (id, block, offset, length): (Int, Int, Int, Int) = (row[0], other[6], other[7], other[8])
        try site.write(
          "UPDATE quarantine SET raw_block = ?, raw_offset = ?, raw_length = ? WHERE id = ?",
          [block, offset, length, id])
      }
      try site.mend()
      return Harm(
        rows.map {
          Harmed(Place(record: 0, source: $0[4], key: $0[5], file: $0[3], ordinal: $0[1], line: $0[2]))
        })
    },
  ]

  private static let documents: [Fault] = [
    document("a kept mapping changed", of: "mapping", changed),
    document("a kept mapping lost", of: "mapping", "DELETE FROM document"),
    document("a kept owners table changed", of: "owners", changed),
    document("a kept owners table lost", of: "owners", "DELETE FROM document"),
  ]

  private static let changed = "UPDATE document SET bytes = CAST(bytes || x'0A' AS BLOB)"

  /// Also when the run's seal says what stands there now.
  private static func document(_ name: String, of kind: String, _ sql: String) -> Fault {
    Fault(.ledger, name, .mended) { site in
      let row = try site.pick("SELECT sha256, run FROM document WHERE kind = ? ORDER BY 1", [kind])
      try site.write(sql + " WHERE sha256 = ?", [row[0] as String])
      try site.mend()
      let all = try site.rows("SELECT id FROM record")
      return Harm([Harmed(run: row[1], object: "document")], near: Set(all.map { $0[0] as Int }))
    }
  }

  private static func line(_ name: String, _ sql: String, only: String = "true") -> Fault {
    Fault(.ledger, name) { site in
      let row = try site.pick(
        """
        SELECT l.run, l.file, l.first, f.path FROM ledger l JOIN file f ON f.id = l.file
        WHERE \(only) ORDER BY 1, 2, 3
        """)
      let (run, file, first, path): (Int, Int, Int, String) = (row[0], row[1], row[2], row[3])
      try site.write("\(sql) WHERE run = ? AND file = ? AND first = ?", [run, file, first])
      let records = try site.read(from: file)
      return Harm([Harmed(file: path, run: run)], near: Set(records.map { $0[0] as Int }))
    }
  }

  private static func file(_ name: String, _ change: String, only: String = "true") -> Fault {
    Fault(.ledger, name) { site in
      let row = try site.pick(
        "SELECT id, path, run FROM file WHERE run = (SELECT max(run) FROM file) AND \(only) ORDER BY id")
      let (file, run): (Int, Int) = (row[0], row[2])
      try site.write("UPDATE file SET \(change) WHERE id = ?", [file])
      let path = try site.text("SELECT path FROM file WHERE id = ?", [file])
      let records = try site.read(from: file)
      return Harm(
        [Harmed(file: path, run: run, mayBeUncheckable: true)],
        near: Set(records.map { $0[0] as Int }))
    }
  }

  private static func cells(_ name: String, _ sql: String, only: String = "true") -> Fault {
    Fault(.ledger, name) { site in
      let row = try site.pick(
        """
        SELECT c.run, c.file, c.path, c.column_name, f.path FROM ledger_cell c JOIN file f ON f.id = c.file
        WHERE c.landed > 0 AND \(only) ORDER BY 1, 2, 3, 4
        """)
      let (run, file, path, column): (Int, Int, String, String) = (row[0], row[1], row[2], row[3])
      try site.write(
        "\(sql) WHERE run = ? AND file = ? AND path = ? AND column_name = ?", [run, file, path, column])
      return Harm(Harmed(file: row[4], run: run, fields: [path.isEmpty ? column : "\(path)/\(column)"]))
    }
  }

  private static func run(_ name: String, _ sql: String, names run: Int?) -> Fault {
    Fault(.ledger, "run: " + name) { site in
      try site.write(sql)
      let all = try site.rows("SELECT id FROM record")
      return Harm([run.map { Harmed(run: $0) } ?? Harmed()], near: Set(all.map { $0[0] as Int }))
    }
  }

  /// What no other table says again: the run's seal names table and run.
  private static func sealed(_ table: String, _ name: String, _ change: String) -> Fault {
    Fault(.ledger, "\(table): \(name)") { site in
      let row = try site.pick(
        "SELECT id FROM \(table) WHERE run = 2 OR '\(table)' = 'quarantine' ORDER BY id")
      try site.write("UPDATE \(table) SET \(change) WHERE id = ?", [row[0] as Int])
      return Harm(Harmed(run: 2, object: table))
    }
  }

  private static func refusal(_ name: String, _ sql: String) -> Fault {
    Fault(.ledger, name) { site in
      let row = try site.pick(
        """
        SELECT q.id, q.ordinal, q.line, f.path, s.name, q.key FROM quarantine q
        JOIN file f ON f.id = q.file JOIN source s ON s.id = q.source
        WHERE q.closed_run IS NULL AND q.column_name != '' ORDER BY q.id
        """)
      let id: Int = row[0]
      try site.write("\(sql) WHERE id = ?", [id])
      // It has no number in the store: its place in the file names it.
      return Harm(
        Harmed(Place(record: 0, source: row[4], key: row[5], file: row[3], ordinal: row[1], line: row[2])))
    }
  }
}

extension Site {
  /// The records that a file held, as they are now or as they were.
  fileprivate func read(from file: Int) throws -> [Row] {
    try rows(
      "SELECT id FROM record WHERE file = ?1 UNION SELECT record FROM record_version WHERE file = ?1", [file])
  }
}
