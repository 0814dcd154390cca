import Foundation
import Model
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
    let value = try JSONSerialization.jsonObject(with: JSONReport.encode(report))
    let checker = try SchemaChecker(JSONReport.schema)
    #expect(checker.faults(value).isEmpty, "\(checker.faults(value).prefix(5))")
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
    let value = try JSONSerialization.jsonObject(with: JSONReport.encode(report))
    let checker = try SchemaChecker(JSONReport.verificationSchema)
    #expect(checker.faults(value).isEmpty, "\(checker.faults(value).prefix(5))")
    // Whole: nothing that the schema allows is left out.
    let members = try #require(value as? [String: Any])
    let known = try #require(checker.root["properties"] as? [String: Any])
    #expect(isWhole ? Set(members.keys) == Set(known.keys) : members.count == known.count - 4)
  }

  @Test func theCheckerFindsWhatIsNotInTheSchema() throws {
    let checker = try SchemaChecker(JSONReport.schema)
    let data = try JSONReport.encode(SampleReport.make())
    var value = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    value["extra"] = 1
    value["seconds"] = nil
    value["kind"] = "walk"
    value["digestBefore"] = "xyz"
    value["phases"] = [["name": 3, "seconds": -1]]
    #expect(
      Set(checker.faults(value)) == [
        "/extra: not in the schema", "/seconds: missing", "/kind: not one of the values",
        "/digestBefore: pattern",
        "/phases/0/name: not a string", "/phases/0/seconds: below the minimum",
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

/// The part of JSON Schema 2020-12 that the schema of the report uses.
struct SchemaChecker {
  let root: [String: Any]

  init(_ text: String) throws {
    root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  func faults(_ value: Any) -> [String] { check(value, root, "") }

  private func check(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    var rules = schema
    if let reference = schema["$ref"] as? String {
      let name = reference.replacing("#/$defs/", with: "")
      guard let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
        return ["\(path): no definition \(name)"]
      }
      rules = target
    }
    if let constant = rules["const"] as? String {
      return value as? String == constant ? [] : ["\(path): not \(constant)"]
    }
    if let values = rules["enum"] as? [String] {
      return (value as? String).map(values.contains) == true ? [] : ["\(path): not one of the values"]
    }
    switch rules["type"] as? String {
    case "object": return object(value, rules, path)
    case "array":
      guard let items = value as? [Any], let rule = rules["items"] as? [String: Any] else {
        return ["\(path): not an array"]
      }
      return items.enumerated().flatMap { check($1, rule, "\(path)/\($0)") }
    case "string":
      guard let text = value as? String else { return ["\(path): not a string"] }
      let isHexadecimal = text.count == 64 && text.allSatisfy { $0.isHexDigit && !$0.isUppercase }
      return rules["pattern"] == nil || isHexadecimal ? [] : ["\(path): pattern"]
    case "boolean": return value is Bool ? [] : ["\(path): not a boolean"]
    case "integer", "number":
      guard let number = (value as? Double) ?? (value as? Int).map(Double.init) else {
        return ["\(path): not a number"]
      }
      if rules["type"] as? String == "integer", number != number.rounded() {
        return ["\(path): not an integer"]
      }
      return number >= (rules["minimum"] == nil ? -.infinity : 0) ? [] : ["\(path): below the minimum"]
    default: return ["\(path): the schema says nothing"]
    }
  }

  private func object(_ value: Any, _ rules: [String: Any], _ path: String) -> [String] {
    guard let members = value as? [String: Any], let known = rules["properties"] as? [String: Any] else {
      return ["\(path): not an object"]
    }
    var found: [String] = []
    for name in rules["required"] as? [String] ?? [] where members[name] == nil {
      found.append("\(path)/\(name): missing")
    }
    for (name, member) in members {
      guard let rule = known[name] as? [String: Any] else {
        found.append("\(path)/\(name): not in the schema")
        continue
      }
      found += check(member, rule, "\(path)/\(name)")
    }
    return found
  }
}
