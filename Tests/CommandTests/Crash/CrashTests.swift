import Foundation
import Testing

/// Guarantee 6, by system calls: whichever of them is the last, or fails, the store is as before or as
/// after, and the next run needs no help. `make crash` takes every call; `make test` a few of them.
@Suite struct CrashTests {
  static let kinds = ["kill", "torn", "eio", "eio+", "full", "sync"]
  private static let takesAll = ProcessInfo.processInfo.environment["LEADFERRY_CRASH"] == "all"

  @Test(arguments: Strike.Work.allCases, kinds) func atAnyCall(work: Strike.Work, kind: String) throws {
    let strike = try Strike(work)
    let count = try strike.count()
    #expect(count > 20, "\(count) calls: this tests too little")
    guard !Self.takesAll else {
      var number = 1
      while try strike.hit(kind, number) { number += 1 }
      #expect(number > 3, "\(work) \(kind) \(number)")
      return
    }
    // The commit is in the last calls, reports come after it.
    var random = Seeded(UInt64(kind.utf8.reduce(0) { $0 * 31 + Int($1) } + count))
    let last = kind == "sync" ? 4 : count
    let spread = [0, 1].map { last * $0 / 2 + Int(random.next() % UInt64(last / 2)) + 1 }
    var struck = 0
    for number in spread where try strike.hit(kind, number) { struck += 1 }
    #expect(struck > 0, "\(spread) of \(count)")
  }

  /// Of a larger run, at random.
  @Test(arguments: [1, 2] as [UInt64]) func atRandomInALargerRun(seed: UInt64) throws {
    var random = Seeded(seed)
    let strike = try Strike(seed == 1 ? .firstRun : .secondNight, rows: Self.takesAll ? 4000 : 800)
    let count = try strike.count()
    for _ in 0..<(Self.takesAll ? 40 : 1) {
      #expect(
        try strike.hit(random.next() % 2 == 0 ? "kill" : "torn", Int(random.next() % UInt64(count)) + 1))
    }
  }

  /// A folder in which nothing can be made or removed.
  @Test(arguments: Strike.Work.allCases) func inAFolderThatIsReadOnly(work: Strike.Work) throws {
    #expect(try Strike(work).hit("deny", 1))
  }
}
