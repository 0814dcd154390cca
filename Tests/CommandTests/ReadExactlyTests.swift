import Foundation
import Testing

/// `read` shows what the importer sees, and says what it could not show.
@Suite struct ReadExactlyTests {
  private func read(_ text: String, _ name: String, _ arguments: String...) throws -> (
    out: String, err: String
  ) {
    let dir = try Workdir()
    try dir.write(name, text)
    let got = try dir.run(["read", name, "--lang", "en"] + arguments)
    #expect(got.status == 0, "\(got)")
    return (got.out, got.err)
  }

  @Test func allValuesOfAnArray() throws {
    let text = "[{\"id\":1,\"n\":[5,6.50],\"s\":[\"a\",\"b\"],\"b\":[true,null,\"\"]}]"
    let lines = try read(text, "x.json")
    #expect(lines.out.contains("\"n\":[5,6.50]") && lines.out.contains("\"s\":[\"a\",\"b\"]"), "\(lines)")
    #expect(lines.out.contains("\"b\":[true,null,\"\"]"), "\(lines)")
    let table = try read(text, "x.json", "--to", "csv")
    #expect(table.out.contains("\"[5,6.50]\"") && table.err.contains("several values"), "\(table)")
  }

  @Test func excessCellsFaultsAndOrder() throws {
    let text = "no,firm,,tel\n1,宏达,x,138,MORE\n2,\"华\"美,,139\n3,远景\n4,金石,,137\n5,立信,,136\n"
    let table = try read(text, "x.csv", "--to", "csv")
    let rows = table.out.split(whereSeparator: \.isNewline)
    #expect(rows[0] == "no,firm,column 3,tel" && rows[1] == "1,宏达,x,138,MORE", "\(table)")
    #expect(rows[2] == "\"2,\"\"华\"\"美,,139\"" && rows[3] == "3,远景" && rows[4] == "4,金石,,137", "\(table)")
    #expect(
      table.err.contains("too-many-cells, first in line 2") && table.err.contains("text-after-quote"),
      "\(table)")
    let lines = try read(text, "x.csv")
    #expect(
      lines.out.contains("\"_excess\":[\"MORE\"]") && lines.out.contains("\"_raw\":\"3,远景\""), "\(lines)")
  }

  @Test func aHeaderAloneIsPrinted() throws {
    #expect(try read("no,firm,tel\n", "x.csv", "--to", "csv").out == "no,firm,tel\r\n")
  }

  @Test func childrenAreNotForgotten() throws {
    let text = "[{\"id\":1,\"kids\":[{\"n\":\"a\"},{\"n\":\"b\"}]}]"
    #expect(try read(text, "x.json", "--to", "csv").err.contains("2 child records"))
  }

  // MARK: What is read

  @Test func aPipeIsRead() throws {
    let dir = try Workdir()
    try dir.write("x.csv", "no,firm\n1,宏达\n")
    try dir.write("empty", "")
    for (arguments, shell) in [
      (["read", "-"], "exec < x.csv"), (["read", "p"], "mkfifo p; { cat x.csv > p & }"),
    ] {
      let got = try dir.run(arguments, shell: shell)
      #expect(got.status == 0 && got.out.contains("宏达"), "\(got)")
    }
    let empty = try dir.run(["read", "-"], shell: "exec < empty")
    #expect(empty.status == 6 && empty.err.contains("file-empty"), "\(empty)")
  }

  @Test func aNameInOtherBytes() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,a\n")
    try dir.write("m.yaml", dir.text("m.yaml").replacing("files: leads.csv", with: "files: \"leads*.csv\""))
    // 客户 in GBK.
    let name =
      dir.path.utf8.map { CChar(bitPattern: $0) } + "/leads.".utf8.map { CChar(bitPattern: $0) }
      + [0xBF, 0xCD, 0xBB, 0xA7].map { CChar(bitPattern: $0) } + ".csv".utf8.map { CChar(bitPattern: $0) } + [
        0
      ]
    #expect(rename(dir.path + "/leads.csv", name) == 0)
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    let verified = try dir.run("verify", "m.yaml")
    #expect(verified.status == 0, "\(verified)")
  }

  // MARK: profile

  @Test func unreadableRecordsAreCounted() throws {
    let dir = try Workdir()
    try dir.write("x.csv", "no,firm\n1,\"a\"b\n2,c,d\n3\n4,\"open\n")
    let got = try dir.run("profile", "x.csv", "--lang", "en")
    #expect(got.out.contains("4 of 4 records cannot be read") && !got.out.contains("No damage"), "\(got)")
    for code in ["text-after-quote", "too-many-cells", "too-few-cells", "open-quote"] {
      #expect(got.out.contains(code), "\(got)")
    }
    try dir.write("x.json", "{\"id\":1}\n{\"id\":2,}\n{\"id\":3,\"id\":4}\nno json\n")
    let lines = try dir.run("profile", "x.json", "--lang", "en")
    #expect(
      lines.out.contains("3 of 4 records cannot be read") && lines.out.contains("malformed"), "\(lines)")
  }

  @Test func wordsOfAListAreShownAndNamesAreNot() throws {
    let dir = try Workdir()
    var text = "no,state,who\n"
    for number in 0..<12 {
      text += "\(number),\(["新线索", "跟进中", "已转化"][number % 3]),\(["王芳", "李强"][number % 2])\n"
    }
    try dir.write("x.csv", text)
    let got = try dir.run("profile", "x.csv")
    #expect(got.out.contains("新线索 (4)") && got.out.contains("已转化 (4)"), "\(got)")
    #expect(!got.out.contains("王芳") && !got.out.contains("李强"), "\(got)")
  }
}
