import Foundation
import Testing

/// A word that no mapping knows, a name that is nobody's: said once, in the file where it belongs.
@Suite struct DecideTests {
  static func applied() throws -> Workdir {
    let dir = try Workdir()
    _ = try dir.copySample()
    try dir.takeNight(1)
    #expect(try dir.run("apply", "migration.yaml").status == 0)
    return dir
  }

  static func decide(_ dir: Workdir, _ arguments: String...) throws -> Workdir.Output {
    try dir.run(["quarantine", "fix", "migration.yaml"] + arguments + ["--by", "anna"])
  }

  @Test func aWordAndANameLandTheirRecords() throws {
    let dir = try Self.applied()
    let (mapping, owners) = (dir.text("excel-leads.yaml"), dir.text("owners.csv"))
    let word = try Self.decide(dir, "--map", "lead.status", "老板在谈=working")
    #expect(word.status == 0, "\(word)")
    #expect(word.out.contains("+       老板在谈: working"), "\(word.out)")
    #expect(
      dir.text("excel-leads.yaml")
        == mapping.replacing("战败: lost\n", with: "战败: lost\n      老板在谈: working\n"))
    let name = try Self.decide(dir, "--owner", "钱多多=A001")
    #expect(name.status == 0, "\(name)")
    #expect(name.out.contains("- 小芳\n+ 小芳;钱多多"), "\(name.out)")
    #expect(dir.text("owners.csv") == owners.replacing("A001,王芳,小芳,", with: "A001,王芳,小芳;钱多多,"))
    #expect(try dir.run("check", "migration.yaml").status == 0)

    let store = try StoreReading(dir.file("anhe.leads"))
    let words = "SELECT count(*) FROM quarantine WHERE closed_run IS NULL AND value IN ('老板在谈', '钱多多')"
    let waiting = try store.int(words)
    #expect(waiting > 1)
    let replay = try dir.run("quarantine", "replay", "migration.yaml")
    #expect(replay.status == 0, "\(replay)")
    #expect(try store.int(words) == 0)
    #expect(try store.int("SELECT count(*) FROM record WHERE first_run = 2") == waiting)
    #expect(
      try store.rows("SELECT kind, path, subject, word, target, author, used_run FROM decision") == [
        "value-map|excel-leads.yaml|lead.status|老板在谈|working|anna|2",
        "owner|owners.csv||钱多多|A001|anna|2",
      ])
    // The records of the first run are laid beside the mapping as it was: the store keeps it.
    let verify = try dir.run("verify", "migration.yaml")
    #expect(verify.status == 0, "\(verify.out)")
  }

  @Test(arguments: [
    (["--map", "lead.status", "跟进中=working"], "fix-mapped"),
    (["--map", "lead.status", "working=new", "--mapping", "excel-leads.yaml"], "fix-mapped"),
    (["--map", "lead.status", "老板在谈=busy"], "fix-not-a-value"),
    (["--map", "lead.status", "没人说过=working"], "fix-several-mappings"),
    (["--map", "lead.statuss", "老板在谈=working"], "fix-unknown-field"),
    (["--map", "account.name", "老板在谈=working", "--mapping", "oa-feed"], "fix-without-values"),
    (["--map", "lead.status", "老板在谈"], "fix-not-a-pair"),
    (["--owner", "钱多多=A999"], "fix-unknown-code"),
    (["--owner", "小芳=A002"], "fix-name-taken"),
    (["--owner", "钱多多;小钱=A001"], "fix-bad-name"),
  ])
  func whatCannotBeIsRefused(arguments: [String], code: String) throws {
    let dir = try Self.applied()
    if code == "fix-mapped", arguments.count == 3 {
      // Told apart by the mapping, since several know the word.
      let named = ["--mapping", "excel-leads"]
      let fix = try dir.run(["quarantine", "fix", "migration.yaml"] + arguments + named)
      #expect(fix.status == 1 && fix.err.contains(code), "\(fix)")
      return
    }
    let names = ["excel-leads.yaml", "oa-feed.yaml", "owners.csv"]
    let before = names.map { dir.text($0) }
    let fix = try dir.run(["quarantine", "fix", "migration.yaml"] + arguments)
    #expect(fix.status == 1, "\(fix)")
    #expect(fix.err.contains(code), "\(fix.err)")
    #expect(names.map { dir.text($0) } == before)
    #expect(try StoreReading(dir.file("anhe.leads")).int("SELECT count(*) FROM decision") == 0)
  }

  /// Words in braces, Windows line ends, a mark at the start, GB18030: what is there stays.
  @Test func layoutsAreKept() throws {
    let dir = try Self.applied()
    let text = dir.text("oa-feed.yaml").replacing("\n", with: "\r\n")
    try dir.write("oa-feed.yaml", "\u{FEFF}" + text)
    let word = try Self.decide(dir, "--map", "lead.rating", "9: 分=hot", "--mapping", "oa-feed")
    #expect(word.status == 0, "\(word)")
    let expected = "\u{FEFF}" + text.replacing("cold: cold}", with: "cold: cold, \"9: 分\": hot}")
    #expect(dir.bytes("oa-feed.yaml") == Data(expected.utf8))

    let gb = String.Encoding(rawValue: 0x8000_0632)
    let owners = dir.text("owners.csv").replacing("\n", with: "\r\n")
    try dir.write("owners.csv", try #require(owners.data(using: gb)))
    let name = try Self.decide(dir, "--owner", "钱多多=A004")
    #expect(name.status == 0, "\(name)")
    #expect(dir.bytes("owners.csv") == owners.replacing("赵敏,,", with: "赵敏,钱多多,").data(using: gb))
    #expect(try dir.run("check", "migration.yaml").status == 0)
  }
}
