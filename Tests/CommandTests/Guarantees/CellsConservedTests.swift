import Testing

/// Guarantee 2: every filled cell is mapped, kept or ignored by name.
@Suite struct CellsConservedTests {
  private func migration() throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration("")
    try dir.write("leads.csv", "编号,公司,联系人,手机,备注,备用,序号\n1,甲公司,张伟,13812345678,a,留,7\n2,,李娜,,,,8\n")
    try dir.write("leads.yaml", dir.text("leads.yaml") + "\nkeep: [备用]\nignore: [序号]\n")
    return dir
  }

  @Test func eachCellHasItsFate() throws {
    let dir = try migration()
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    let store = try dir.reading()
    #expect(
      try store.rows("SELECT fate, sum(landed) FROM ledger_cell GROUP BY fate ORDER BY fate")
        == ["ignored|2", "kept|1", "mapped|7"])
    #expect(try store.int("SELECT counted_cells FROM file") == 10)
  }

  @Test func aColumnThatNobodyDecidedAboutStopsTheRun() throws {
    let dir = try migration()
    try dir.write("leads.yaml", dir.text("leads.yaml").replacing("keep: [备用]", with: ""))
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 6 && got.err.contains("备用"), "\(got)")
    #expect(dir.storeState().isEmpty)
  }
}
