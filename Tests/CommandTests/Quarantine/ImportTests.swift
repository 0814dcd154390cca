import Foundation
import Testing

/// Out to Excel and back: only the new values count.
@Suite struct ImportTests {
  private func exported() throws -> Workdir {
    let dir = try FixTests.applied()
    #expect(try dir.run("quarantine", "export", "m.yaml", "--out", "q.csv").status == 0)
    return dir
  }

  private func fill(_ dir: Workdir, _ value: String) throws {
    let text = dir.text("q.csv")
    // A TAB behind the value keeps Excel from reading it as a number.
    let cell = try #require(text.range(of: "1.38E+10\t\",")?.upperBound)
    try dir.write("q.csv", String(text[..<cell]) + value + String(text[cell...]))
  }

  @Test func aFilledValueBecomesACorrection() throws {
    let dir = try exported()
    try fill(dir, "13812345678")
    let output = try dir.run("quarantine", "import", "m.yaml", "q.csv", "--by", "anna")
    #expect(output.status == 0, "\(output) \(dir.text("q.csv"))")
    #expect(
      try dir.reading().rows("SELECT column_name, value, author FROM correction") == ["手机|13812345678|anna"])
    #expect(try dir.run("quarantine", "replay", "m.yaml").status == 0)
  }

  @Test func damagedAndUnknownRowsAreRefusedByLine() throws {
    let dir = try exported()
    try fill(dir, "1.39E+10")
    let damaged = try dir.run("quarantine", "import", "m.yaml", "q.csv")
    #expect(damaged.status == 3 && damaged.err.contains("import-damaged") && damaged.err.contains("q.csv:2"))
    try dir.write("u.csv", "id,key,file,line,column,new value\n77,1,leads.csv,2,手机,13812345678\n")
    #expect(try dir.run("quarantine", "import", "m.yaml", "u.csv").err.contains("import-unknown"))
    try dir.write("v.csv", "id,key,file,line,column,new value\n1,2,leads.csv,2,手机,13812345678\n")
    #expect(try dir.run("quarantine", "import", "m.yaml", "v.csv").err.contains("import-moved"))
    #expect(try dir.reading().int("SELECT count(*) FROM correction") == 0)
  }
}
