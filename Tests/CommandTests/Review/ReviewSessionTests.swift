import Foundation
import Reporting
import Testing

/// A review at a terminal, key by key.
@Suite struct ReviewSessionTests {
  @Test func walksAndComesAgain() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    let terminal = try Terminal(dir, ["review", "m.yaml", "--author", "王芳"])
    let first = terminal.wait(for: "> ")
    #expect(first.contains("1/2") && first.contains("张伟") && first.contains("李娜"), "\(first)")
    #expect(first.contains("same mobile · names differ"), "\(first)")
    // Nobody's answer: an arrow, a letter without meaning.
    terminal.press("\u{1B}[A")
    terminal.press("x")
    terminal.press("y")
    #expect(terminal.wait(for: "> ").contains("2/2"))
    #expect(try dir.reading().int("SELECT count(*) FROM people_judgement") == 1, "in the store at once")
    terminal.press("n")
    terminal.wait(for: "No other pair is in doubt.")
    #expect(terminal.end() == 0)
    for line in terminal.lines { #expect(DisplayWidth.of(line) <= 80, "\(line)") }

    let again = try Terminal(dir, ["review", "m.yaml"])
    again.wait(for: "No other pair is in doubt.")
    #expect(again.end() == 0)
  }

  /// A reason goes with the answer that follows it, and with no other.
  @Test func keepsAReason() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    let terminal = try Terminal(dir, ["review", "m.yaml", "--author", "王芳"])
    terminal.wait(for: "> ")
    terminal.press("w")
    terminal.wait(for: "why: ")
    // The terminal's own editing: a letter typed and taken back. A bell rings for no answer.
    terminal.press("他们是姐妹x\u{7F}\n")
    terminal.wait(for: "> ")
    terminal.press("n")
    #expect(terminal.wait(for: "> ").contains("2/2"))
    terminal.press("n")
    terminal.wait(for: "No other pair is in doubt.")
    #expect(terminal.end() == 0)
    #expect(try dir.reading().texts("SELECT note FROM people_judgement ORDER BY id") == ["他们是姐妹", ""])
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let trace = try dir.run("trace", "m.yaml", "leads.csv:2")
    #expect(trace.out.contains("(王芳, 20") && trace.out.contains("他们是姐妹"), "\(trace)")
  }

  @Test func takesAReasonFromALine() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    #expect(try dir.review("wrong\nw not the same branch\nn\nu\n").status == 0)
    let notes = try dir.reading().texts("SELECT note FROM people_judgement ORDER BY id")
    #expect(notes == ["not the same branch", ""])
    // The same answer with a reason says something new.
    #expect(try dir.review("w they share a fax\nu\n").status == 0)
    let said = try dir.reading().texts(
      "SELECT note FROM people_judgement WHERE undone_by IS NULL ORDER BY id")
    #expect(said == ["not the same branch", "they share a fax"])
  }

  /// Ctrl-C ends the session by its signal, and the terminal is as it was.
  @Test func givesTheTerminalBack() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    let terminal = try Terminal(dir, ["review", "m.yaml"])
    let before = terminal.localModes
    terminal.wait(for: "> ")
    #expect(terminal.localModes != before)
    terminal.press("w")
    terminal.wait(for: "why: ")
    #expect(terminal.localModes == before)
    terminal.press("no reason\n")
    terminal.wait(for: "> ")
    terminal.press("\u{03}")
    #expect(terminal.end() == 128 + SIGINT)
    #expect(terminal.localModes == before)
    #expect(try dir.reading().int("SELECT count(*) FROM people_judgement") == 0)
  }

  @Test func goesBackAndQuits() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    let terminal = try Terminal(dir, ["review", "m.yaml", "--lang", "zh"])
    #expect(terminal.wait(for: "> ").contains("是同一个联系人吗"))
    terminal.press("b")
    terminal.wait(for: "已经是第一个")
    terminal.press("y")
    #expect(terminal.wait(for: "> ").contains("2/2"))
    terminal.press("b")
    #expect(terminal.wait(for: "> ").contains("1/2"))
    terminal.press("u")
    terminal.wait(for: "> ")
    terminal.press("q")
    #expect(terminal.end() == 0)
    #expect(terminal.screen.contains("判断：0 相同，0 不同，1 不确定"), "\(terminal.screen)")
    let said = try dir.reading().texts("SELECT verdict FROM people_judgement ORDER BY id")
    #expect(said == ["same", "open", "undecided"], "what was taken back stays on record")
    // It stopped at the second; the undecided one comes last now.
    let again = try Terminal(dir, ["review", "m.yaml"])
    #expect(again.wait(for: "> ").contains("赵强"))
    again.press("q")
    #expect(again.end() == 0)
  }

  @Test(arguments: [60, 80], ["zh", "en"]) func bothSidesStandInTheirColumns(
    _ columns: Int, _ language: String
  )
    throws
  {
    let dir = try Workdir()
    try dir.applyDoubtful()
    let terminal = try Terminal(dir, ["review", "m.yaml", "--lang", language], columns: UInt16(columns))
    terminal.wait(for: "> ")
    terminal.press("n")
    terminal.wait(for: "> ")
    terminal.press("q")
    #expect(terminal.end() == 0)
    for line in terminal.lines { #expect(DisplayWidth.of(line) <= columns, "\(line)") }
    func column(_ text: String, of line: String) -> Int {
      line.range(of: text, options: .backwards).map { DisplayWidth.of(String(line[..<$0.lowerBound])) } ?? -1
    }
    let record = try #require(terminal.lines.first { $0.components(separatedBy: "sheet/").count == 3 })
    for (one, other) in [("张伟", "李娜"), ("杭州云杉", "苏州白桦"), ("13867120945", "13867120945")] {
      let line = try #require(
        terminal.lines.first {
          $0.contains(one) && $0.contains(other)
            && (one != other || $0.components(separatedBy: one).count == 3)
        })
      let right = max(column(one, of: line), column(other, of: line))
      #expect(right == column("sheet/", of: record), "\(line)")
    }
  }

  /// Whoever is at the keys waits for a run that holds the store, and loses nothing.
  @Test func aBusyStoreIsNoEnd() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    let terminal = try Terminal(dir, ["review", "m.yaml"])
    terminal.wait(for: "> ")
    try dir.whileLocked {
      terminal.press("y")
      terminal.wait(for: "[store-locked]")
    }
    terminal.press("y")
    #expect(terminal.wait(for: "> ").contains("2/2"))
    terminal.press("q")
    #expect(terminal.end() == 0)
    #expect(try dir.reading().int("SELECT count(*) FROM people_judgement") == 1)
  }

  /// 2 is not 3: once 1 is one of them, that it is not the other is not asked.
  @Test func whatFollowsIsNotAsked() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    #expect(try dir.run("unmerge", "m.yaml", dir.contactID(of: "2")).status == 0)
    try dir.applied()
    #expect(try dir.contacts() == ["1", "2", "3", "4", "5"])
    let list = try dir.run("review", "m.yaml", "--list")
    #expect(list.out.contains("3 pairs in doubt"), "\(list)")
    let walk = try dir.review("y\ny\ny\n")
    #expect(walk.out.contains("No other pair is in doubt."), "\(walk)")
    #expect(walk.out.contains("Judged: 2 same, 0 different, 0 undecided; 0 still in doubt"), "\(walk)")
    try dir.applied()
    let contacts = try dir.contacts()
    #expect(contacts.contains("1 2") != contacts.contains("1 3"), "\(contacts)")
  }

  @Test func theJSONHasPairsAndJudgements() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    _ = try dir.review("y\n", "--author", "王芳")
    let json = try dir.run("review", "m.yaml", "--json")
    let document = try JSONDecoder().decode(Document.self, from: Data(json.out.utf8))
    #expect(document.total == 1 && document.pairs.count == 1)
    #expect(document.judgements.map(\.author) == ["王芳"])
    #expect(
      document.judgements.map(\.left) == [document.pairs[0].left.record.key == "1" ? "sheet/4" : "sheet/1"])
  }

  private struct Document: Decodable {
    struct Judgement: Decodable {
      var author: String
      var left: String
      var right: String
    }

    var total: Int
    var pairs: [ReviewPair]
    var judgements: [Judgement]
  }
}
