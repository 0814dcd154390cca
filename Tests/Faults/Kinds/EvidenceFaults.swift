import Foundation
import GRDB
import Model
import Store

/// Stored records: there, twice, in each other's place, cut, or no longer what the file says.
enum EvidenceFaults {
  static let all: [Fault] = records + parts + raw + places

  private static let records: [Fault] = [
    Fault(.evidence, "a record dropped", .mended) { site in
      let place = try site.place(of: try site.loneRecord())
      try site.drop(place.record)
      return Harm(Harmed(place))
    },
    Fault(.evidence, "a record twice", .mended) { site in
      let record = try site.loneRecord()
      let copy = try site.duplicate(record)
      return Harm([Harmed(try site.place(of: copy))], near: [record])
    },
    Fault(.evidence, "a record twice, under one key") { site in
      let record = try site.loneRecord()
      let copy = try site.duplicate(record)
      try site.write(
        "UPDATE record SET key = (SELECT key FROM record WHERE id = ?) WHERE id = ?", [record, copy])
      return Harm([Harmed(try site.place(of: copy))], near: [record])
    },
    Fault(.evidence, "two records in each other's place", .mended) { site in
      let two = try site.lonePair()
      let landed = try two.map { try site.landed($0) }
      try site.set(two[0], landed[1])
      try site.set(two[1], landed[0])
      return Harm(try two.map { Harmed(try site.place(of: $0)) })
    },
    Fault(.evidence, "a landing lost") { site in
      let record = try site.loneRecord()
      try site.write("DELETE FROM landing WHERE record = ?", [record])
      return Harm(Harmed(try site.place(of: record)))
    },
    Fault(.evidence, "a landing cut in the middle") { site in
      let record = try site.loneRecord()
      let bytes = try site.landed(record).bytes
      try site.set(record, bytes: Array(bytes.prefix(bytes.count - 3)))
      return Harm(Harmed(try site.place(of: record)))
    },
    Fault(.evidence, "a landing emptied") { site in
      let record = try site.loneRecord()
      try site.set(record, bytes: [])
      return Harm(Harmed(try site.place(of: record)))
    },
  ]

  private static let parts: [Fault] = [
    Fault(.evidence, "the last child of a customer", .mended) { site in
      let (record, part) = try site.lastChild()
      var landed = try site.landed(record)
      landed.parts.removeAll { $0.entity == part.entity && $0.number == part.number }
      try site.set(record, landed)
      return Harm(Harmed(try site.place(of: record), object: Entity(rawValue: part.entity)?.name))
    },
    Fault(.evidence, "an opportunity lost", .mended) { site in
      let victim = try site.victim("opportunity.amount")
      var landed = try site.landed(victim.place.record)
      landed.parts.removeAll { $0.entity == Entity.opportunity.rawValue }
      try site.set(victim.place.record, landed)
      return Harm(Harmed(victim.place, object: "opportunity"))
    },
  ]

  private static let raw: [Fault] = [
    Fault(.evidence, "a raw block removed") { site in
      let row = try site.pick("SELECT raw_block, count(*) FROM record GROUP BY raw_block ORDER BY 1")
      let block: Int = row[0]
      let records = try site.rows("SELECT id FROM record WHERE raw_block = ?", [block]).map { $0[0] as Int }
      try site.write("DELETE FROM raw_block WHERE id = ?", [block])
      let former = try site.rows("SELECT record FROM record_version WHERE raw_block = ?", [block])
      return Harm(
        try records.prefix(3).map { Harmed(try site.place(of: $0)) },
        near: Set(records).union(former.map { $0[0] as Int }))
    },
    Fault(.evidence, "one byte of a raw record") { site in
      let place = try site.place(of: try site.loneRecord())
      try site.editRaw(of: place.record) { bytes, range in
        // A letter or digit in its middle: the first behind which there is one more.
        let at = range.first { $0 > range.lowerBound + range.count / 3 && (48...57).contains(bytes[$0]) }
        let place = at ?? range.lowerBound
        bytes[place] = bytes[place] == 55 ? 56 : 55
      }
      return Harm(Harmed(place))
    },
    Fault(.evidence, "a raw record one byte short") { site in
      let record = try site.loneRecord()
      try site.write("UPDATE record SET raw_length = raw_length - 1 WHERE id = ?", [record])
      return Harm(Harmed(try site.place(of: record)))
    },
    Fault(.evidence, "two raw records swapped") { site in
      let two = try site.lonePair()
      let sql = "SELECT raw_block, raw_offset, raw_length FROM record WHERE id = ?"
      let rows = try two.map { try site.pick(sql, [$0]) }
      for (record, row) in zip(two, rows.reversed()) {
        let (block, offset, length): (Int, Int, Int) = (row[0], row[1], row[2])
        try site.write(
          "UPDATE record SET raw_block = ?, raw_offset = ?, raw_length = ? WHERE id = ?",
          [block, offset, length, record])
      }
      return Harm(try two.map { Harmed(try site.place(of: $0)) })
    },
  ]

  private static let places: [Fault] = [
    record("a key", .mended, "key = key || '1'"),
    sealed("another line", "line = line + 1"),
    record("another fingerprint", .open, "fingerprint = fingerprint + 1"),
    record("vanished, and is not", .mended, "vanished_run = last_run"),
    record("another first run", .open, "first_run = first_run + 1"),
    sealed("another last run", "last_run = last_run + 1"),
    Fault(.evidence, "a vanish mark lost", .mended) { site in
      let row = try site.pick("SELECT id FROM record WHERE vanished_run IS NOT NULL ORDER BY id")
      let record: Int = row[0]
      try site.write("UPDATE record SET vanished_run = NULL WHERE id = ?", [record])
      return Harm(Harmed(try site.place(of: record)))
    },
    Fault(.evidence, "two ordinals swapped") { site in
      let two = try site.lonePair()
      let places = try two.map { try site.place(of: $0) }
      try site.write("UPDATE record SET ordinal = ? WHERE id = ?", [places[1].ordinal, two[0]])
      try site.write("UPDATE record SET ordinal = ? WHERE id = ?", [places[0].ordinal, two[1]])
      return Harm(Harmed(run: 2, object: "record"))
    },
    Fault(.evidence, "a former version lost") { site in
      let row = try site.pick(
        """
        SELECT v.record, v.run, f.path, v.ordinal, v.line FROM record_version v JOIN file f ON f.id = v.file
        WHERE v.bytes IS NOT NULL ORDER BY 1, 2
        """)
      let (record, run): (Int, Int) = (row[0], row[1])
      try site.write("DELETE FROM record_version WHERE record = ? AND run = ?", [record, run])
      // Named by the place where that version was read.
      var place = try site.place(of: record)
      (place.file, place.ordinal, place.line) = (row[2], row[3], row[4])
      return Harm(Harmed(place))
    },
    Fault(.evidence, "a former value changed") { site in
      let row = try site.pick(
        "SELECT record, run, bytes FROM record_version WHERE bytes IS NOT NULL ORDER BY 1, 2")
      let (record, run, bytes): (Int, Int, Data) = (row[0], row[1], row[2])
      var landed = LandedRecord(Array(bytes))
      guard let part = landed.parts.indices.last, let value = landed.parts[part].values.indices.last else {
        throw Complaint("no former values")
      }
      landed.parts[part].values[value].bytes.append(UInt8(ascii: "1"))
      try site.write(
        "UPDATE record_version SET bytes = ? WHERE record = ? AND run = ?",
        [Data(landed.bytes), record, run])
      return Harm(Harmed(try site.place(of: record)))
    },
  ]

  /// What no other table says again: the newest run's seal names table and run.
  private static func sealed(_ name: String, _ change: String) -> Fault {
    Fault(.evidence, name) { site in
      try site.write("UPDATE record SET \(change) WHERE id = ?", [try site.loneRecord()])
      return Harm(Harmed(run: 2, object: "record"))
    }
  }

  private static func record(_ name: String, _ cover: Fault.Cover, _ change: String) -> Fault {
    Fault(.evidence, name, cover) { site in
      let record = try site.loneRecord()
      try site.write("UPDATE record SET \(change) WHERE id = ?", [record])
      return Harm(Harmed(try site.place(of: record)))
    }
  }
}
