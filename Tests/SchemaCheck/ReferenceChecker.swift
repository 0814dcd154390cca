import Foundation

/// Python's `jsonschema`: a checker that is not ours.
public enum ReferenceChecker {
  private static let program = """
    import json, sys
    from jsonschema import Draft202012Validator
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for name in sys.argv[2:]:
        for fault in Draft202012Validator(schema).iter_errors(json.load(open(name, encoding="utf-8"))):
            print(name, "/".join(map(str, fault.absolute_path)), fault.message[:200])
    """

  /// What of the files does not keep to the schema, a line each; empty: all do.
  /// - Throws: when there is no Python with `jsonschema`: the Makefile installs both.
  public static func faults(schema: String, documents: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", program, schema] + documents
    let out = Pipe()
    process.standardOutput = out
    process.standardError = out
    try process.run()
    let said = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? said : said + "exit \(process.terminationStatus)"
  }
}
