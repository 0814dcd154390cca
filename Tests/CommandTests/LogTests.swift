import Foundation
import Testing

@Suite struct LogTests {
  private static let canaries = [
    "KEY-7731", "甄宝玉科技", "贾探春", "13911112222", "a.canary@example.com", "备注里的金丝雀", "BAD-KEY", "1.38E+10",
  ]

  private func migration(_ dir: Workdir) throws {
    try dir.writeSmallMigration(
      """
      KEY-7731,甄宝玉科技有限公司,贾探春,13911112222,备注里的金丝雀
      KEY-7732,甄宝玉科技,贾探春,13911112222,a.canary@example.com
      BAD-KEY,甄宝玉科技,贾探春,1.38E+10,备注里的金丝雀

      """, gates: "gates: {quarantined: 5}")
  }

  private func events(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func everyCommandWritesItsEventsAndNoPersonalData() throws {
    let dir = try Workdir()
    try migration(dir)
    let commands: [[String]] = [
      ["check", "m.yaml"], ["profile", "leads.csv"], ["read", "leads.csv"], ["draft", "leads.csv"],
      ["plan", "m.yaml", "--out", "p"], ["apply", "p", "--out", "r"], ["verify", "m.yaml"],
      ["status", "m.yaml"], ["quarantine", "list", "m.yaml"], ["trace", "m.yaml", "KEY-7731"],
      ["trace", "m.yaml", "leads.csv:2"], ["review", "m.yaml", "--list"],
      ["quarantine", "fix", "m.yaml", "--record", "1", "--column", "手机", "--value", "13911112222"],
      ["quarantine", "replay", "m.yaml"], ["train", "m.yaml", "--out", "learnt"], ["apply", "nothing.yaml"],
      ["rollback", "m.yaml"],
    ]
    for command in commands {
      _ = try dir.run(command + ["--verbose"], environment: ["LEADFERRY_LOG": "log"])
    }
    let text = dir.text("log")
    let events = try events(text)
    for canary in Self.canaries { #expect(!text.contains(canary), "\(canary)") }
    let began = events.filter { $0["event"] as? String == "command.began" }.map { $0["command"] as? String }
    #expect(began == commands.map { $0[0] })
    #expect(events.count { $0["event"] as? String == "command.ended" } == commands.count)
    for event in events {
      let time = try #require(event["at"] as? String)
      #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil, "\(time)")
    }
    let file = try #require(events.first { $0["event"] as? String == "file.read" })
    #expect(file["file"] as? String == "leads.csv")
    #expect(file["bytes"] as? Int == dir.bytes("leads.csv")?.count)
    #expect(file["records"] as? Int == 3)
    #expect((file["encoding"] as? String)?.isEmpty == false)
    let phases = events.filter { $0["event"] as? String == "phase.ended" }.compactMap {
      $0["phase"] as? String
    }
    for phase in ["prepare", "read", "match"] { #expect(phases.contains(phase), "\(phases)") }
    #expect(events.contains { $0["event"] as? String == "records.refused" && $0["count"] as? Int == 1 })
    #expect(events.contains { $0["event"] as? String == "check.ended" })
    #expect(events.contains { $0["event"] as? String == "error" })
  }

  @Test func theFileIsItsOwnersAloneAndIsAppendedTo() throws {
    let dir = try Workdir()
    try migration(dir)
    let environment = ["LEADFERRY_LOG": "log"]
    _ = try dir.run(["check", "m.yaml"], environment: environment, shell: "umask 000")
    let first = dir.text("log")
    let rights = try FileManager.default.attributesOfItem(atPath: dir.file("log"))[.posixPermissions]
    #expect(rights as? Int == 0o600)
    _ = try dir.run("check", "m.yaml", environment: environment)
    #expect(dir.text("log").hasPrefix(first) && dir.text("log").count > first.count)
  }

  @Test(arguments: ["link", "folder", "missing/log", "pipe"])
  func whatIsNoFileToAppendToIsRefusedBeforeDataIsTouched(name: String) throws {
    let dir = try Workdir()
    try migration(dir)
    try dir.write("other", "")
    try dir.write("folder/x", "")
    try FileManager.default.createSymbolicLink(atPath: dir.file("link"), withDestinationPath: "other")
    #expect(mkfifo(dir.file("pipe"), 0o600) == 0)
    let apply = try dir.run("apply", "m.yaml", environment: ["LEADFERRY_LOG": name])
    #expect(apply.status == 1)
    #expect(apply.err.contains(name) && apply.err.contains("[log-unwritable]"), "\(apply.err)")
    #expect(!dir.exists("t.leads"))
    #expect(dir.text("other") == "")
  }

  @Test func verboseSpeaksOnStandardErrorAlone() throws {
    let dir = try Workdir()
    try migration(dir)
    let quiet = try dir.run("plan", "m.yaml", "--json", "--out", "a")
    let verbose = try dir.run("plan", "m.yaml", "--json", "--out", "b", "--verbose")
    #expect(!quiet.err.contains("phase.ended"))
    #expect(verbose.err.contains(" info phase.ended phase=read seconds="), "\(verbose.err)")
    #expect(try JSONSerialization.jsonObject(with: Data(verbose.out.utf8)) is [String: Any])
    for canary in Self.canaries { #expect(!verbose.err.contains(canary), "\(canary)") }
  }
}
