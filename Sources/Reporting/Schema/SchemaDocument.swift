import Verification

/// The schema of a document for machines (JSON Schema 2020-12), made from the types that are encoded.
struct SchemaDocument: Sendable {
  var title: String
  var about: String
  /// The document's members are those of all of these.
  var types: [any SchemaDescribed.Type]

  /// The schema as text, and where types and their notes disagree: nothing, when a document is right.
  func derived() throws -> (text: String, faults: [String]) {
    let probe = SchemaProbe()
    let members = try types.map(probe.members)
    let root = SchemaNode.object([
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text(title)),
      ("description", .text(about)), ("type", .text("object")), ("additionalProperties", .flag(false)),
      ("required", .texts(members.flatMap(\.required))),
      ("properties", .object(members.flatMap(\.properties))), ("$defs", .object(probe.definitions)),
    ])
    return (root.rendered() + "\n", probe.faults)
  }

  /// `leadferry-report/1`
  static let report = SchemaDocument(
    title: "LeadFerry report", about: "What one plan or one run does.", types: [RunReport.self])

  /// `leadferry-verification/1`
  static let verification = SchemaDocument(
    title: "LeadFerry verification",
    about: "What one verification of a store and its sources found, and what it did not look at.",
    types: [VerificationReport.Members.self, VerificationResult.self])
}
