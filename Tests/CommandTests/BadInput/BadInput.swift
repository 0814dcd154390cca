import Foundation
import Testing

/// Rows of the small migration that are right.
let goodRows = "1,杭州云杉科技有限公司,张伟,13812345678,首次\n2,苏州白桦软件有限公司,李娜,13912345678,\n"

extension Workdir {
  /// Runs `apply` on bad input, twice: without a store before, and with one. Each time the exit code
  /// is `code`, standard error says all of `says`, and the store is exactly as it was.
  func expectRefused(
    code: Int32, says: [String], arguments: [String] = ["apply", "m.yaml"],
    setUp: (() throws -> Void)? = nil, spoil: () throws -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for hasStore in [false, true] {
      let situation = hasStore ? "with a store" : "without a store"
      try setUp?()
      if setUp == nil { try writeSmallMigration(goodRows) }
      if hasStore {
        let first = try run("apply", "m.yaml")
        #expect(first.status == 0, "\(situation): \(first)", sourceLocation: sourceLocation)
      }
      try spoil()
      let before = storeState()
      let got = try run(arguments)
      #expect(got.status == code, "\(situation): \(got)", sourceLocation: sourceLocation)
      for part in says {
        #expect(
          got.err.contains(part), "\(situation): \(part) is not in: \(got.err)",
          sourceLocation: sourceLocation)
      }
      #expect(got.err.contains(" = "), "\(situation): no way out: \(got.err)", sourceLocation: sourceLocation)
      #expect(!got.err.contains("internal"), "\(got.err)", sourceLocation: sourceLocation)
      #expect(storeState() == before, "\(situation): the store changed", sourceLocation: sourceLocation)
    }
  }

  /// One source of XML records `data/item` or JSON records `$.items[*]`.
  func writeTree(_ format: String, _ text: String) throws {
    try writeTreeMigration(format)
    try write("feed.\(format)", text)
  }

  func writeTreeMigration(_ format: String, file: String? = nil) throws {
    try write(
      "m.yaml",
      """
      migration: tree
      store: sqlite:t.leads
      sources:
        feed: {files: \(file ?? "feed.\(format)"), mapping: feed.yaml, snapshot: true}
      """)
    try write(
      "feed.yaml",
      """
      mapping: feed
      reads: \(format)
      record: \(format == "xml" ? "data/item" : "$.items[*]")
      object: lead
      key: id
      fields:
        account.name: company
        contact.name: person
        contact.mobile: mobile
      """)
  }
}

let goodXML = """
  <?xml version="1.0" encoding="UTF-8"?>
  <data>
  <item><id>1</id><company>杭州云杉科技有限公司</company><person>张伟</person></item>
  <item><id>2</id><company>苏州白桦软件有限公司</company><person>李娜</person></item>
  </data>

  """

let goodJSON = """
  {"items": [
  {"id": "1", "company": "杭州云杉科技有限公司", "person": "张伟"},
  {"id": "2", "company": "苏州白桦软件有限公司", "person": "李娜"}
  ]}

  """
