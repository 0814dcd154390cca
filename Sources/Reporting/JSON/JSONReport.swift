import Foundation

/// A report for machines: the `RunReport`, encoded. `schema` documents it (JSON Schema 2020-12).
public enum JSONReport {
  /// UTF-8, keys sorted, indented by two blanks, so that two reports can be compared line by line.
  /// A member without a value is left out. Throws only for a number that JSON has no form for.
  public static func encode(_ report: RunReport) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(report)
  }

  public static func decode(_ data: Data) throws -> RunReport {
    try JSONDecoder().decode(RunReport.self, from: data)
  }

  /// The schema as text.
  public static var schema: String { JSONSchema.text }
}
