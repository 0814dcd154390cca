import CZlib
import Foundation

/// A store as a released version of the tool left it after two nights over `World`, byte for byte. Never
/// made anew: what stands in the field is what must open.
public enum PinnedStore: Int, CaseIterable, Sendable {
  /// Of the last build with schema version 1.
  case version1 = 1
  /// Of the first release with schema version 2. Besides the nights somebody judged a pair, corrected a
  /// cell and replayed the record; the third night was applied and taken back.
  case version2 = 2

  /// The name of the store in `World/migration.yaml`.
  public static let name = "pinned.leads"

  /// The digest of its content after each of its runs.
  public var digests: [String] {
    let (first, last) = ("5df807e24d97aa9e3943fb46e77ba8c5", "fd3f78a731a3558d776146efc6588ef8")
    return switch self {
    case .version1: [first, last]
    case .version2: [first, "0bb6cebb7d888f8b29ed0aef58745cb9", last]
    }
  }

  /// How many runs can be taken back: what those of version 1 replaced was not kept.
  public var undoableRuns: Int { self == .version1 ? 0 : 3 }

  /// Writes migration, mappings, owners, the exports of the second night and the store into a folder.
  public func unpack(into folder: String) throws {
    let url = URL(fileURLWithPath: folder)
    for file in ["migration.yaml", "sheet.yaml", "erp.yaml", "oa.yaml", "owners.csv"] {
      try Self.world(file).write(to: url.appendingPathComponent(file))
    }
    try Self.writeNight(2, into: folder)
    try store().write(to: url.appendingPathComponent(Self.name))
  }

  /// Replaces the exports by those of a night: 1, 2, or 3, which no pinned store has seen.
  public static func writeNight(_ night: Int, into folder: String) throws {
    let exports = URL(fileURLWithPath: folder).appendingPathComponent("exports")
    try FileManager.default.createDirectory(at: exports, withIntermediateDirectories: true)
    for file in ["sheet.csv", "erp.xml", "oa.json"] {
      try world("night\(night)/\(file)").write(to: exports.appendingPathComponent(file))
    }
  }

  private static func world(_ name: String) throws -> Data {
    try Data(contentsOf: Bundle.module.bundleURL.appendingPathComponent("World/\(name)"))
  }

  /// The file's bytes, unpacked.
  private func store() throws -> Data {
    let path = Bundle.module.bundleURL.appendingPathComponent("Released/version\(rawValue).leads.gz").path
    guard let file = gzopen(path, "rb") else { throw CocoaError(.fileNoSuchFile) }
    defer { gzclose(file) }
    var bytes = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = gzread(file, &buffer, UInt32(buffer.count))
      guard count >= 0 else { throw CocoaError(.fileReadCorruptFile) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<Int(count)])
    }
  }
}
