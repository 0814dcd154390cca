import Foundation
import Testing

/// `nil` of XML Schema instances says that an element has no value, whatever its prefix; `nil` of any other
/// namespace is an attribute like all others. Importer, counter and verifier know the one from the other.
@Suite struct XMLNullMarkTests {
  private static let instance = "http://www.w3.org/2001/XMLSchema-instance"

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Attributes of the root, and of the record.
    var root = ""
    var record = ""
    var phone: String
    /// `phone/@nil` is a column.
    var isColumn: Bool
  }

  static let cases = [
    Case(
      testDescription: "another namespace", root: "xmlns:o=\"urn:other\"",
      phone: "<phone o:nil=\"true\">13812345678</phone>", isColumn: true),
    Case(
      testDescription: "another namespace, declared by the element",
      phone: "<phone xmlns:o=\"urn:other\" o:nil=\"1\">13812345678</phone>", isColumn: true),
    Case(
      testDescription: "no prefix, under a default namespace", root: "xmlns=\"\(instance)\"",
      phone: "<phone nil=\"true\">13812345678</phone>", isColumn: true),
    Case(
      testDescription: "the usual prefix", root: "xmlns:xsi=\"\(instance)\"",
      phone: "<phone xsi:nil=\"true\"/>",
      isColumn: false),
    Case(
      testDescription: "another prefix", root: "xmlns:i=\"\(instance)\"",
      phone: "<phone i:nil=\"1\"></phone>", isColumn: false),
    Case(
      testDescription: "not null", root: "xmlns:i=\"\(instance)\"",
      phone: "<phone i:nil=\"false\">13812345678</phone>", isColumn: false),
    Case(
      testDescription: "not null, by a digit", root: "xmlns:i=\"\(instance)\"",
      phone: "<phone i:nil=\"0\"/>", isColumn: false),
    Case(
      testDescription: "a value that is no boolean", root: "xmlns:xsi=\"\(instance)\"",
      phone: "<phone xsi:nil=\"yes\">13812345678</phone>", isColumn: false),
    Case(
      testDescription: "the usual prefix of another namespace", root: "xmlns:xsi=\"urn:other\"",
      phone: "<phone xsi:nil=\"true\">13812345678</phone>", isColumn: true),
    Case(
      testDescription: "given another meaning by the record", root: "xmlns:i=\"\(instance)\"",
      record: "xmlns:i=\"urn:other\"", phone: "<phone i:nil=\"0\">13812345678</phone>", isColumn: true),
    Case(
      testDescription: "given its meaning by the record", root: "xmlns:i=\"urn:other\"",
      record: "xmlns:i=\"\(instance)\"", phone: "<phone i:nil=\"true\"/>", isColumn: false),
    Case(
      testDescription: "declared behind its use",
      phone: "<phone i:nil=\"true\" xmlns:i=\"\(instance)\"/>", isColumn: false),
  ]

  private func folder(_ example: Case, keeps: Bool) throws -> Workdir {
    let dir = try Workdir()
    try dir.write(
      "m.yaml",
      """
      migration: nulls
      store: sqlite:s.leads
      sources:
        a: {files: "*.xml", mapping: map.yaml, trust: 1}
      gates: {quarantined: 100 %}

      """)
    try dir.write(
      "map.yaml",
      """
      mapping: leads
      reads: xml
      record: root/c
      object: lead
      key: "@id"
      fields:
        contact.name: {from: name, as: person}
        contact.mobile: {from: phone, as: phone}
      \(keeps ? "keep: [\"phone/@nil\"]" : "")

      """)
    try dir.write(
      "d.xml",
      """
      <root \(example.root)>
      <c id="1" \(example.record)><name>张三</name>\(example.phone)</c>
      <c id="2"><name>李四</name><phone>13912345678</phone></c>
      </root>

      """)
    return dir
  }

  @Test(arguments: cases) func isReadAlikeByAll(_ example: Case) throws {
    let dir = try folder(example, keeps: example.isColumn)
    let run = try dir.run("apply", "m.yaml")
    #expect(run.status == 0, "\(run)")
    for isThere in [true, false] {
      if !isThere { try FileManager.default.removeItem(atPath: dir.file("d.xml")) }
      // An export that is gone cannot be counted again; what landed can be looked at all the same.
      let verified = try dir.run("verify", "m.yaml", "--lang", "en")
      #expect(verified.status == (isThere ? 0 : 8), "\(verified)")
    }
  }

  /// Records of several exports, with and without a mark, each in its own surroundings.
  @Test func differsFromFileToFile() throws {
    let dir = try folder(Self.cases[0], keeps: true)
    try dir.write(
      "e.xml",
      """
      <root xmlns:o="\(Self.instance)"><c id="3"><name>王五</name><phone o:nil="true"/></c></root>
      """)
    let run = try dir.run("apply", "m.yaml")
    #expect(run.status == 0, "\(run)")
    let verified = try dir.run("verify", "m.yaml", "--lang", "en")
    #expect(verified.status == 0, "\(verified)")
  }

  /// The bytes of a refused record no longer stand where the prefix was declared.
  @Test func isKnownInAReplay() throws {
    var example = Self.cases[3]
    example.phone = "<phone>1.38E+10</phone><qq xsi:nil=\"true\"/>"
    let dir = try folder(example, keeps: false)
    try dir.write("map.yaml", dir.text("map.yaml") + "keep: [qq]\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let fixed = try dir.run(
      "quarantine", "fix", "m.yaml", "--record", "1", "--column", "phone", "--value", "13812345678")
    #expect(fixed.status == 0, "\(fixed)")
    let replayed = try dir.run("quarantine", "replay", "m.yaml")
    #expect(replayed.status == 0, "\(replayed)")
    #expect(try StoreReading(dir.file("s.leads")).int("SELECT count(*) FROM contact") == 2)
    let verified = try dir.run("verify", "m.yaml", "--lang", "en")
    #expect(verified.status == 0, "\(verified)")
  }
}
