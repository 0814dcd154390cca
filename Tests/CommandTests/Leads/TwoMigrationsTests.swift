import Testing

/// A store that two migrations share: each touches its own runs.
@Suite struct TwoMigrationsTests {
  private func migrations() throws -> Workdir {
    let dir = try Workdir()
    try dir.write(
      "f.yaml", "mapping: f\nreads: csv\nobject: account\nkey: no\nfields: {account.name: name}\n")
    for (name, source) in [("first", "one"), ("second", "two")] {
      try dir.writeMigration([(source, "f", "")], name: name)
      try dir.write("\(source).csv", "no,name\n1,\(name)有限公司\n")
      #expect(try dir.run("apply", "\(name).yaml").status == 0)
    }
    return dir
  }

  @Test func aRollbackTakesBackItsOwnRuns() throws {
    let dir = try migrations()
    let refused = try dir.run("rollback", "first.yaml")
    #expect(refused.status == 64 && refused.err.contains("run-of-other-migration"), "\(refused)")
    #expect(try dir.run("rollback", "first.yaml", "--dry-run").status == 64)
    #expect(try dir.rows("SELECT count(*) FROM run") == ["2"])
    #expect(try dir.run("rollback", "second.yaml").status == 0)
    #expect(try dir.run("rollback", "first.yaml").status == 0)
    #expect(try dir.rows("SELECT count(*) FROM run") == ["0"])
  }

  @Test func aStoreTakesBackWhateverCameLast() throws {
    let dir = try migrations()
    let got = try dir.run("rollback", "t.leads")
    #expect(got.status == 0 && got.out.contains("second"), "\(got)")
  }

  @Test func anAcceptanceClosesItsOwnRuns() throws {
    let dir = try migrations()
    #expect(try dir.run("accept", "first.yaml").status == 0)
    #expect(try dir.rows("SELECT accepted_at IS NULL FROM run ORDER BY id") == ["0", "1"])
    #expect(try dir.run("rollback", "second.yaml").status == 0)
    #expect(try dir.run("rollback", "first.yaml").status == 64)
  }

  @Test func theStatusSaysThatThereAreSeveral() throws {
    let dir = try migrations()
    let status = try dir.run("status", "first.yaml")
    #expect(status.out.contains("2 migrations share this store"), "\(status)")
    #expect(try dir.run("verify", "first.yaml").status == 0)
  }
}
