import Testing

/// A store of an earlier version of the schema is brought up to date by whoever opens it.
@Suite struct OlderStoreTests {
  private func older() throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,a\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try dir.execute(
      """
      DROP TABLE correction; DROP TABLE decision; DROP TABLE replayed;
      CREATE TABLE older AS
      SELECT id, run, source, object, path, mapping, bytes, sha256, format, encoding, compressed,
        record_path, delimiter, header_row, preamble_rows, blank_rows, footer_rows, records,
        counted_records, counted_cells, declared_records, header_rows, footers, width
      FROM file;
      DROP TABLE file; ALTER TABLE older RENAME TO file;
      DROP TABLE people_judgement; DROP INDEX judgement_people;
      ALTER TABLE judgement DROP COLUMN judged_at;
      ALTER TABLE judgement DROP COLUMN score;
      ALTER TABLE judgement DROP COLUMN people;
      PRAGMA user_version = 1;
      """)
    return dir
  }

  @Test func isReadAndWrittenAsBefore() throws {
    let dir = try older()
    let verify = try dir.run("verify", "m.yaml")
    #expect(verify.status == 0, "\(verify)")
    #expect(try dir.reading().int("PRAGMA user_version") > 1)
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
    #expect(try dir.reading().rows("SELECT columns IS NULL FROM file ORDER BY id") == ["1", "0"])
  }

  @Test func isMigratedByARunToo() throws {
    let dir = try older()
    try dir.write("leads.csv", dir.text("leads.csv") + "2,,李娜,13912345678,\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try dir.reading().int("SELECT count(*) FROM correction") == 0)
    #expect(try dir.run("verify", "m.yaml").status == 0)
  }
}
