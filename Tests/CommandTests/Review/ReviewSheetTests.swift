import Foundation
import Testing

/// A review in a spreadsheet: out, edited by people, and in again.
@Suite struct ReviewSheetTests {
  private func exported() throws -> Workdir {
    let dir = try Workdir()
    try dir.applyDoubtful()
    let export = try dir.run("review", "export", "m.yaml", "--lang", "zh")
    #expect(export.status == 0 && export.out == "review.csv：2 对\n", "\(export)")
    return dir
  }

  /// The file with these in the decision column, row by row.
  private func decide(_ dir: Workdir, _ decisions: [String]) -> String {
    var rows = dir.text("review.csv").components(separatedBy: "\r\n")
    for (row, decision) in decisions.enumerated() where !rows[row + 1].isEmpty {
      var cells = rows[row + 1].components(separatedBy: ",")
      cells[1] = decision
      rows[row + 1] = cells.joined(separator: ",")
    }
    return rows.joined(separator: "\r\n")
  }

  @Test func comesBackFromASpreadsheet() throws {
    let dir = try exported()
    #expect(dir.bytes("review.csv")?.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
    let text = dir.text("review.csv")
    #expect(text.contains("A 联系人 · 姓名,B 联系人 · 姓名"), "\(text)")
    // What a Chinese Excel makes of it as "Unicode text": UTF-16, TAB, everything unquoted.
    let edited = decide(dir, ["相同", "　不同 "]).replacing("\u{FEFF}", with: "").replacing(",", with: "\t")
      .replacing("\"", with: "")
    var bytes = Data([0xFF, 0xFE])
    bytes.append(edited.data(using: .utf16LittleEndian) ?? Data())
    try dir.write("back.txt", bytes)
    let first = try dir.run("review", "import", "m.yaml", "back.txt", "--author", "李强")
    #expect(first.status == 0, "\(first)")
    #expect(first.out.hasPrefix("2 judgements imported, 0 stood already"), "\(first)")
    let again = try dir.run("review", "import", "m.yaml", "back.txt", "--author", "别人")
    #expect(again.out == "0 judgements imported, 2 stood already\n", "\(again)")
    try dir.applied()
    #expect(try dir.contacts() == ["1 2 3", "4", "5"])
    // Also when the run has made use of them.
    let late = try dir.run("review", "import", "m.yaml", "back.txt")
    #expect(late.status == 0 && late.out == "0 judgements imported, 2 stood already\n", "\(late)")
    #expect(
      try dir.reading().rows("SELECT DISTINCT author FROM people_judgement") == ["李强"])
  }

  @Test func takesAllOrNothingAndNamesTheLines() throws {
    let dir = try exported()
    let rows = decide(dir, ["same", "也许"]).components(separatedBy: "\r\n")
    try dir.write(
      "bad.csv",
      (rows + ["0000000000000,same", rows[1].replacing("same", with: "不同")]).joined(separator: "\r\n"))
    let bad = try dir.run("review", "import", "m.yaml", "bad.csv")
    #expect(bad.status == 5, "\(bad)")
    #expect(bad.err.contains("bad.csv:3") && bad.err.contains("[decision-unreadable]"), "\(bad)")
    #expect(bad.err.contains("[pair-unknown]") && bad.err.contains("[decisions-differ]"), "\(bad)")
    #expect(try dir.reading().int("SELECT count(*) FROM people_judgement") == 0)
    try dir.write("none.csv", "a,b\n1,2\n")
    let none = try dir.run("review", "import", "m.yaml", "none.csv")
    #expect(none.status == 5 && none.err.contains("[columns-missing]"), "\(none)")
  }

  @Test func contradictionsAreRefusedWithWhoSaidWhat() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    #expect(try dir.run("unmerge", "m.yaml", dir.contactID(of: "2"), "--author", "王芳").status == 0)
    _ = try dir.run("review", "export", "m.yaml", "--lang", "zh")
    // 1 shares a mobile with 2 and with 3, whom somebody judged to be two.
    try dir.write("review.csv", decide(dir, ["相同", "相同", "相同"]))
    let refused = try dir.run("review", "import", "m.yaml", "review.csv", "--author", "李强")
    #expect(refused.status == 5 && refused.err.contains("[judgement-contradicted]"), "\(refused)")
    #expect(refused.err.contains("王芳 said on") && refused.err.contains("sheet/2 and sheet/3 are different"))
    #expect(try dir.reading().int("SELECT count(*) FROM people_judgement") == 1)
  }

  /// Sorted in Excel, the first column without the others: every decision would be of another pair.
  @Test func rowsWhoseColumnsWereSortedApartAreRefused() throws {
    let dir = try exported()
    var rows = decide(dir, ["相同", "不同"]).components(separatedBy: "\r\n").map {
      $0.components(separatedBy: ",")
    }
    (rows[1][0], rows[2][0]) = (rows[2][0], rows[1][0])
    try dir.write("mixed.csv", rows.map { $0.joined(separator: ",") }.joined(separator: "\r\n"))
    let mixed = try dir.run("review", "import", "m.yaml", "mixed.csv")
    #expect(mixed.status == 5 && mixed.err.contains("mixed.csv:2"), "\(mixed)")
    #expect(mixed.err.contains("mixed.csv:3") && mixed.err.contains("[row-mixed]"), "\(mixed)")
    #expect(try dir.reading().int("SELECT count(*) FROM people_judgement") == 0)
  }

  /// A row that was copied decides once; what a person left of the file is enough.
  @Test func copiedRowsAndMissingColumnsAreTaken() throws {
    let dir = try exported()
    let rows = decide(dir, ["相同", ""]).components(separatedBy: "\r\n")
    let kept = (rows + [rows[1]]).map {
      $0.components(separatedBy: ",").prefix(2).joined(separator: ",")
    }
    try dir.write("few.csv", kept.joined(separator: "\n"))
    let few = try dir.run("review", "import", "m.yaml", "few.csv")
    #expect(few.status == 0 && few.out.hasPrefix("1 judgement imported, 1 stood already"), "\(few)")
  }

  /// A sheet is days with a sales team; the nights go on meanwhile.
  @Test func decisionsOutliveRunsSinceTheExport() throws {
    let dir = try exported()
    try dir.write("edited.csv", decide(dir, ["相同", "相同"]))
    // Neither pair shares a value by now: nobody would be asked about them.
    try dir.write(
      "leads.csv",
      dir.text("leads.csv").replacing("1,杭州云杉科技有限公司,张伟,13867120945", with: "1,杭州云杉科技有限公司,张伟,13867120111")
        .replacing("5,南京青松软件有限公司,赵强,13967120945", with: "5,,赵强,13967120999"))
    try dir.applied()
    #expect(try dir.run("review", "m.yaml", "--list").out == "No pair is in doubt.\n")
    let late = try dir.run("review", "import", "m.yaml", "edited.csv", "--author", "李强")
    #expect(late.status == 0 && late.out.hasPrefix("2 judgements imported, 0 stood already"), "\(late)")
    try dir.applied()
    #expect(try dir.contacts() == ["1 2 3", "4 5"])
  }

  /// What a person decided was of others than those whom the records name by now.
  @Test func aRecordThatIsSomebodyElseIsRefused() throws {
    let dir = try exported()
    try dir.write("edited.csv", decide(dir, ["相同", "相同"]))
    try dir.write("leads.csv", dir.text("leads.csv").replacing("杭州云杉科技有限公司,张伟", with: "上海别家有限公司,吴大维"))
    try dir.applied()
    let late = try dir.run("review", "import", "m.yaml", "edited.csv", "--author", "李强")
    #expect(late.status == 5 && late.err.contains("[record-changed]"), "\(late)")
    #expect(late.err.components(separatedBy: "edited.csv:").count == 2, "one line of the two: \(late)")
    #expect(try dir.reading().int("SELECT count(*) FROM people_judgement") == 0)
  }

  /// The id of another pair of the same two records, sorted into a row by itself.
  @Test func aRowOfAnotherEntityIsRefused() throws {
    let dir = try exported()
    let text = decide(dir, ["相同", ""]).replacing(",联系人,", with: ",客户,")
    try dir.write("mixed.csv", text)
    let mixed = try dir.run("review", "import", "m.yaml", "mixed.csv")
    #expect(mixed.status == 5 && mixed.err.contains("[row-mixed]"), "\(mixed)")
  }

  @Test func aFileThatPeopleWriteOnStays() throws {
    let dir = try exported()
    let edited = decide(dir, ["相同", "不同"])
    try dir.write("review.csv", edited)
    let again = try dir.run("review", "export", "m.yaml")
    #expect(again.status == 5 && again.err.contains("[file-exists]"), "\(again)")
    #expect(dir.text("review.csv") == edited)
  }

  @Test func noPersonIsCalledRule() throws {
    let dir = try exported()
    #expect(try dir.run("review", "m.yaml", "--author", "rule").status == 64)
  }
}
