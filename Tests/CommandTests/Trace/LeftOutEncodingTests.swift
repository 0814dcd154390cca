import Foundation
import Testing

/// A record that `where:` left out is read again as the run read it: the migration's `encoding:` counts.
@Suite struct LeftOutEncodingTests {
  @Test func isReadByTheMigrationsEncoding() throws {
    let dir = try Workdir()
    let table = "no,name,city\n1,Müller AG,Köln\n2,Größe AG,Zürich\n"
    try dir.write("l.csv", try #require(table.data(using: .isoLatin1)))
    try dir.write(
      "mig.yaml",
      """
      migration: latin
      store: sqlite:t.leads
      sources:
        a: {files: l.csv, mapping: map.yaml, encoding: iso-8859-1}
      """)
    try dir.write(
      "map.yaml",
      """
      mapping: map
      reads: csv
      object: account
      key: no
      fields: {account.name: name}
      where: {no: {in: ["1"]}}
      keep: [city]
      """)
    #expect(try dir.run("plan", "mig.yaml", "--out", "plan").status == 2)
    #expect(try dir.run("apply", "plan").status == 0)
    let traced = try dir.run("trace", "mig.yaml", "l.csv:3")
    #expect(traced.status == 0, "\(traced)")
    #expect(traced.out.contains("2,Größe AG,Zürich"), "\(traced)")
    #expect(!traced.out.contains("no longer"), "\(traced)")
  }
}
