import Foundation
import Testing

/// Runs of the tool of which one writing system call goes wrong: see Tests/CFault/fault.c.
struct Strike {
  /// What the tool is doing meanwhile.
  enum Work: String, CaseIterable, Sendable {
    case firstRun, secondNight, rollback

    var arguments: [String] {
      self == .rollback ? ["rollback", "m.yaml"] : ["apply", "m.yaml", "--out", "out"]
    }
  }

  let work: Work
  private let template: Workdir
  private let before: StoreContent?
  private let after: StoreContent
  private let digest: String

  init(_ work: Work, rows: Int = 40) throws {
    self.work = work
    template = try Workdir()
    try template.writeSmallMigration(Self.rows(rows, night: 1), gates: "gates: {quarantined: 9}")
    if work != .firstRun { #expect(try template.run("apply", "m.yaml").status == 0) }
    try template.writeSmallMigration(Self.rows(rows + 8, night: 2), gates: "gates: {quarantined: 9}")
    if work == .rollback { #expect(try template.run("apply", "m.yaml").status == 0) }
    before = work == .firstRun ? nil : try Self.content(of: template)
    let calm = try Self.copy(of: template)
    let got = try calm.run(work.arguments)
    #expect(got.status == 0, "\(got)")
    after = try #require(try Self.content(of: calm))
    digest = try calm.reading().digest()
    #expect(after != before)
  }

  /// People that merge, and one who is refused.
  private static func rows(_ count: Int, night: Int) -> String {
    (1...count).map { key in
      let mobile = key == 3 ? "1.38E+10" : "138\(10_000_000 + key / 3 * night)"
      return "\(key),第\(key / 4)科技有限公司,张\(key / 3),\(mobile),备注\(key % 5 * night)\n"
    }.joined()
  }

  private static func copy(of dir: Workdir) throws -> Workdir {
    let copy = try Workdir()
    for name in ["m.yaml", "leads.yaml", "leads.csv", "t.leads", "t.leads-journal"] {
      if let bytes = dir.bytes(name) { try copy.write(name, bytes) }
    }
    return copy
  }

  /// What whoever opens the store next finds in it; nil when there is nothing. Looks at a copy, so that
  /// the tool itself finds what the strike left.
  private static func content(of dir: Workdir) throws -> StoreContent? {
    let copy = try Self.copy(of: dir)
    guard copy.exists("t.leads") else { return nil }
    let reading = try StoreReading(copy.store, recovering: true)
    guard try reading.int("SELECT count(*) FROM sqlite_schema") > 0 else { return nil }
    var content = try reading.contentWithoutTimes()
    content.tables["rolled_back"] = try reading.rows("SELECT run, digest_after FROM rolled_back")
    return content
  }

  private static var library: String {
    Workdir.products.appendingPathComponent("libCFault.so").path
  }

  private func run(_ dir: Workdir, _ kind: String, _ number: Int) throws -> Workdir.Output {
    try dir.run(
      work.arguments,
      environment: [
        "LD_PRELOAD": Self.library, "LEADFERRY_STRIKE": "\(kind):\(number)",
        "LEADFERRY_STRIKE_MARK": dir.file("mark"), "LEADFERRY_CACHE_PAGES": "4",
      ])
  }

  /// How many calls there are.
  func count() throws -> Int {
    let dir = try Self.copy(of: template)
    #expect(try run(dir, "count", 0).status == 0)
    return Int(dir.text("mark").split(whereSeparator: \.isWhitespace).last ?? "") ?? 0
  }

  /// Lets the call of that number go wrong, and holds what is left to all that is promised.
  /// - Returns: false when there is no such call.
  func hit(_ kind: String, _ number: Int) throws -> Bool {
    let dir = try Self.copy(of: template)
    let got = try run(dir, kind, number)
    let call = dir.text("mark").trimmingCharacters(in: .newlines)
    let said = "\(work) \(kind):\(number) \(call) \(got)"
    guard !call.isEmpty else {
      #expect(got.status == 0, "\(said)")
      return false
    }
    let left = try Self.content(of: dir)
    let isAfter = left == after
    #expect(isAfter || left == before, "in between: \(said) \(differences(left))")
    if kind == "kill" || kind == "torn" {
      #expect(got.status == 137, "\(said)")
    } else {
      // What the exit code and the words say is what is there.
      let saysLanded = got.status == 0 || got.err.contains("is in the store")
      #expect(got.status == 0 || got.status == 1, "\(said)")
      #expect(saysLanded == isAfter, "\(said)")
      // The error that it was, not what came of passing it over.
      #expect(!got.err.contains("contradicts") && !got.err.contains("had ended"), "\(said)")
    }
    expectWholeFiles(dir, said)
    try next(dir, isAfter, said)
    return true
  }

  private func differences(_ left: StoreContent?) -> [String] {
    left.map { $0.differences(from: after) } ?? ["no store"]
  }

  /// No page or report that only looks whole.
  private func expectWholeFiles(_ dir: Workdir, _ said: String) {
    if let page = dir.bytes("out/report.html") {
      #expect(String(decoding: page, as: UTF8.self).hasSuffix("</html>\n"), "\(said)")
    }
    if let json = dir.bytes("out/report.json") {
      #expect((try? JSONSerialization.jsonObject(with: json)) != nil, "\(said)")
    }
  }

  /// The next run needs no help.
  private func next(_ dir: Workdir, _ isAfter: Bool, _ said: String) throws {
    // What is rolled back once must not be rolled back once more.
    var arguments = work == .rollback && isAfter ? ["status", "m.yaml"] : work.arguments
    // The report of what was struck stays, if it was written.
    if arguments.last == "out" { arguments[arguments.count - 1] = "next" }
    let got = try dir.run(arguments)
    #expect(got.status == 0, "the next: \(got) after \(said)")
    #expect(try dir.reading().digest() == digest, "\(said)")
    #expect(!dir.exists("t.leads-journal"), "\(said)")
    if !isAfter { #expect(try Self.content(of: dir)?.differences(from: after) == [], "\(said)") }
  }
}
