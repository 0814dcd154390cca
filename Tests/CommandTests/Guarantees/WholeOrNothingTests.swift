import Foundation
import Testing

/// Guarantee 6: a run lands whole or leaves no trace, stopped anywhere.
@Suite struct WholeOrNothingTests {
  static let places = [
    "prepare", "load", "read", "landed", "references", "match", "golden", "rows", "crosswalk", "ledger",
    "index", "commit",
  ]
  static let kinds: [(name: String, status: Int32)] = [("error", 1), ("interrupt", 130), ("kill", 137)]

  @Test(arguments: places, [0, 1, 2])
  func stoppedAt(place: String, kind: Int) throws {
    let (name, status) = Self.kinds[kind]
    let fault = ["LEADFERRY_FAULT": "\(place):\(name)", "LEADFERRY_CACHE_PAGES": "4"]
    let dir = try Workdir()
    let calm = try Workdir()
    for other in [dir, calm] { try other.writeSmallMigration(rows(900, remark: "甲")) }

    // The first run: no store before, none after.
    let first = try dir.run(["apply", "m.yaml"], environment: fault)
    #expect(first.status == status, "\(first)")
    if name != "kill" { #expect(dir.storeState().isEmpty, "a store was left") }
    let plan = try dir.run("plan", "m.yaml")
    #expect(plan.status == 2, "a plan after it works as before: \(plan)")
    for other in [dir, calm] {
      let got = try other.run("apply", "m.yaml")
      #expect(got.status == 0, "the next run needs no help: \(got)")
    }
    #expect(try dir.reading().digest() == calm.reading().digest())
    #expect(try dir.reading().golden() == calm.reading().golden())

    // The second run: the store is as it was.
    for other in [dir, calm] { try other.writeSmallMigration(rows(1000, remark: "乙")) }
    let before = dir.storeState()
    let digest = try dir.reading().digest()
    let got = try dir.run(["apply", "m.yaml"], environment: fault)
    #expect(got.status == status, "\(got)")
    if name == "kill" {
      // Reading undoes what the killed run had written.
      let seen = try dir.run("status", "m.yaml", "--json")
      #expect(seen.status == 0 && seen.out.contains(digest), "\(seen)")
    }
    #expect(dir.storeState() == before, "the store changed")
    for other in [dir, calm] { #expect(try other.run("apply", "m.yaml").status == 0) }
    #expect(try dir.reading().digest() == calm.reading().digest())
  }

  private func rows(_ count: Int, remark: String) -> String {
    (1...count).map { "\($0),第\($0)科技有限公司,张\($0),138\(10_000_000 + $0),\(remark)\n" }.joined()
  }
}
