import Foundation
import GRDB
import Testing

/// Who comes second is told who holds the store.
@Suite struct TwoRunsTests {
  private func migration() throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,甲科技有限公司,张伟,13812345678,a\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    return dir
  }

  @Test(arguments: [["apply", "m.yaml"], ["rollback", "m.yaml"], ["accept", "t.leads"]])
  func theHolderIsNamed(arguments: [String]) throws {
    let dir = try migration()
    let me = ProcessInfo.processInfo
    let got = try dir.whileLocked { try dir.run(arguments) }
    #expect(got.status == 9, "\(got)")
    #expect(got.err.contains("another program holds the store") && got.err.contains(" = "), "\(got.err)")
    #expect(got.err.contains("process \(me.processIdentifier), since 20"), "\(got.err)")
    #expect(!me.arguments.dropFirst().contains { $0.count > 3 && got.err.contains($0) }, "\(got.err)")
  }

  /// Two runs of the tool, of which the first waits in the middle of its work for as long as it is
  /// looked at.
  @Test func aRunIsNamedWithItsCommand() throws {
    let dir = try migration()
    try dir.writeSmallMigration("1,甲科技有限公司,张伟,13812345678,b\n")
    let held = try dir.start(["apply", "m.yaml"], environment: ["LEADFERRY_FAULT": "commit:stop"])
    defer { held.terminate() }
    try waitUntilStopped(held)
    let got = try dir.run("apply", "m.yaml", "--lang", "zh")
    #expect(got.status == 9, "\(got)")
    #expect(got.err.contains("leadferry apply，进程 \(held.processIdentifier)"), "\(got.err)")
    #expect(!got.err.contains("m.yaml"), "arguments may be personal: \(got.err)")

    // A dead holder holds nothing.
    kill(held.processIdentifier, SIGKILL)
    held.waitUntilExit()
    let next = try dir.run("apply", "m.yaml")
    #expect(next.status == 0, "\(next)")
    #expect(try dir.reading().text("SELECT remark FROM lead") == "b")
  }

  /// Whether somebody holds SQLite's pending lock: waits for readers, and lets no new ones in.
  private func isAboutToWrite(_ descriptor: Int32) -> Bool {
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_start = 0x4000_0000
    lock.l_len = 1
    return fcntl(descriptor, F_GETLK, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
  }

  private func waitUntilStopped(_ process: Process) throws {
    var status: Int32 = 0
    // The system tells when it stops; without WUNTRACED it would tell only when it ends.
    let pid = waitpid(process.processIdentifier, &status, WUNTRACED)
    try #require(pid == process.processIdentifier && status & 0xFF == 0x7F, "it did not stop: \(status)")
  }

  /// Somebody who reads does not make a whole run fail at its end.
  @Test func aReaderIsWaitedFor() throws {
    let dir = try migration()
    try dir.writeSmallMigration("1,甲科技有限公司,张伟,13812345678,b\n")
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: dir.store, configuration: configuration)
    let run = try queue.inDatabase { db in
      try db.execute(sql: "BEGIN")
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM lead") == 1)
      let run = try dir.start(["apply", "m.yaml"], environment: ["LEADFERRY_FAULT": "commit:stop"])
      try waitUntilStopped(run)
      kill(run.processIdentifier, SIGCONT)
      // It comes to its commit while the store is read. (To close this descriptor gives up the lock of
      // the reader: POSIX.)
      let descriptor = open(dir.store, O_RDONLY | O_CLOEXEC)
      defer { close(descriptor) }
      while run.isRunning, !isAboutToWrite(descriptor) { sched_yield() }
      #expect(run.isRunning, "it did not wait")
      try db.execute(sql: "COMMIT")
      return run
    }
    run.waitUntilExit()
    #expect(run.terminationStatus == 0)
    #expect(try dir.reading().text("SELECT remark FROM lead") == "b")
  }
}
