import Documents
import Model
import Testing

@testable import Verification

/// Whatever a mapping may do to a cell, the verifier has a relation for it; and where it has none, it says
/// that it cannot check.
@Suite struct EveryTransformTests {
  private func view(_ transform: String) throws -> MappingView {
    let text = SourceText(
      path: "m.yaml",
      text: """
        mapping: m
        reads: csv
        object: account
        fields:
          account.name: {from: a, as: \(transform)}
          account.website: b
        """)
    let file = try #require(MappingFile.load(text: text).value)
    return MappingView(file, owners: nil)
  }

  @Test(arguments: TransformSpec.all.map(\.name)) func hasARelation(transform: String) throws {
    let view = try view(transform)
    #expect(view.unknownTransforms == [])
    #expect(view.kinds[0].groups[0].fields.count == 2)
  }

  @Test func whatHasNoneIsNamed() throws {
    let view = try view("teleport")
    #expect(view.unknownTransforms == ["teleport"])
    #expect(view.kinds[0].groups[0].fields.count == 1, "the other field stays")
  }
}
