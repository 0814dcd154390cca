import Foundation

/// Leads as the bench generates them, of any number.
public enum GeneratedLeads {
  /// - Parameters:
  ///   - tool, bench: release builds.
  public static func make(rows: Int, in folder: String, tool: Tool, bench: Tool) throws -> World {
    let files = FileManager.default
    try? files.removeItem(atPath: folder)
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["bench-csv.yaml", "bench-csv-leads.yaml"] {
      try files.copyItem(atPath: Project.folder + "/Benchmarks/" + name, toPath: folder + "/" + name)
    }
    try files.copyItem(atPath: Project.sample("owners.csv"), toPath: folder + "/owners.csv")
    let world = World(
      name: "\(rows) generated leads", folder: folder, migration: "bench-csv.yaml",
      store: "bench-csv.leads", tool: tool
    ) { _, _ in throw Complaint("generated leads are carried over once") }
    let made = try bench.run(
      ["generate", "--rows", "\(rows)", "--seed", "1", "--format", "csv", "--out", "leads.csv"], in: folder)
    guard made.status == 0 else { throw Complaint("generate ended with \(made.status): \(made.err)") }
    let applied = try tool.run(["apply", world.migration, "--out", "run-1"], in: folder)
    guard applied.status == 0 else { throw Complaint("apply ended with \(applied.status): \(applied.err)") }
    return world
  }
}
