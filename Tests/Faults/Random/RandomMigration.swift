import Foundation
import Invented

/// A small migration that a seed makes: one to three sources of any format, with the rules that mappings
/// know, and some nights of exports that change. Nothing in it is harmed: whatever it holds, `apply` lands
/// it and `verify` finds nothing.
public struct RandomMigration {
  public let seed: UInt64
  private var random: SplitMix64
  private var sources: [RandomSource] = []
  private let nights: Int

  public init(seed: UInt64) {
    self.seed = seed
    var random = SplitMix64(seed: seed)
    nights = 1 + random.below(3)
    let erp = random.chance(50)
    if erp {
      sources.append(RandomSource("erp", object: "account", refersTo: nil, &random))
    }
    for name in ["sheet", "feed"].prefix(1 + random.below(2)) {
      sources.append(
        RandomSource(
          name, object: random.pick(["lead", "lead", "contact"]),
          refersTo: erp && random.chance(60) ? "erp" : nil, &random))
    }
    self.random = random
  }

  /// Carries all nights over with the real tool.
  /// - Returns: what went wrong, in the order in which it was seen; empty when nothing did.
  public mutating func alarms(in folder: String, _ tool: Tool) throws -> [String] {
    try writeMigration(in: folder)
    try writeDocuments(night: 1, in: folder)
    let check = try tool.run(["check", "m.yaml"], in: folder)
    guard check.status == 0 else {
      throw Complaint("seed \(seed): check ended with \(check.status): \(check.err)")
    }
    var alarms: [String] = []
    for night in 1...nights {
      for index in sources.indices {
        try sources[index].writeExports(night: night, in: folder, &random)
      }
      try writeDocuments(night: night, in: folder)
      try carry(night, folder, tool, &alarms)
      if random.chance(40) { try actAsPeople(night, folder, tool, &alarms) }
    }
    return alarms
  }

  private mutating func carry(
    _ night: Int, _ folder: String, _ tool: Tool, _ alarms: inout [String]
  ) throws {
    var target = "m.yaml"
    if random.chance(40) {
      target = "plan-\(night)"
      let plan = try tool.run(["plan", "m.yaml", "--out", target], in: folder)
      guard plan.status == 0 || plan.status == 2 else {
        alarms.append("night \(night): plan ended with \(plan.status): \(plan.err)")
        return
      }
    }
    try expect("apply", [target, "--out", "run-\(night)"], "night \(night)", folder, tool, &alarms)
    try verify("night \(night)", folder, tool, &alarms)
    // The same exports again: nothing is left to do.
    guard random.chance(30) else { return }
    let again = try tool.run(["plan", "m.yaml", "--out", "again-\(night)"], in: folder)
    if again.status != 0 {
      alarms.append("night \(night): a plan of what has landed ended with \(again.status): \(again.err)")
    }
  }

  /// Corrects what was refused, decides what is in doubt, or takes the run back and carries it over again.
  private mutating func actAsPeople(
    _ night: Int, _ folder: String, _ tool: Tool, _ alarms: inout [String]
  ) throws {
    let place = "night \(night), people"
    switch random.below(3) {
    case 0:
      let rows = try edited(
        ["quarantine", "export", "m.yaml", "--lang", "en", "--out", "q.csv"], "q.csv", folder, tool,
        column: "new value", { ["13900001111", "2024-05-06", "张三", "100"][Int($0 % 4)] })
      guard rows else { return }
      // A value that does not fit a cell is refused with words; nothing is taken then.
      let taken = try tool.run(["quarantine", "import", "m.yaml", "q.csv"], in: folder)
      guard taken.status == 0 || taken.status == 3 else {
        alarms.append("\(place): quarantine import ended with \(taken.status): \(taken.err)")
        return
      }
      let replayed = try tool.run(
        ["quarantine", "replay", "m.yaml", "--out", "replay-\(night)"], in: folder)
      if ![0, 3].contains(replayed.status) {
        alarms.append("\(place): quarantine replay ended with \(replayed.status): \(replayed.err)")
      }
    case 1:
      let rows = try edited(
        ["review", "export", "m.yaml", "--lang", "en", "--out", "r.csv"], "r.csv", folder, tool,
        column: "decision", { ["same", "different", ""][Int($0 % 3)] })
      guard rows else { return }
      try expect("review", ["import", "m.yaml", "r.csv"], place, folder, tool, &alarms)
      try expect("apply", ["m.yaml", "--out", "judged-\(night)"], place, folder, tool, &alarms)
    default:
      try expect("rollback", ["m.yaml"], place, folder, tool, &alarms)
      try expect("apply", ["m.yaml", "--out", "anew-\(night)"], place, folder, tool, &alarms)
    }
    try verify(place, folder, tool, &alarms)
  }

  /// Exports a list and fills in one of its columns, as a person with a spreadsheet does.
  /// - Returns: false when the list is empty.
  private mutating func edited(
    _ arguments: [String], _ name: String, _ folder: String, _ tool: Tool, column: String,
    _ value: (UInt64) -> String
  ) throws -> Bool {
    try? FileManager.default.removeItem(atPath: folder + "/" + name)
    let output = try tool.run(arguments, in: folder)
    guard output.status == 0, let data = FileManager.default.contents(atPath: folder + "/" + name) else {
      return false
    }
    var rows = Sheet(String(decoding: data, as: UTF8.self).trimmingPrefix("\u{FEFF}")).rows
    guard rows.count > 1, let place = rows[0].firstIndex(of: column) else { return false }
    for row in rows.indices.dropFirst() where rows[row].count > place {
      rows[row][place] = value(random.next() >> 8)
    }
    try Data(Sheet(rows: rows).text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    return true
  }

  private func expect(
    _ command: String, _ arguments: [String], _ place: String, _ folder: String, _ tool: Tool,
    _ alarms: inout [String]
  ) throws {
    let output = try tool.run([command] + arguments, in: folder)
    guard output.status != 0 else { return }
    alarms.append("\(place): \(command) ended with \(output.status): \(output.err.prefix(600))")
  }

  private func verify(
    _ place: String, _ folder: String, _ tool: Tool, _ alarms: inout [String]
  ) throws {
    do {
      let verified = try tool.verify("m.yaml", in: folder)
      alarms += verified.findings.filter { $0.verdict != "holds" }.map {
        "\(place): \($0.name) expected \($0.expected ?? "-") actual \($0.actual ?? "-")"
      }
      if verified.status != 0, alarms.isEmpty { alarms.append("\(place): exit code \(verified.status)") }
    } catch let complaint as Complaint {
      alarms.append("\(place): \(complaint)")
    }
  }

  private func writeMigration(in folder: String) throws {
    var text = "migration: random\nstore: sqlite:t.leads\nsources:\n"
    for source in sources { text += "  \(source.name): {\(source.entry)}\n" }
    text += "owners: owners.csv\ngates: {quarantined: 100 %, vanished: 100 %}\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/m.yaml"))
  }

  /// The mappings, and who is who: people come, get other names, and leave.
  private func writeDocuments(night: Int, in folder: String) throws {
    for source in sources {
      try Data(source.mapping.utf8).write(to: URL(fileURLWithPath: folder + "/\(source.name).yaml"))
    }
    let change = Int(seed % 4)
    var owners = ["工号,姓名,别名,状态,接手人", "O1,王芳,\(night > 1 && change == 1 ? "芳芳" : "小芳"),在职,"]
    owners.append(night > 1 && change == 2 ? "O2,李强,,离职,O1" : "O2,李强,,在职,")
    if night > 1 && change == 3 || change == 0 { owners.append("O3,孙丽,,在职,") }
    try Data((owners.joined(separator: "\n") + "\n").utf8).write(
      to: URL(fileURLWithPath: folder + "/owners.csv"))
  }
}

/// A CSV as the tool writes lists, taken apart and put together.
struct Sheet {
  var rows: [[String]] = []

  init(rows: [[String]]) { self.rows = rows }

  init(_ text: some StringProtocol) {
    var (row, cell, isQuoted): ([String], String, Bool) = ([], "", false)
    for scalar in String(text).unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      case "\r" where !isQuoted: break
      default: cell.unicodeScalars.append(scalar)
      }
    }
  }

  var text: String {
    rows.map { $0.map { "\"\($0)\"" }.joined(separator: ",") }.joined(separator: "\n") + "\n"
  }
}
