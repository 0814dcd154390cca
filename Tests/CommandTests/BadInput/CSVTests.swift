import Foundation
import Testing

@Suite struct BadCSVTests {
  @Test func aQuoteNeverClosed() throws {
    let dir = try Workdir()
    try dir.expectRefused(code: 3, says: ["leads.csv:3", "open-quote", "nothing was written"]) {
      try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,a\n2,\"苏州,李娜,13912345678,\n3,,王芳,,\n")
    }
  }

  @Test func aFileCutInTheMiddleOfARow() throws {
    let dir = try Workdir()
    try dir.expectRefused(code: 3, says: ["leads.csv:3", "too-few-cells"]) {
      try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,a\n2,苏州白桦")
    }
  }

  /// One cell of 100 MB: refused with its line, in bounded memory.
  @Test func aCellOf100MB() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(goodRows)
    var text = Data("编号,公司,联系人,手机,备注\n1,,张伟,13812345678,\"".utf8)
    text.append(Data(repeating: 0x61, count: 100 << 20))
    text.append(Data("\"\n".utf8))
    try dir.write("leads.csv", text)
    let got = try dir.run(["apply", "m.yaml"], shell: "ulimit -d 300000")
    #expect(got.status == 6, "\(got)")
    #expect(got.err.contains("leads.csv:2") && got.err.contains("cell-too-large"), "\(got.err)")
    #expect(dir.storeState().isEmpty)
  }
}
