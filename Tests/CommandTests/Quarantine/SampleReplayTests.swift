import Testing

/// The sample's refused records, mended in three ways: a value beside the cell, a word in the mapping,
/// a name in the owners table.
@Suite struct SampleReplayTests {
  @Test func whatWasMendedLandsAndStays() throws {
    let dir = try Workdir()
    _ = try dir.copySample()
    try dir.takeNight(1)
    #expect(try dir.run("apply", "migration.yaml").status == 0)
    let store = try StoreReading(dir.file("anhe.leads"))
    let scientific = try store.rows(
      "SELECT id, column_name FROM quarantine WHERE code = 'phone-scientific' ORDER BY id")
    #expect(scientific.count == 6)
    for (index, row) in scientific.enumerated() {
      let parts = row.split(separator: "|").map(String.init)
      let fix = try dir.run(
        "quarantine", "fix", "migration.yaml", "--record", "#\(parts[0])", "--column", parts[1], "--value",
        "1390000100\(index)")
      #expect(fix.status == 0, "\(fix)")
    }
    let mapping = dir.text("excel-leads.yaml")
    try dir.write(
      "excel-leads.yaml", mapping.replacing("已流失: lost\n", with: "已流失: lost\n      老板在谈: working\n"))
    try dir.write("owners.csv", dir.text("owners.csv").replacing("A001,王芳,小芳", with: "A001,王芳,小芳;钱多多"))
    let before = try store.digest()

    let replay = try dir.run("quarantine", "replay", "migration.yaml")
    #expect(replay.status == 0, "\(replay)")
    let left = "SELECT count(*) FROM quarantine WHERE closed_run IS NULL AND "
    #expect(try store.int(left + "code = 'phone-scientific'") == 0)
    #expect(try store.int(left + "value IN ('老板在谈', '钱多多')") == 0)
    #expect(try store.int("SELECT count(*) FROM correction WHERE used_run = 2") == 6)
    #expect(try store.int("SELECT count(*) FROM record WHERE first_run = 2") == 9)
    let verify = try dir.run("verify", "migration.yaml")
    #expect(verify.status == 0, "\(verify.out)")

    let after = try store.digest()
    #expect(try dir.run("apply", "migration.yaml").status == 0)
    #expect(try store.digest() == after, "the same exports leave the mended records as they are")
    #expect(try dir.run("verify", "migration.yaml").status == 0)
    for _ in 1...2 { #expect(try dir.run("rollback", "migration.yaml").status == 0) }
    #expect(try store.digest() == before)
    #expect(try store.int("SELECT count(*) FROM correction WHERE used_run IS NULL") == 6)
  }
}
