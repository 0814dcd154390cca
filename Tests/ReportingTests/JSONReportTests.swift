import Foundation
import Model
import SchemaCheck
import Testing

@testable import Reporting

struct JSONReportTests {
  @Test(arguments: [RunReport.Kind.plan, .run])
  func whatIsEncodedComesBack(kind: RunReport.Kind) throws {
    let data = try JSONReport.encode(SampleReport.make(kind: kind))
    #expect(try JSONReport.encode(JSONReport.decode(data)) == data)
    #expect(String(decoding: data, as: UTF8.self).contains("\"entity\" : \"account\""))
  }

  @Test(arguments: [RunReport.Kind.plan, .run])
  func theReportKeepsToItsSchema(kind: RunReport.Kind) throws {
    var report = SampleReport.make(kind: kind)
    report.updates.file = "report-changes.csv"
    report.changesByField = [.init(field: "contact.mobile", filled: 1, changed: 2, cleared: 3)]
    let faults = try SchemaChecker(JSONReport.schema()).faults(JSONReport.encode(report))
    #expect(faults.isEmpty, "\(faults.prefix(5))")
  }

  @Test(arguments: [true, false])
  func theVerificationKeepsToItsSchema(isWhole: Bool) throws {
    var report = SampleVerification.make(showsValues: isWhole)
    if !isWhole {
      report.migration = nil
      report.title = nil
      report.sensitivity = nil
      report.result.totals = nil
    }
    let data = try JSONReport.encode(report)
    let checker = try SchemaChecker(JSONReport.verificationSchema())
    let faults = try checker.faults(data)
    #expect(faults.isEmpty, "\(faults.prefix(5))")
    // Whole: nothing that the schema allows is left out.
    let members = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let known = try #require(checker.root["properties"] as? [String: Any])
    #expect(isWhole ? Set(members.keys) == Set(known.keys) : members.count == known.count - 4)
  }

  /// A note about a member that is gone, and a type without notes, are faults of the schema.
  @Test(arguments: [SchemaDocument.report, .verification])
  func everyTypeIsDescribedAndEveryNoteHasItsMember(document: SchemaDocument) throws {
    #expect(try document.derived().faults == [])
  }

  @Test func aNoteWithoutAMemberAndATypeWithoutNotesAreNoticed() throws {
    struct Stale: SchemaDescribed {
      static let schema = SchemaNotes(nil, nil, ["gone": .about("…")])
      var here: Int
    }
    struct Bare: Decodable { var here: Int }
    struct Holder: SchemaDescribed {
      static let schema = SchemaNotes(nil)
      var bare: Bare
    }
    #expect(
      try SchemaDocument(title: "", about: "", types: [Stale.self]).derived().faults
        == ["Stale has no member gone"])
    #expect(throws: (any Error).self) {
      try SchemaDocument(title: "", about: "", types: [Holder.self]).derived()
    }
  }

  @Test func theSchemaSaysWhichMembersMayBeAbsentAndWhatTheyAre() throws {
    struct Inner: SchemaDescribed {
      static let schema = SchemaNotes("inner", "Within.", ["count": .from(1, "How many.")])
      var count: Int
      var share: Double?
    }
    struct Outer: SchemaDescribed {
      static let schema = SchemaNotes(nil, nil, ["digest": .pattern("^x$"), "all": .about("All of them.")])
      var digest: String
      var entity: Entity?
      var all: [Inner]
      var names: [String]?
      var isOn: Bool
    }
    let text = try SchemaDocument(title: "T", about: "A", types: [Outer.self]).derived().text
    let made = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
    let wanted = """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "T", "description": "A",
       "type": "object", "additionalProperties": false, "required": ["digest", "all", "isOn"],
       "properties": {"digest": {"type": "string", "pattern": "^x$"}, "entity": {"$ref": "#/$defs/entity"},
         "all": {"type": "array", "items": {"$ref": "#/$defs/inner"}, "description": "All of them."},
         "names": {"type": "array", "items": {"type": "string"}}, "isOn": {"type": "boolean"}},
       "$defs": {"entity": {"enum": ["account", "contact", "lead", "opportunity", "activity", "owner"]},
         "inner": {"description": "Within.", "type": "object", "additionalProperties": false,
           "required": ["count"], "properties": {"share": {"type": "number"},
             "count": {"type": "integer", "minimum": 1, "description": "How many."}}}}}
      """
    #expect(try made == JSONSerialization.jsonObject(with: Data(wanted.utf8)) as? NSDictionary)
  }

  @Test func theCheckerFindsWhatIsNotInTheSchema() throws {
    let checker = try SchemaChecker(JSONReport.schema())
    let data = try JSONReport.encode(SampleReport.make())
    var value = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    value["extra"] = 1
    value["seconds"] = nil
    value["kind"] = "walk"
    // As long as the SHA-256 of a file, which a digest of a store is not.
    value["digestBefore"] = String(repeating: "0", count: 64)
    value["title"] = ["zh": true, "en": 1]
    value["phases"] = [["name": 3, "seconds": -1]]
    let faults = try checker.faults(JSONSerialization.data(withJSONObject: value))
    #expect(
      Set(faults) == [
        "/extra: not in the schema", "/seconds: missing", "/kind: not one of the values",
        "/digestBefore: pattern", "/title/zh: not of type string", "/title/en: not of type string",
        "/phases/0/name: not of type string", "/phases/0/seconds: below the minimum",
      ])
  }

  @Test func pageTextEscapesWhatCouldEndAScript() {
    var json = JSONText()
    json.array {
      $0.string("</script>&\u{1F}\n\"\\中")
      $0.null()
      $0.number(-7)
      $0.object { $0.key("k") }
    }
    #expect(json.text == #"["\u003c/script\u003e\u0026\u001f\n\"\\中",null,-7,{"k":}]"#)
  }
}
