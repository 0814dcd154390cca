import Foundation
import Reporting
import Testing

/// The totals that JSON exports write beside their records, held against what was read.
@Suite struct DeclaredTotalTests {
  private func migration(_ pages: [(name: String, text: String)]) throws -> Workdir {
    let dir = try Workdir()
    try dir.write(
      "m.yaml",
      """
      migration: small
      store: sqlite:t.leads
      sources:
        feed: {files: page-*.json, mapping: feed.yaml, trust: 1}
      """)
    try dir.write(
      "feed.yaml",
      """
      mapping: feed
      reads: json
      record: $.items[*]
      object: lead
      key: id
      fields:
        contact.name: name
      """)
    for (name, text) in pages { try dir.write(name, text) }
    return dir
  }

  private func page(_ ids: ClosedRange<Int>, _ beside: String) -> String {
    "{\(beside),\"items\":[" + ids.map { "{\"id\":\($0),\"name\":\"张\($0)\"}" }.joined(separator: ",") + "]}"
  }

  private func report(_ dir: Workdir, _ folder: String) throws -> RunReport {
    try JSONDecoder().decode(RunReport.self, from: Data(dir.text("\(folder)/report.json").utf8))
  }

  /// Every page says how many all pages have.
  @Test func pagesAddUp() throws {
    let dir = try migration([
      ("page-1.json", page(1...3, "\"total\":5")), ("page-2.json", page(4...5, "\"total\":5")),
    ])
    let got = try dir.run("apply", "m.yaml", "--out", "run")
    #expect(got.status == 0 && !got.out.contains("Declared"), "\(got)")
    let source = try report(dir, "run").sources[0]
    #expect(source.declaredTotals?.map { [$0.declared, $0.read, $0.files.count] } == [[5, 5, 2]])
    #expect(source.files.map(\.declaredRecords) == [nil, nil] && source.declaredRecords == 5)
    let verified = try dir.run("verify", "m.yaml")
    let line = verified.out.split(separator: "\n").first { $0.contains("what files declare") }
    #expect(verified.status == 0 && line?.hasSuffix(" 2") == true, "\(verified)")
  }

  @Test func aMissingPageIsNamed() throws {
    let dir = try migration([
      ("page-1.json", page(1...3, "\"total\":7")), ("page-2.json", page(4...5, "\"total\":7")),
    ])
    let plan = try dir.run("plan", "m.yaml", "--out", "plan")
    #expect(plan.status == 2 && plan.out.contains("! feed total  Read/Declared in file: 5 / 7"), "\(plan)")
    let got = try dir.run("apply", "plan", "--out", "run")
    #expect(got.status == 0 && got.out.contains("! feed total  Read/Declared in file: 5 / 7"), "\(got)")
    let report = try report(dir, "run")
    #expect(report.undeclared.map { [$0.read, $0.declared] } == [[5, 7]])
    #expect(report.damage.map(\.code) == ["declared-count-differs"])
    #expect(dir.text("run/report.html").contains("announce another number"))
    let verified = try dir.run("verify", "m.yaml")
    #expect(verified.status == 4, "\(verified)")
    #expect(verified.out.contains("total: 7") && verified.out.contains("pages may be missing"), "\(verified)")
  }

  /// The number of this file.
  @Test func aFileOfItsOwn() throws {
    let dir = try migration([
      ("page-1.json", page(1...3, "\"total\":3")), ("page-2.json", page(4...5, "\"total\":\"4\"")),
    ])
    let got = try dir.run("apply", "m.yaml", "--out", "run")
    #expect(got.out.contains("! page-2.json  Read/Declared in file: 2 / 4"), "\(got)")
    #expect(
      try dir.reading().rows("SELECT path, declared_records FROM file ORDER BY path")
        == ["page-1.json|3", "page-2.json|4"])
    let verified = try dir.run("verify", "m.yaml")
    #expect(verified.status == 4 && verified.out.contains("page-2.json"), "\(verified)")
    // The verifier reads it by itself: without the run's word it says the same.
    try dir.execute("UPDATE file SET declared_records = NULL")
    let alone = try dir.run("verify", "m.yaml")
    #expect(alone.status == 4 && alone.out.contains("expected total: 4"), "\(alone)")
    let profile = try dir.run("profile", "page-2.json")
    #expect(profile.out.contains("the file declares 4"), "\(profile)")
    #expect(profile.out.contains("but 2 were read"), "\(profile)")
  }

  /// The size of a page, or a count that was switched off, is told and not held against anything.
  @Test(arguments: ["\"count\":20", "\"total\":0", "\"info\":{\"count\":20}"])
  func whatMayMeanSomethingElse(_ beside: String) throws {
    let dir = try migration([("page-1.json", page(1...3, beside))])
    let got = try dir.run("apply", "m.yaml", "--out", "run")
    #expect(got.status == 0 && !got.out.contains("Declared"), "\(got)")
    let report = try report(dir, "run")
    #expect(report.damage.map(\.code) == ["declared-count-unclear"] && report.undeclared.isEmpty)
    let verified = try dir.run("verify", "m.yaml")
    let said = verified.out.replacing("\n    ", with: " ")
    #expect(verified.status == 0 && said.contains("may mean something else"), "\(verified)")
    let profile = try dir.run("profile", "page-1.json")
    #expect(!profile.out.contains("the file declares") && profile.out.contains("may mean"), "\(profile)")
    // Of a part that was printed nothing is said.
    #expect(try dir.run("read", "page-1.json", "--limit", "1").err == "")
  }
}
