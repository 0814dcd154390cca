import Foundation
import Testing

/// Stores that are right, and of which a verification said otherwise.
@Suite struct FalseAlarmTests {
  private func folder(files: String, mobile: String) throws -> Workdir {
    let dir = try Workdir()
    try dir.write(
      "m.yaml",
      """
      migration: nights
      store: sqlite:s.leads
      sources:
        a: {files: "\(files)", mapping: map.yaml, trust: 1}
      gates: {quarantined: 100 %}

      """)
    try dir.write(
      "map.yaml",
      """
      mapping: leads
      reads: csv
      object: lead
      key: 编号
      fields:
        account.name: {from: 公司, as: company}
        contact.name: {from: 联系人, as: person}
        contact.mobile: \(mobile)

      """)
    return dir
  }

  /// The importer refuses the cell and keeps it; to the verifier it says nothing of a mobile number.
  @Test(arguments: ["first", "mobile"]) func aCellThatIsKeptForBeingNoNumber(take: String) throws {
    let dir = try folder(files: "a.csv", mobile: "{from: 手机, as: phone, take: \(take), invalid: keep}")
    try dir.write(
      "a.csv",
      "编号,公司,联系人,手机\n"
        + ["没有电话", "12", "1.38E+10", "转3301", "13812345678"].enumerated().map {
          "\($0 + 1),第\($0 + 1)科技有限公司,张伟,\($1)\n"
        }.joined())
    let run = try dir.run("apply", "m.yaml")
    #expect(run.status == 0, "\(run)")
    let verified = try dir.run("verify", "m.yaml", "--lang", "en")
    #expect(verified.status == 0, "\(verified)")
  }

  /// Every night's export has a name of its own, and last night's is taken away.
  @Test func anExportOfAnEarlierNightIsGone() throws {
    let dir = try folder(files: "sheet-*.csv", mobile: "{from: 手机, as: phone}")
    let rows = "编号,公司,联系人,手机\n1,甲木科技有限公司,张伟,13812345678\n"
    try dir.write("sheet-20261101.csv", rows)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try FileManager.default.removeItem(atPath: dir.file("sheet-20261101.csv"))
    let alone = try dir.run("verify", "m.yaml")
    #expect(alone.status == 8, "the newest export is gone: \(alone)")
    try dir.write("sheet-20261102.csv", rows + "2,乙木科技有限公司,李娜,13912345678\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let verified = try dir.run("verify", "m.yaml", "--lang", "en")
    #expect(verified.status == 0, "\(verified)")
    #expect(verified.out.contains("that later exports replaced"))
  }
}
