import Foundation
import Testing

/// `fill_down:` over several nights: what is filled lands, is recognised, refused, corrected and verified as any
/// other cell, and no night is called wrong that is right.
@Suite struct FillDownNights {
  private let mapping = """
    mapping: visits
    reads: csv
    object: lead
    key: [票号, 序]
    fill_down: [大区, 票号, 单位]
    where: {大区: {not_in: [演练]}}
    fields:
      account.name: {from: 单位, as: company}
      contact.name: {from: 来访人, as: person}
      contact.mobile: {from: 电话, as: phone}
      lead.title: 事由
    keep: [大区, 序]
    """

  private func migration() throws -> Workdir {
    let dir = try Workdir()
    try dir.write(
      "m.yaml",
      """
      migration: visits
      store: sqlite:t.leads
      sources:
        visits: {files: "in/*", mapping: visits.yaml, snapshot: true}
      gates: {quarantined: 20, vanished: 20}
      """)
    try dir.write("visits.yaml", mapping)
    return dir
  }

  private func night(_ dir: Workdir, _ rows: String) throws {
    try dir.write("in/visits.csv", "大区,票号,序,单位,来访人,电话,事由\n" + rows)
  }

  /// - Returns: the dispositions of the newest run.
  private func apply(_ dir: Workdir) throws -> [String] {
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    try verify(dir)
    return try dir.reading().rows(
      """
      SELECT disposition, sum(last - first + 1) FROM ledger WHERE run = (SELECT max(id) FROM run)
      GROUP BY 1 ORDER BY 1
      """)
  }

  private func verify(_ dir: Workdir) throws {
    let verified = try dir.run("verify", "m.yaml")
    #expect(verified.status == 0 && !verified.out.contains("✗"), "\(verified)")
  }

  private func people(_ dir: Workdir) throws -> [String] {
    try dir.reading().rows(
      """
      SELECT c.name, a.name, l.extras FROM lead l JOIN contact c ON c.nr = l.contact
      LEFT JOIN account a ON a.nr = c.account ORDER BY c.mobile
      """)
  }

  private let first = """
    华北,P1,1,云杉仪表有限公司,鲁明,13511112201,询价
    ,,2,,严芳,13511112202,看样
    \t,,3,\u{3000},石磊,13511112203,复访
    ,,,,,,
    ,P2,1,"冷杉, 阀门有限公司",龚雪,13511112204,签约
    ,,2,,程远,1351111220,回款
    小计,,,,,,5
    演练,T1,1,某厂,甲,13511112209,试
    ,,2,,乙,13511112210,试

    """

  @Test func whatIsFilledIsLikeAnyOtherCell() throws {
    let dir = try migration()
    try night(dir, first)
    #expect(try apply(dir) == ["added|4", "filtered|2", "quarantined|1"])
    #expect(
      try people(dir) == [
        #"鲁明|云杉仪表有限公司|{"大区":"华北","序":"1"}"#, #"严芳|云杉仪表有限公司|{"大区":"华北","序":"2"}"#,
        #"石磊|云杉仪表有限公司|{"大区":"华北","序":"3"}"#, #"龚雪|冷杉, 阀门有限公司|{"大区":"华北","序":"1"}"#,
      ])
    // Once more: nothing is new.
    #expect(try apply(dir) == ["filtered|2", "quarantined|1", "unchanged|4"])
    // The value above has changed, the bytes of the rows below have not.
    try night(dir, first.replacing("云杉仪表", with: "云杉电表"))
    let plan = try dir.run("plan", "m.yaml", "--out", "p")
    #expect(plan.out.contains("3 to update"), "\(plan)")
    #expect(try apply(dir) == ["filtered|2", "quarantined|1", "unchanged|1", "updated|3"])
    #expect(try people(dir).prefix(3).allSatisfy { $0.contains("云杉电表有限公司") })
    // A row in between begins a group of its own.
    try night(
      dir,
      first.replacing("\t,,3,", with: ",P9,9,红松泵业有限公司,宋岩,13511112208,来访\n\t,,3,"))
    #expect(try apply(dir) == ["added|2", "filtered|2", "quarantined|1", "unchanged|1", "updated|2"])
    #expect(try dir.reading().rows("SELECT key FROM record ORDER BY key").contains("P9\u{1F}3"))
    #expect(try dir.reading().int("SELECT count(*) FROM record WHERE vanished_run IS NOT NULL") == 1)
    // Without fill_down the same bytes say something else.
    try dir.write("visits.yaml", mapping.replacing("fill_down: [大区, 票号, 单位]\n", with: ""))
    #expect(try apply(dir).contains("quarantined|4"))
    try dir.write("visits.yaml", mapping)
    #expect(try apply(dir) == ["filtered|2", "quarantined|1", "unchanged|5"])
  }

  /// A refused row keeps what it has from above: its correction lands with it, away from its file.
  @Test func aReplayKeepsWhatIsFilled() throws {
    let dir = try migration()
    try night(dir, first)
    _ = try apply(dir)
    let text = dir.text("in/visits.csv")
    try FileManager.default.removeItem(atPath: dir.file("in/visits.csv"))
    let fix = try dir.run(
      "quarantine", "fix", "m.yaml", "--record", "P2 2", "--column", "电话", "--value", "13511112205")
    #expect(fix.status == 0, "\(fix)")
    let replay = try dir.run("quarantine", "replay", "m.yaml")
    #expect(replay.status == 0, "\(replay)")
    #expect(try people(dir).last == #"程远|冷杉, 阀门有限公司|{"大区":"华北","序":"2"}"#)
    try dir.write("in/visits.csv", text)
    try verify(dir)
    #expect(try apply(dir) == ["filtered|2", "unchanged|5"])
    // What people gave holds for that value above alone.
    try night(dir, first.replacing("冷杉, 阀门", with: "冷杉, 水泵"))
    #expect(try apply(dir) == ["filtered|2", "quarantined|1", "unchanged|3", "updated|1"])
  }

  /// A row that cannot be read may begin a new group: what is below it waits until it is mended.
  @Test func noValueGoesPastARowThatCannotBeRead() throws {
    let dir = try migration()
    let rows = first.replacing(",,2,,严芳", with: ",P7,7,\"铁\"杉,严芳")
    try night(dir, rows)
    #expect(try apply(dir) == ["added|1", "filtered|2", "quarantined|4"])
    let list = try dir.run("quarantine", "list", "m.yaml")
    #expect(list.out.contains("fill-down-unknown") && list.out.contains("text-after-quote"), "\(list)")
    #expect(try !people(dir).contains { $0.hasPrefix("石磊") })
    let exported = try dir.run("quarantine", "export", "m.yaml", "--out", "q.csv")
    #expect(exported.status == 0 && !dir.text("q.csv").contains("\0"), "\(exported)")
    try night(dir, rows.replacing("\"铁\"杉", with: "铁杉标准件有限公司"))
    _ = try apply(dir)
    #expect(try people(dir).contains { $0.hasPrefix("石磊|铁杉标准件有限公司") })
  }

  @Test func traceAndReadShowWhereItComesFrom() throws {
    let dir = try migration()
    try night(dir, first)
    _ = try apply(dir)
    let trace = try dir.run("trace", "m.yaml", "13511112203")
    #expect(trace.out.contains("\"云杉仪表有限公司\" (filled down from line 2)"), "\(trace)")
    #expect(trace.out.contains("file as read, bytes there") && !trace.out.contains("\0"), "\(trace)")
    try night(dir, first + "\n")
    let moved = try dir.run("trace", "m.yaml", "13511112203")
    #expect(moved.out.contains("(filled down from a row above)"), "\(moved)")
    let filled = try dir.run("read", "in/visits.csv", "--mapping", "visits.yaml", "--to", "csv")
    #expect(filled.out.contains("华北,P1,2,云杉仪表有限公司,严芳,13511112202,看样"), "\(filled)")
    let plain = try dir.run("read", "in/visits.csv", "--to", "csv")
    #expect(plain.out.contains("\n,,2,,严芳,13511112202,看样"), "\(plain)")
  }

  /// One file ends what stands in it; records without a key, and exports that are compressed or GBK.
  @Test func filesByThemselvesAndRecordsWithoutAKey() throws {
    let dir = try migration()
    try dir.write(
      "visits.yaml",
      mapping.replacing("key: [票号, 序]\n", with: "").replacing("keep: [大区, 序]", with: "keep: [大区, 序, 票号]"))
    try night(dir, first)
    try dir.write("in/z.csv", "大区,票号,序,单位,来访人,电话,事由\n,K1,1,,安宁,13511112211,询价\n,,2,,柏松,13511112212,询价\n")
    #expect(try apply(dir) == ["added|6", "filtered|2", "quarantined|1"])
    #expect(
      try people(dir).suffix(2) == [
        #"安宁||{"序":"1","票号":"K1"}"#, #"柏松||{"序":"2","票号":"K1"}"#,
      ])
    #expect(try apply(dir) == ["filtered|2", "quarantined|1", "unchanged|6"])
    try night(dir, first.replacing("云杉仪表", with: "云杉电表"))
    #expect(try apply(dir).contains("added|3"))
  }

  @Test func aDraftProposesIt() throws {
    let dir = try Workdir()
    try dir.write(
      "a.csv",
      "单位,来访人,电话\n云杉仪表有限公司,鲁明,13511112201\n,严芳,13511112202\n,石磊,13511112203\n冷杉阀门有限公司,龚雪,13511112204\n")
    let draft = try dir.run("draft", "a.csv")
    #expect(draft.out.contains("fill_down: [单位]  # ? "), "\(draft)")
  }
}
