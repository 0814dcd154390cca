import Foundation
import Testing

/// Rows of one key, in every order: all of them are refused, and none is counted as merged into a
/// record that is not there.
@Suite struct RefusedRepeatTests {
  static let rows = ["1,甲木有限公司,张伟,13812345678,a\n", "1,乙木有限公司,李娜,13912345678,b\n"]

  @Test(arguments: [[0, 0, 1], [0, 1, 0], [1, 0, 0]])
  func theSameRowAgainIsRefusedWithItsTwin(order: [Int]) throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(
      order.map { Self.rows[$0] }.joined() + "2,丙木有限公司,王强,13712345678,c\n",
      gates: "gates: {quarantined: 100 %}")
    let run = try dir.run("apply", "m.yaml")
    #expect(run.status == 0, "\(run)")
    let store = try StoreReading(dir.store)
    #expect(
      try store.rows("SELECT disposition, sum(last - first + 1) FROM ledger GROUP BY 1 ORDER BY 1")
        == ["added|1", "quarantined|3"])
    #expect(try store.int("SELECT count(*) FROM quarantine") == 3)
    #expect(try dir.run("verify", "m.yaml").status == 0)
  }

  @Test func aStoreOfRefusalsAloneKeepsEachOnce() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(
      "1,甲木有限公司,张伟,1.38E+10,a\n2,乙木有限公司,李娜,1.39E+10,b\n",
      gates: "gates: {quarantined: 100 %}")
    for _ in 0..<3 { #expect(try dir.run("apply", "m.yaml").status == 0) }
    #expect(try StoreReading(dir.store).int("SELECT count(*) FROM quarantine WHERE closed_run IS NULL") == 2)
  }

  @Test func aSourceWithoutKeysIsTheSameUnderAnEditedMapping() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,甲木有限公司,张伟,13812345678,a\n2,乙木有限公司,李娜,13912345678,b\n")
    let mapping = dir.text("leads.yaml").replacing("key: 编号\n", with: "") + "\nignore: [编号]\n"
    try dir.write("leads.yaml", mapping)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try dir.write("leads.yaml", mapping + "# a remark\n")
    let again = try dir.run("apply", "m.yaml")
    #expect(again.status == 0, "\(again)")
    let store = try StoreReading(dir.store)
    #expect(try store.int("SELECT count(*) FROM lead") == 2)
    #expect(try store.int("SELECT count(*) FROM record WHERE vanished_run IS NOT NULL") == 0)
  }

  @Test func rowsThatNameACompanyLikeATotalAreRecords() throws {
    let dir = try Workdir()
    try dir.write(
      "a.csv",
      "公司,人,手机,备注\n合计金属(上海)有限公司,,,\n总计30科技有限公司,张伟,,\nTotal,李娜,13912345678,b\n合计,,2,\n")
    let read = try dir.run("read", "a.csv", "--to", "csv")
    #expect(read.out.contains("合计金属") && read.out.contains("总计30科技") && read.out.contains("Total,李娜"))
    #expect(!read.out.contains("合计,,2"))
  }
}
