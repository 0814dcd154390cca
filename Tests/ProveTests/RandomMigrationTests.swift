import Faults
import Foundation
import Testing

/// Migrations that a seed makes, and that nobody harmed, land and raise no alarm.
/// Here some of them; `make worlds SEEDS=300` takes as many as are asked for.
@Suite struct RandomMigrationTests {
  private static let count =
    ProcessInfo.processInfo.environment["LEADFERRY_WORLDS"].flatMap { UInt64($0) } ?? 8
  private static let first =
    ProcessInfo.processInfo.environment["LEADFERRY_WORLDS_FROM"].flatMap { UInt64($0) } ?? 1

  @Test(arguments: first..<(first + count)) func theUnharmedGiveNoAlarm(_ seed: UInt64) throws {
    let folder =
      FileManager.default.temporaryDirectory.path + "/leadferry-random-\(seed)-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var migration = RandomMigration(seed: seed)
    let alarms = try migration.alarms(in: folder, .built)
    #expect(alarms == [], "seed \(seed), in \(folder)")
    // What raised an alarm stays there to be looked at.
    if alarms.isEmpty { try FileManager.default.removeItem(atPath: folder) }
  }
}
