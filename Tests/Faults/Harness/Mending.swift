import Foundation
import GRDB
import Model

extension Site {
  /// Makes the store agree with itself again after a harm, as if the tool had written it so: golden
  /// rows follow their records, and the newest run's digest is that of the content. The verification
  /// itself tells how: what it would still find afterwards does not come from the store alone.
  public func mend() throws {
    for _ in 0..<8 {
      let verified = try world.tool.verify(world.migration, in: folder)
      let golden = verified.findings.filter {
        $0.isViolated && ($0.check == "golden" || $0.check == "crosswalk")
      }
      for finding in golden { try mend(finding) }
      if verified.has("digest") {
        try write(
          "UPDATE run SET digest_after = ? WHERE id = (SELECT max(id) FROM run)", [verified.digest])
      }
      // Last, when all that it seals is as it is to be.
      guard golden.isEmpty && !verified.has("digest") else { continue }
      let seals = verified.findings.filter { $0.check == "seal" && $0.isViolated }
      for finding in seals { try mendSeal(finding) }
      if seals.isEmpty { return }
    }
    throw Complaint("the store does not agree with itself after eight rounds of mending")
  }

  private func mend(_ finding: Verified.Finding) throws {
    guard let object = finding.subject.object, Entity(name: object) != nil,
      let id = finding.subject.id
    else {
      throw Complaint("cannot be mended: \(finding.name)")
    }
    guard finding.check == "golden", let field = finding.subject.field else {
      // A golden row without a record behind it.
      return try write("DELETE FROM \(object) WHERE id = ?", [id])
    }
    // The values' types are those of the columns: STRICT tables convert text that is a number.
    try write("UPDATE \(object) SET \(field) = ? WHERE id = ?", [finding.expected, id])
  }

  private func mendSeal(_ finding: Verified.Finding) throws {
    guard let run = finding.subject.run, let table = finding.subject.object else { return }
    try write(
      "UPDATE run SET seal = json_set(seal, '$.\"' || ? || '\"', ?) WHERE id = ?",
      [table, finding.actual, run])
  }
}
