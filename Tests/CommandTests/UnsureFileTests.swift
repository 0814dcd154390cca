import Foundation
import Testing

/// What is likely and not sure stops a plan and a run, until somebody says what it is.
@Suite struct UnsureFileTests {
  private func migration(_ dir: Workdir, _ bytes: Data, encoding: String? = nil, csv: String = "") throws {
    try dir.write(
      "mig.yaml",
      """
      migration: unsure
      store: sqlite:t.leads
      sources:
        a: {files: l.csv, mapping: map.yaml\(encoding.map { ", encoding: \($0)" } ?? "")}
      """)
    try dir.write(
      "map.yaml",
      """
      mapping: map
      reads: csv
      object: account
      key: no
      fields: {account.name: firm}
      \(csv)
      """)
    try dir.write("l.csv", bytes)
  }

  private func expectStopped(_ dir: Workdir, _ says: String...) throws {
    for arguments in [["plan", "mig.yaml", "--out", "plan"], ["apply", "mig.yaml"]] {
      let got = try dir.run(arguments)
      #expect(got.status == 6, "\(got)")
      for text in says { #expect(got.err.contains(text), "\(got.err)") }
    }
    #expect(dir.storeState().isEmpty)
  }

  @Test func anEncodingThatIsUnlikely() throws {
    let dir = try Workdir()
    let table =
      Data([0x6E, 0x6F, 0x2C, 0x66, 0x69, 0x72, 0x6D, 0x0A] + Array("1,".utf8))
      + Data([0xB4, 0xEB, 0xB1, 0xB8, 0xBB, 0xF3, 0xBB, 0xE7, 0x0A])  // 대구상사
    try migration(dir, table)
    try expectStopped(dir, "encoding-doubtful", "l.csv:2", "euc-kr (대구**)")
    try migration(dir, table, encoding: "euc-kr")
    #expect(try dir.run("apply", "mig.yaml").status == 0)
    #expect(try dir.reading().rows("SELECT name FROM account") == ["대구상사"])
    #expect(try dir.reading().text("SELECT encoding FROM file") == "euc-kr")
    let verified = try dir.run("verify", "mig.yaml")
    #expect(verified.status == 0, "\(verified)")
    let traced = try dir.run("trace", "mig.yaml", "l.csv:2")
    #expect(traced.status == 0 && traced.out.contains("대구상사"), "\(traced)")
  }

  @Test func aFileWithoutAHeader() throws {
    let dir = try Workdir()
    let rows = Data("7,宏达商行,13700002001\n8,华美印刷厂,13700002002\n".utf8)
    try migration(dir, rows)
    try expectStopped(dir, "header-not-found", "header: [")
    try migration(dir, rows, csv: "csv: {header: [no, firm, tel]}\nignore: [tel]")
    #expect(try dir.run("apply", "mig.yaml").status == 0)
    #expect(try dir.reading().rows("SELECT name FROM account ORDER BY name") == ["华美印刷厂", "宏达商行"])
    #expect(try dir.run("verify", "mig.yaml").status == 0)
  }

  /// Found only when the file was read to its end: nothing has landed.
  @Test func anotherTableInTheSameFile() throws {
    let dir = try Workdir()
    try migration(dir, Data("no,firm\n7,宏达商行\nfirm,no\n华美印刷厂,8\n".utf8))
    try expectStopped(dir, "header-other", "l.csv:3")
  }

  @Test func theHeaderOnceMoreIsNoRecord() throws {
    let dir = try Workdir()
    try migration(dir, Data("no,firm\n7,宏达商行\nno,firm\n8,华美印刷厂\n".utf8))
    let got = try dir.run("apply", "mig.yaml")
    #expect(got.status == 0, "\(got)")
    #expect(try dir.reading().text("SELECT count(*) FROM account") == "2")
    let verified = try dir.run("verify", "mig.yaml")
    #expect(verified.status == 0, "\(verified)")
  }

  @Test func aDraftOfValuesIsNotWritten() throws {
    let dir = try Workdir()
    try dir.write("l.csv", Data("7,宏达商行,13700002001\n8,华美印刷厂,13700002002\n".utf8))
    let got = try dir.run("draft", "l.csv")
    #expect(got.status == 6 && got.out.isEmpty && got.err.contains("header-not-found"), "\(got)")
    #expect(try dir.run("draft", "l.csv", "--header", "no,firm,tel").out.contains("firm"))
  }
}
