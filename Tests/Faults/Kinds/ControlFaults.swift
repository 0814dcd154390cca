import Base
import Foundation

/// Totals that no longer add up, control files that contradict their export, manifests of another state.
enum ControlFaults {
  static let all: [Fault] = [
    cell("one cell changed since, and its file's digest with it", "\"heat\":\"", "\"heat\":\"x"),
    cell("a name changed since, and its file's digest with it", "\"channel\":\"", "\"channel\":\"某"),
    control("a control file of more records", ".control") { site, path in
      "records: \((try site.int("SELECT max(records) FROM file WHERE path = ?", [path]) ?? 0) + 1)\n"
    },
    control("a control file of another file", ".sha256") { _, _ in
      SHA256.hex(of: "another file") + "  oa-feed.json\n"
    },
    control("a control file of another sum", ".control") { _, _ in "sums: {budget: 0.01}\n" },
    manifest("a manifest of another export", object: "source") { text, site in
      let path = try site.newest("oa-feed.json")
      let digest =
        try site.text("SELECT sha256 FROM file WHERE path = ? ORDER BY run DESC LIMIT 1", [path]) ?? ""
      return (text.replacing(digest, with: SHA256.hex(of: "another file")), path)
    },
    manifest("a manifest of other records", object: "source") { text, site in
      let path = try site.newest("oa-feed.json")
      // The digest stands above the path.
      var lines = text.split(separator: "\n").map(String.init)
      guard let at = lines.firstIndex(where: { $0.contains("\"\(path)\"") }),
        let digest = lines[..<at].lastIndex(where: { $0.contains("\"digest\"") })
      else { throw Complaint("no source") }
      lines[digest] = "\"digest\": \"" + String(repeating: "0", count: 32) + "\","
      return (lines.joined(separator: "\n"), path)
    },
    manifest("a manifest of another mapping", object: "document") { text, site in
      let bytes = FileManager.default.contents(atPath: site.file("oa-feed.yaml")) ?? Data()
      return (text.replacing(SHA256.hex(of: Array(bytes)), with: SHA256.hex(of: "other")), "oa-feed.yaml")
    },
    manifest("a manifest of another store", object: "store") { text, site in
      let digest = try site.text("SELECT digest_after FROM run ORDER BY id DESC LIMIT 1") ?? ""
      return (text.replacing(digest, with: String(repeating: "0", count: 32)), nil)
    },
  ]

  /// A cell of a record that the store has: the file is said to be the one that the run read.
  private static func cell(_ name: String, _ from: String, _ to: String) -> Fault {
    Fault(.source, name, .mended) { site in
      let path = try site.newest("oa-feed.json")
      let text = try String(contentsOfFile: site.file(path), encoding: .utf8)
      let rows = try site.rows(
        """
        SELECT r.id, r.key FROM record r JOIN source s ON s.id = r.source
        WHERE s.name = 'oa' AND r.vanished_run IS NULL ORDER BY r.id
        """)
      for row in rows {
        let (record, key): (Int, String) = (row[0], row[1])
        guard let start = text.range(of: "\"id\":\(key)") ?? text.range(of: "\"id\":\"\(key)\"") else {
          continue
        }
        // Up to the next record.
        let end =
          text.range(of: "\"id\":", range: start.upperBound..<text.endIndex)?.lowerBound ?? text.endIndex
        guard let cell = text.range(of: from, range: start.upperBound..<end) else { continue }
        let changed = text.replacingCharacters(in: cell, with: to)
        try changed.write(toFile: site.file(path), atomically: true, encoding: .utf8)
        try site.write(
          "UPDATE file SET sha256 = ?, bytes = ? WHERE path = ? AND run = (SELECT max(id) FROM run)",
          [SHA256.hex(of: changed), changed.utf8.count, path])
        return Harm(Harmed(try site.place(of: record)))
      }
      throw Complaint.noVictim(name)
    }
  }

  private static func control(
    _ name: String, _ suffix: String, _ text: @escaping @Sendable (Site, String) throws -> String
  ) -> Fault {
    Fault(.source, name) { site in
      let path = try site.newest("oa-feed.json")
      try text(site, path).write(toFile: site.file(path + suffix), atomically: true, encoding: .utf8)
      return Harm(Harmed(file: path))
    }
  }

  /// - Parameter change: of the manifest's text; answers the file that must be named.
  private static func manifest(
    _ name: String, object: String,
    _ change: @escaping @Sendable (String, Site) throws -> (text: String, file: String?)
  ) -> Fault {
    Fault(.source, name) { site in
      _ = try site.world.tool.verify(site.world.migration, in: site.folder, ["--out", "proof"])
      let path = site.file("proof/manifest.json")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let changed = try change(text, site)
      guard changed.text != text else { throw Complaint("\(name): the manifest stayed as it was") }
      try changed.text.write(toFile: path, atomically: true, encoding: .utf8)
      var harm = Harm(Harmed(file: changed.file, object: object))
      harm.arguments = ["--manifest", "proof/manifest.json"]
      return harm
    }
  }
}
