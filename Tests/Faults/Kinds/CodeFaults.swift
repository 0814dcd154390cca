import Foundation
import GRDB
import Model

/// Sabotaged code: a debug build that does one thing wrong carries the first night over. What it did
/// to whom is read off by laying its store beside that of sound code.
enum CodeFaults {
  static let all: [Fault] = [
    "importer-swaps-cells", "importer-loses-cell", "importer-loses-record", "transform-swaps-digits",
    "transform-forgets-zone", "survivorship-takes-loser",
  ].map(sabotage)

  private static func sabotage(_ name: String) -> Fault {
    Fault(.code, name.replacing("-", with: " ")) { site in
      let output = try site.carryAgain(["LEADFERRY_SABOTAGE": name])
      guard output.status == 0 else {
        guard output.status == 1, !FileManager.default.fileExists(atPath: site.storePath) else {
          throw Complaint("apply ended with \(output.status): \(output.err)")
        }
        var harm = Harm([])
        harm.refusedBy = output.status
        return harm
      }
      let harmed = try site.differing()
      guard !harmed.isEmpty else { throw Complaint("the sabotage did nothing") }
      // Wrong values draw wrong matches after them.
      let all = try site.rows("SELECT id FROM record").map { $0[0] as Int }
      return Harm(harmed, near: Set(all))
    }
  }
}

extension Site {
  /// What the store has otherwise than that of sound code has it after the first night.
  fileprivate func differing() throws -> [Harmed] {
    let sound = try former(1)
    let landed = try sound.read { db in
      try Row.fetchAll(
        db,
        sql:
          "SELECT s.name || '/' || r.key, l.bytes FROM landing l JOIN record r ON r.id = l.record JOIN source s ON s.id = r.source"
      )
    }
    let soundly = Dictionary(
      landed.map { ($0[0] as String, LandedRecord(Array($0[1] as Data))) },
      uniquingKeysWith: { first, _ in first })
    var harmed: [Harmed] = []
    for row in try rows("SELECT id FROM record ORDER BY id") {
      let place = try place(of: row[0])
      let (now, was) = (try self.landed(place.record), soundly["\(place.source)/\(place.key)"])
      if now != was { harmed += fields(now, was).map { Harmed(place, fields: [$0]) } }
    }
    if !harmed.isEmpty { return harmed }
    for entity in Entity.allCases where entity != .owner {
      let sql = "SELECT * FROM \(entity.name) ORDER BY nr"
      let (now, was) = (try rows(sql), try sound.read { try Row.fetchAll($0, sql: sql) })
      for (row, other) in zip(now, was) where row != other {
        let columns = row.columnNames.filter { (row[$0] as DatabaseValue) != (other[$0] as DatabaseValue) }
        harmed += columns.map { Harmed(object: entity.name, id: row["id"], fields: [$0]) }
      }
    }
    return harmed
  }

  private func fields(_ landed: LandedRecord, _ other: LandedRecord?) -> [String] {
    var names: [String] = []
    for part in landed.parts {
      let values = other?.parts.first { $0.entity == part.entity && $0.number == part.number }?.values ?? []
      for value in part.values where !values.contains(value) {
        guard let entity = Entity(rawValue: part.entity),
          let field = LeadModel.field(entity, number: value.field)
        else { continue }
        names.append(field.name)
      }
    }
    return names
  }
}
