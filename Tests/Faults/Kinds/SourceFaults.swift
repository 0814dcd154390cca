import Foundation

/// Sources, mappings and owners that are no longer what the newest run read.
enum SourceFaults {
  static let all = own + ControlFaults.all

  private static let own: [Fault] = [
    source("cut short", "线索2026.csv") { Data($0.prefix($0.count * 2 / 3)) },
    source("cut short by a byte", "oa-feed.json") { Data($0.dropLast()) },
    source("emptied", "u8-customer.xml") { _ in Data() },
    source("re-encoded", "线索2026.csv") { bytes in
      guard let text = String(data: bytes, encoding: .gbk) else { throw Complaint("not GBK") }
      return Data([0xEF, 0xBB, 0xBF] + text.utf8)
    },
    source("re-sorted", "线索2025.csv") { bytes in
      // The last two lines of records change places: all else stays.
      var lines = bytes.split(omittingEmptySubsequences: false) { $0 == 0x0A }.map { Data($0) }
      let records = lines.indices.filter {
        lines[$0].starts(with: Data("XS20".utf8)) && lines[$0].last == 0x0D
      }
      guard records.count > 1 else { throw Complaint("nothing to sort") }
      lines.swapAt(records[0], records[1])
      return Data(lines.joined(separator: [0x0A]))
    },
    source("one cell changed since", "oa-feed.json") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      guard let range = text.range(of: "\"heat\":\"") else { throw Complaint("no cell") }
      return Data(text.replacingCharacters(in: range, with: "\"heat\":\"x").utf8)
    },
    source("line ends", "线索2025.csv") { Data($0.filter { $0 != 0x0D }) },
    Fault(.source, "a file that is gone") { site in
      let path = try site.newest("u8-customer.xml")
      try FileManager.default.removeItem(atPath: site.file(path))
      return Harm(Harmed(file: path, mayBeUncheckable: true))
    },
    document("a mapping changed since: another scale", "excel-leads.yaml", "scale: 10000", "scale: 1000"),
    document("a mapping changed since: another column", "oa-feed.yaml", "contact.post", "contact.name"),
    document("a mapping changed since: a value map", "excel-leads.yaml", "无效: unqualified", "无效: lost"),
    document("the migration changed since", "migration.yaml", "trust: 3", "trust: 2"),
    document("the owners table changed since", "owners.csv", "A001,王芳", "A001,王方"),
  ]

  private static func source(
    _ name: String, _ file: String, _ change: @escaping @Sendable (Data) throws -> Data
  ) -> Fault {
    Fault(.source, name) { site in
      let path = try site.newest(file)
      let bytes = FileManager.default.contents(atPath: site.file(path)) ?? Data()
      let changed = try change(bytes)
      guard changed != bytes else { throw Complaint("\(name): \(file) stayed as it was") }
      try changed.write(to: URL(fileURLWithPath: site.file(path)))
      return Harm(Harmed(file: path, mayBeUncheckable: true))
    }
  }

  private static func document(_ name: String, _ file: String, _ from: String, _ to: String) -> Fault {
    Fault(.source, name) { site in
      let text = try String(contentsOfFile: site.file(file), encoding: .utf8)
      guard text.contains(from) else { throw Complaint("\(file) does not say \(from)") }
      try text.replacing(from, with: to, maxReplacements: 1)
        .write(toFile: site.file(file), atomically: true, encoding: .utf8)
      return Harm(Harmed(file: file, mayBeUncheckable: true))
    }
  }
}

extension Site {
  /// The path of a source file of the newest run, relative to the migration.
  func newest(_ name: String) throws -> String {
    guard
      let path = try text(
        "SELECT path FROM file WHERE path LIKE '%' || ? ORDER BY run DESC LIMIT 1", [name])
    else { throw Complaint("\(name) was not read") }
    return path
  }
}

extension String.Encoding {
  /// GB 18030, by its number in Foundation.
  static let gbk = String.Encoding(rawValue: 0x8000_0632)
}
