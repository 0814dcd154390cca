import Foundation

/// A report for machines, encoded: the `RunReport`, which `schema` documents (JSON Schema 2020-12), or the
/// `VerificationReport`, which `verificationSchema` documents.
public enum JSONReport {
  /// UTF-8, keys sorted, indented by two blanks, so that two reports can be compared line by line.
  /// A member without a value is left out. Throws only for a number that JSON has no form for.
  public static func encode(_ report: RunReport) throws -> Data { try text(report) }

  public static func encode(_ report: VerificationReport) throws -> Data { try text(report) }

  private static func text(_ report: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(report)
  }

  public static func decode(_ data: Data) throws -> RunReport {
    try JSONDecoder().decode(RunReport.self, from: data)
  }

  /// The schema of a `RunReport` as text, made from the type.
  public static func schema() throws -> String { try SchemaDocument.report.derived().text }

  /// The schema of a `VerificationReport` as text, made from the type.
  public static func verificationSchema() throws -> String { try SchemaDocument.verification.derived().text }
}
