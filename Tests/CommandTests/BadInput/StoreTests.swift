import Foundation
import GRDB
import Testing

@Suite struct BadStoreTests {
  private func withStore() throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    let first = try dir.run("apply", "m.yaml")
    #expect(first.status == 0, "\(first)")
    return dir
  }

  private func expect(
    _ dir: Workdir, _ code: Int32, _ says: String, _ arguments: [String] = ["apply", "m.yaml"]
  )
    throws
  {
    let before = dir.storeState()
    let got = try dir.run(arguments)
    #expect(got.status == code, "\(got)")
    #expect(got.err.contains(says) && got.err.contains("t.leads") && got.err.contains(" = "), "\(got.err)")
    #expect(dir.storeState() == before, "the store changed")
  }

  @Test(arguments: [["apply", "m.yaml"], ["plan", "m.yaml"], ["status", "m.yaml"]])
  func aTextFile(arguments: [String]) throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    try dir.write("t.leads", String(repeating: "this is no store\n", count: 200))
    try expect(dir, 5, "store-foreign", arguments)
  }

  @Test func aDatabaseOfAnotherProgram() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    try dir.execute("CREATE TABLE customers (id INTEGER)")
    try expect(dir, 5, "store-foreign")
    try expect(dir, 5, "store-foreign", ["plan", "m.yaml"])
  }

  @Test func aNewerSchema() throws {
    let dir = try withStore()
    try dir.execute("PRAGMA user_version = 999")
    try expect(dir, 5, "store-newer")
  }

  @Test func aStoreCutInTheMiddle() throws {
    let dir = try withStore()
    let whole = dir.bytes("t.leads") ?? Data()
    try dir.write("t.leads", whole.prefix(whole.count / 2))
    try expect(dir, 4, "store-damaged")
  }

  @Test func bytesOfItsFirstPageChanged() throws {
    let dir = try withStore()
    var bytes = dir.bytes("t.leads") ?? Data()
    for at in 100..<112 { bytes[at] ^= 0xFF }
    try dir.write("t.leads", bytes)
    try expect(dir, 4, "store-damaged")
  }

  @Test func aFileOfNoBytesIsNoStoreYet() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    try dir.write("t.leads", "")
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    #expect(try dir.reading().int("SELECT count(*) FROM record") == 2)
  }

  @Test func aDirectoryInItsPlace() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    try FileManager.default.createDirectory(atPath: dir.store, withIntermediateDirectories: true)
    try expect(dir, 5, "store-not-a-file")
  }

  /// SQLite takes what is shorter than a page for a database that is empty yet.
  @Test(arguments: ["x", String(repeating: "short", count: 100)])
  func aFileThatIsTooShort(content: String) throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    try dir.write("t.leads", content)
    for command in ["apply", "plan", "status", "verify", "rollback"] {
      try expect(dir, 5, "store-foreign", [command, "m.yaml"])
    }
  }

  /// Refused before anything is done to it: not its rights, and without waiting for who writes into it.
  @Test func aPipeOrASocketInItsPlace() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    let path = dir.store
    for kind in [S_IFIFO, S_IFSOCK] {
      #expect(mknod(path, kind | 0o644, 0) == 0)
      for command in ["apply", "plan", "status", "verify", "rollback", "trace"] {
        let got = try dir.run([command, "m.yaml"] + (command == "trace" ? ["1"] : []))
        #expect(got.status == 5 && got.err.contains("store-not-a-file"), "\(command): \(got)")
      }
      var status = stat()
      #expect(lstat(path, &status) == 0 && status.st_mode == kind | 0o644)
      unlink(path)
    }
  }

  @Test func aLinkToADevice() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    try FileManager.default.createSymbolicLink(atPath: dir.store, withDestinationPath: "/dev/null")
    var before = stat()
    #expect(stat("/dev/null", &before) == 0)
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 5 && got.err.contains("store-not-a-file"), "\(got)")
    var after = stat()
    #expect(stat("/dev/null", &after) == 0 && before.st_mode == after.st_mode)
  }

  @Test func aFolderThatIsNotThere() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    try dir.write("m.yaml", dir.text("m.yaml").replacing("sqlite:t.leads", with: "sqlite:none/t.leads"))
    try expect(dir, 1, "store-unopenable")
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everything"))
  func aStoreThatIsReadOnly() throws {
    let dir = try withStore()
    chmod(dir.store, 0o400)
    try expect(dir, 1, "store-read-only")
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everything"))
  func aFolderThatIsReadOnly() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    chmod(dir.path, 0o500)
    defer { chmod(dir.path, 0o700) }
    let got = try dir.run(["apply", "m.yaml"])
    #expect(got.status == 1 && got.err.contains("store-read-only"), "\(got)")
  }

  @Test func anotherRunHoldsIt() throws {
    let dir = try withStore()
    let before = dir.storeState()
    // This process must not open the file meanwhile: closing it would give up the lock (POSIX).
    let got = try dir.whileLocked { try dir.run("apply", "m.yaml") }
    #expect(got.status == 9 && got.err.contains("store-locked") && got.err.contains(" = "), "\(got)")
    #expect(dir.storeState() == before)
    #expect(try dir.run("apply", "m.yaml").status == 0)
  }

  /// The first run of another process: its file has no bytes yet, and must stay its file.
  @Test func anotherFirstRunHoldsIt() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    try dir.write("t.leads", "")
    try dir.whileLocked {
      let got = try dir.run("apply", "m.yaml")
      #expect(got.status == 9, "\(got)")
      #expect(dir.exists("t.leads"), "the file of the other run is gone")
    }
  }

  @Test func aFullDisk() throws {
    let dir = try withStore()
    var rows = goodRows
    for row in 3..<4000 { rows += "\(row),第\(row)科技有限公司,张\(row),,\(UUID().uuidString)\n" }
    try dir.write("leads.csv", "编号,公司,联系人,手机,备注\n" + rows)
    for arguments in [["apply", "m.yaml"], ["apply", "m.yaml", "--lang", "zh"]] {
      let before = dir.storeState()
      // Blocks of 512 bytes.
      let got = try dir.run(arguments, shell: "ulimit -f 1100")
      #expect(got.status == 1, "\(got)")
      #expect(got.err.contains("store-full"), "\(got.err)")
      #expect(dir.storeState() == before)
    }
    let fresh = try Workdir()
    try fresh.writeSmallMigration(rows)
    let got = try fresh.run(["apply", "m.yaml"], shell: "ulimit -f 1100")
    #expect(got.status == 1 && got.err.contains("store-full"), "\(got)")
    #expect(fresh.storeState().isEmpty)
  }
}
