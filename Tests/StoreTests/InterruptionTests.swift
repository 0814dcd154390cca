import Foundation
import Synchronization
import Testing

@testable import Store

@Suite struct InterruptionTests {
  /// As an index over a million rows: one statement, in the middle of which nobody else is asked.
  @Test func aLongStatementEndsWhenAsked() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).leads")
      .path
    let looks = Mutex(0)
    let isInterrupted = {
      looks.withLock {
        $0 += 1
        return $0 > 3
      }
    }
    #expect(throws: StoreError.interrupted) {
      try LeadStore.writing(path: path, isInterrupted: isInterrupted) { session in
        let long = try session.statement(
          """
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000000)
          SELECT max(i) FROM n
          """)
        #expect(try long.step())
        return (commit: true, result: ())
      }
    }
    #expect(looks.withLock { $0 } == 4)
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
