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

  /// The schema as text.
  public static var schema: String { JSONSchema.text }

  public static var verificationSchema: String { VerificationSchema.text }
}
