import Foundation

/// A part of the sample company whose store has seen everything that people do: judgements, a merge
/// taken apart, corrections, a replay, a run taken back. Almost every table has rows.
public enum UsedCompany {
  /// Nothing that a run does in this world leaves a row in them.
  public static let emptyTables: Set<String> = ["activity_version", "redirect_version"]

  /// - Parameter folder: made anew.
  public static func make(in folder: String, tool: Tool) throws -> World {
    let world = try SampleCompany.make(
      "used", in: folder, tool: tool, excerpt: try SampleExcerpt(each: 1, first: 36))
    func run(_ arguments: String..., typing input: String = "") throws {
      let output = try tool.run(arguments, in: folder, input: input)
      guard output.status == 0 else {
        throw Complaint("\(arguments.joined(separator: " ")) ended with \(output.status): \(output.err)")
      }
    }
    func edit(_ name: String, _ from: String, _ to: String) throws {
      let path = folder + "/" + name
      try String(contentsOfFile: path, encoding: .utf8).replacing(from, with: to)
        .write(toFile: path, atomically: true, encoding: .utf8)
    }
    let migration = world.migration
    try run("review", migration, "--author", "sales", typing: "y\ny\nn\nq\n")
    try edit("owners.csv", "华东一部", "华东九部")
    try edit(migration, "trust: 3", "trust: 4")
    try run("apply", migration, "--out", "run-3")
    try run("unmerge", migration, try joined(world), "--author", "sales")
    try run("apply", migration, "--out", "run-4")
    try run(
      "quarantine", "fix", migration, "--record", "XS2026-0051", "--column", "创建时间", "--value", "2025-02-28",
      "--by", "sales")
    try run("quarantine", "fix", migration, "--owner", "钱多多=A001", "--by", "sales")
    try run("quarantine", "replay", migration, "--out", "run-5")
    try run("rollback", migration)
    try run("quarantine", "replay", migration, "--out", "run-5-again")
    return world
  }

  /// An account of which two records are one.
  private static func joined(_ world: World) throws -> String {
    let site = try world.copy(seed: 1)
    let id = try site.text(
      "SELECT a.id FROM member m JOIN account a ON a.nr = m.nr WHERE m.entity = 1 ORDER BY a.nr")
    guard let id else { throw Complaint.noVictim("a merged account") }
    return id
  }
}
