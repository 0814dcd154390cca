import Foundation
import Testing

/// A snapshot that says of itself that it is not whole.
@Suite struct MorePagesTests {
  private func migration(_ pages: [String], snapshot: Bool = true) throws -> Workdir {
    let dir = try Workdir()
    try dir.write(
      "m.yaml",
      """
      migration: feed
      store: sqlite:t.leads
      sources:
        feed: {files: page-*.json, mapping: feed.yaml, snapshot: \(snapshot)}
      """)
    try dir.write(
      "feed.yaml",
      """
      mapping: feed
      reads: json
      record: $.data.rows[*]
      object: lead
      key: id
      fields: {lead.title: word}
      """)
    for (number, text) in pages.enumerated() { try dir.write("page-\(number + 1).json", text) }
    return dir
  }

  private func page(_ beside: String, root: String = "") -> String {
    "{\(root.isEmpty ? "" : root + ",")\"data\":{\"rows\":[{\"id\":1,\"word\":\"甲\"}]\(beside.isEmpty ? "" : "," + beside)}}"
  }

  @Test(arguments: [
    "\"hasMore\":true", "\"has_more\":true", "\"more_records\":true", "\"done\":false",
    "\"isLastPage\":false",
    "\"next_cursor\":\"Zm9v\"", "\"nextRecordsUrl\":\"/x/2\"", "\"page\":1,\"pages\":3",
    "\"pageNo\":0,\"totalPages\":2",
    "\"paging\":{\"next\":{\"after\":\"9\"}}", "\"links\":{\"next\":\"http://a.example/2\"}", "\"total\":9",
    "\"hasNext\":1",
  ])
  func isRefused(_ beside: String) throws {
    for text in [page(beside), page("", root: beside)] {
      let dir = try migration([text])
      let got = try dir.run("apply", "m.yaml")
      #expect(got.status == 6 && got.err.contains("more-pages"), "\(got)")
      #expect(got.err.contains("page-1.json") && got.err.contains("snapshot: false"), "\(got)")
      #expect(dir.storeState().isEmpty)
    }
    let delta = try migration([page(beside)], snapshot: false)
    #expect(try delta.run("apply", "m.yaml").status == 0)
  }

  @Test(arguments: [
    "\"hasMore\":false", "\"done\":true", "\"next_cursor\":\"\"", "\"next_cursor\":null",
    "\"nextRecordsUrl\":null",
    "\"page\":3,\"pages\":1", "\"page\":1,\"pages\":1", "\"total\":1", "\"more\":\"text\"", "\"last\":true",
  ])
  func isWhole(_ beside: String) throws {
    let got = try migration([page(beside)]).run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
  }

  /// All pages are there: the last says so.
  @Test func pagesTogetherAreWhole() throws {
    let first = page("\"hasMore\":true,\"page\":1,\"pages\":2")
    let second = page("\"hasMore\":false,\"page\":2,\"pages\":2").replacing("\"id\":1", with: "\"id\":2")
    #expect(try migration([first, second]).run("apply", "m.yaml").status == 0)
    #expect(
      try migration([first, first.replacing("\"id\":1", with: "\"id\":2")]).run("apply", "m.yaml").status == 6
    )
  }

  /// A word of a record is none of the envelope.
  @Test func recordsMayHoldSuchWords() throws {
    let dir = try migration([
      "{\"data\":{\"rows\":[{\"id\":1,\"word\":\"x\",\"done\":false,\"next\":\"y\"}]}}"
    ])
    try dir.write("feed.yaml", dir.text("feed.yaml") + "\nkeep: [done, next]")
    #expect(try dir.run("apply", "m.yaml").status == 0)
  }
}

/// What is no export at all.
@Suite struct WrongFileTests {
  private let good = "1,杭州云杉科技有限公司,张伟,13812345678,a\n"

  @Test(arguments: [
    ("<!DOCTYPE html><html><body>log in</body></html>", "html-page"),
    ("\n<HTML>\n<body>x</body></HTML>", "html-page"),
    ("{\"code\":401}", "json-as-csv"), ("[]", "json-as-csv"), ("{}", "json-as-csv"),
    ("name,town\n", "missing-column"), ("name,town\na,b\n", "missing-column"),
  ])
  func isRefusedWithRecordsAndWithout(_ text: String, _ code: String) throws {
    for snapshot in [true, false] {
      let dir = try Workdir()
      try dir.writeSmallMigration(good, snapshot: snapshot)
      for isFirst in [true, false] {
        if !isFirst {
          try dir.writeSmallMigration(good, snapshot: snapshot)
          #expect(try dir.run("apply", "m.yaml").status == 0)
        }
        try dir.write("leads.csv", text)
        let got = try dir.run("apply", "m.yaml")
        #expect(got.status == 6 && got.err.contains(code), "\(got)")
      }
    }
  }

  /// An export without records has its header, and is none of these.
  @Test func aHeaderAloneIsAnExport() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("", snapshot: false)
    #expect(try dir.run("apply", "m.yaml").status == 0)
  }

  @Test(arguments: ["{\"code\":500,\"msg\":\"busy\"}", "[{\"error\":\"x\"}]"])
  func anErrorInPlaceOfRecords(_ text: String) throws {
    let dir = try Workdir()
    try dir.write(
      "m.yaml", "migration: f\nstore: sqlite:t.leads\nsources:\n  a: {files: a.json, mapping: a.yaml}\n")
    try dir.write(
      "a.yaml", "mapping: a\nreads: json\nobject: lead\nkey: id\nfields: {lead.title: word}\nkeep: [\"*\"]\n")
    try dir.write("a.json", text)
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 6 && got.err.contains("no-known-column"), "\(got)")
    try dir.write("a.json", "[]")
    #expect(try dir.run("apply", "m.yaml").status == 0)
  }

  @Test(arguments: [
    "{'data':[{'id':1}]}", "[,{\"a\":1}]", "cb([{\"a\":1}]);", "[1:2]", "[12:30,13:00]", "[\"a\":1]",
  ])
  func brokenJSONIsNoTable(_ text: String) throws {
    let dir = try Workdir()
    try dir.write("x.json", text)
    try dir.write("x", text)
    for name in ["x.json", "x"] {
      let got = try dir.run("read", name)
      #expect(got.status == 6 && got.err.contains("malformed-json") && got.out.isEmpty, "\(got)")
    }
  }
}
