import Foundation

/// The sample company, carried over two nights; whole, or a small part of it.
public enum SampleCompany {
  /// - Parameters:
  ///   - folder: made anew.
  ///   - excerpt: which records to take; nil: all.
  ///   - nights: how many.
  /// - Returns: the world after the last night; `afterNight` sees it after each.
  public static func make(
    _ name: String, in folder: String, tool: Tool, excerpt: SampleExcerpt? = nil, nights: Int = 2,
    afterNight: (Int, World) throws -> Void = { _, _ in }
  ) throws -> World {
    let files = FileManager.default
    try? files.removeItem(atPath: folder)
    try files.createDirectory(atPath: folder + "/exports", withIntermediateDirectories: true)
    for name in ["migration.yaml", "excel-leads.yaml", "u8-customer.yaml", "oa-feed.yaml", "owners.csv"] {
      try files.copyItem(atPath: Project.sample(name), toPath: folder + "/" + name)
    }
    let world = World(
      name: name, folder: folder, migration: "migration.yaml", store: "anhe.leads", tool: tool
    ) { try exports(ofNight: $0, to: $1, excerpt) }
    if excerpt != nil {
      // Of a few records the refused ones are a large share.
      let path = folder + "/migration.yaml"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try text.replacing("quarantined: 2 %", with: "quarantined: 50 %")
        .write(toFile: path, atomically: true, encoding: .utf8)
    }
    for night in 1...nights {
      try world.exports(night, folder)
      let output = try tool.run(["apply", "migration.yaml", "--out", "run-\(night)"], in: folder)
      guard output.status == 0 else {
        throw Complaint("apply of night \(night) ended with \(output.status): \(output.err)")
      }
      try files.copyItem(atPath: world.storePath, toPath: folder + "/" + World.former(night))
      try afterNight(night, world)
    }
    return world
  }

  private static func exports(ofNight night: Int, to folder: String, _ excerpt: SampleExcerpt?) throws {
    let from = Project.sample("night\(night)")
    for name in try FileManager.default.contentsOfDirectory(atPath: from).sorted() {
      guard let bytes = FileManager.default.contents(atPath: from + "/" + name) else { continue }
      try (excerpt?.cut(name, bytes) ?? bytes)
        .write(to: URL(fileURLWithPath: folder + "/exports/" + name))
    }
  }
}
