import Foundation
import Mapping
import Model
import Testing

@Suite struct FieldsTests {
  /// `make docs` writes both anew.
  @Test(arguments: [("en", "Docs/Fields.md"), ("zh", "Docs/zh/Fields.md")])
  func thePageIsWhatTheToolWrites(language: String, path: String) throws {
    let page = try String(contentsOf: Page.root.appendingPathComponent(path), encoding: .utf8)
    let written = try Workdir().run("fields", "--markdown", "--lang", language)
    #expect(written.status == 0, "\(written)")
    #expect(page == written.out, "\(path) is not what the code says: make docs")
  }

  @Test(arguments: ["zh", "en"]) func namesEveryFieldTransformAndOption(language: String) throws {
    let fields = try Workdir().run("help", "fields", "--lang", language)
    #expect(fields.status == 0, "\(fields)")
    for field in LeadModel.allFields {
      #expect(fields.out.contains("  \(field.path) "), "\(field.path)")
      for synonym in field.synonyms { #expect(fields.out.contains(synonym), "\(field.path): \(synonym)") }
    }
    let transforms = try Workdir().run("help", "transforms", "--lang", language)
    #expect(transforms.status == 0, "\(transforms)")
    for transform in TransformRegistry.all {
      #expect(transforms.out.contains("as: \(transform.name)\n"), "\(transform.name)")
      for option in transform.options { #expect(transforms.out.contains("    \(option.name): ")) }
      for code in transform.codes { #expect(transforms.out.contains(code), "\(code)") }
    }
    for line in (fields.out + transforms.out).split(separator: "\n") where HelpTests.width(line) > 80 {
      Issue.record("\(HelpTests.width(line)) columns: \(line)")
    }
  }

  @Test func tellsOfOneThing() throws {
    let dir = try Workdir()
    let field = try dir.run("fields", "lead.status")
    #expect(
      field.out.contains("lead.status") && field.out.contains("working") && !field.out.contains("lead.title"))
    #expect(!field.out.contains("as: "), "\(field.out)")
    let phone = try dir.run("fields", "phone")
    #expect(phone.out.hasPrefix("as: phone\n") && phone.out.contains("extension"), "\(phone.out)")
    let wrong = try dir.run("fields", "lead.statsu")
    #expect(wrong.status == 64 && wrong.err.contains("did you mean 'lead.status'?"), "\(wrong)")
  }

  @Test func printsJSONForMachines() throws {
    struct Said: Decodable {
      struct Entity: Decodable {
        struct Field: Decodable { var path: String }
        var fields: [Field]
      }
      var entities: [Entity]
    }
    let printed = try Workdir().run("fields", "--json")
    let said = try JSONDecoder().decode(Said.self, from: Data(printed.out.utf8))
    #expect(said.entities.flatMap(\.fields).map(\.path) == LeadModel.allFields.map(\.path))
  }
}
