import Faults
import Foundation
import Testing

/// The smaller form of `make prove`: every fault once, in a small part of the sample.
@Suite(.serialized) struct ProveTests {
  /// Carried over once for all tests; what is left of it goes with the next run.
  private static let world = Result { () throws -> (World, [String]) in
    let tool = Tool.built
    var alarms: [String] = []
    let world = try SampleCompany.make(
      "excerpt", in: FileManager.default.temporaryDirectory.path + "/leadferry-prove-tests", tool: tool,
      excerpt: try SampleExcerpt(each: 1, first: 36)
    ) { night, world in
      let verified = try tool.verify(world.migration, in: world.folder)
      alarms += verified.findings.filter(\.isViolated).map { "night \(night): \($0.name)" }
      if verified.status == 4 { alarms.append("night \(night): exit code 4") }
    }
    return (world, alarms)
  }

  @Test func theUnharmedGiveNoAlarm() throws { #expect(try Self.world.get().1 == []) }

  @Test(arguments: AllFaults.all) func isCaughtAndNamed(_ fault: Fault) throws {
    let trial = Trial.run(fault, in: try Self.world.get().0, seed: 7)
    #expect(trial.faults == [], "\(fault): alarms \(trial.alarms), harmed \(trial.harmed)")
  }
}
