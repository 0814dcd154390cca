import Faults
import Foundation
import Testing

/// Nothing that a store holds can change unseen: every column of every table, one at a time, in a store
/// that has seen everything that people do.
/// Here of each table the first and the last column, with `make prove` all.
@Suite struct CellTests {
  private static let world = Result {
    try UsedCompany.make(
      in: FileManager.default.temporaryDirectory.path + "/leadferry-cell-tests", tool: .built)
  }

  @Test func everyTableHasRows() throws {
    let world = try Self.world.get()
    #expect(try world.emptyTables() == UsedCompany.emptyTables)
    // Of a copy: verifying writes, and others copy the world meanwhile.
    let site = try world.copy(seed: 1)
    let verified = try world.tool.verify(world.migration, in: site.folder)
    withExtendedLifetime(site) {}
    #expect(verified.findings.filter(\.isViolated).map(\.name) == [])
    // Its newest run is a replay: what the exports say of themselves is looked at all the same.
    #expect(verified.checks.contains { $0.check == "declared-count" && $0.holds > 0 })
  }

  private static let faults: [Fault] = [CellFaults.Moment.afterTheNewestRun, .beforeAnotherRun].flatMap {
    (try? CellFaults.all(of: world.get(), $0, isWhole: false)) ?? []
  }

  @Test(arguments: faults) func isCaught(_ fault: Fault) throws {
    let trial = Trial.run(fault, in: try Self.world.get(), seed: 1)
    #expect(trial.faults == [])
  }
}
