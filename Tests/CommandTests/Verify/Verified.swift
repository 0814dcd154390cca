import Base
import Foundation
import Testing

/// What tests of `verify --json` read of it.
struct ViolatedFinding {
  var check: String
  var file: String?
  var line: Int?
  var object: String?
  var field: String?
  var expected: String?
  var actual: String?
}

extension Workdir {
  private func result(_ json: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  func violated(_ json: String) throws -> [ViolatedFinding] {
    let findings = try result(json)["findings"] as? [[String: Any]] ?? []
    return findings.filter { $0["verdict"] as? String == "violated" }.map { finding in
      let subject = finding["subject"] as? [String: Any] ?? [:]
      return ViolatedFinding(
        check: finding["check"] as? String ?? "", file: subject["file"] as? String,
        line: subject["line"] as? Int, object: subject["object"] as? String,
        field: subject["field"] as? String,
        expected: finding["expected"] as? String, actual: finding["actual"] as? String)
    }
  }

  /// How often a check held, was violated and could not be made.
  func tally(_ json: String, _ check: String) throws -> [Int] {
    let checks = try result(json)["checks"] as? [[String: Any]] ?? []
    let tally = try #require(checks.first { $0["check"] as? String == check })
    return ["holds", "violated", "notCheckable"].map { tally[$0] as? Int ?? -1 }
  }

  func sha256(_ name: String) throws -> String { SHA256.hex(of: Array(try #require(bytes(name)))) }
}
