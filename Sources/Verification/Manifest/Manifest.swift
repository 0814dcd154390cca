import Foundation

/// What a verification saw, so that one years later can say whether it sees the same: `manifest.json` in
/// the folder of `verify --out`. It holds no value of any record. Keys and their order never change within
/// one format; two verifications of the same things write the same bytes.
public struct Manifest: Sendable, Codable, Equatable {
  public static let format = "leadferry-manifest/1"

  /// A source file, as it lay there and as it was read.
  public struct Source: Sendable, Codable, Equatable {
    public var source: String
    /// Entity of its records.
    public var object: String
    /// Relative to the migration.
    public var path: String
    /// Name of the mapping by which its records were read. Nil: written before it was noted.
    public var mapping: String?
    public var bytes: Int
    /// Of the file as it lies on disk; 64 hexadecimal digits.
    public var sha256: String
    public var records: Int
    /// Of its records, in whatever order: the sum modulo 2^128 of the XXH3-128 of each record's canonical
    /// bytes (`RecordCanon`); 32 hexadecimal digits. Nil: no mapping said how to read them.
    public var digest: String?
  }

  /// The migration, a mapping, the owners table.
  public struct Document: Sendable, Codable, Equatable {
    public var path: String
    public var sha256: String
  }

  public struct Store: Sendable, Codable, Equatable {
    public var runs: Int
    public var records: Int
    public var goldenRows: Int
    /// Of landed values and golden rows, in whatever order; 32 hexadecimal digits.
    public var digest: String
    /// SHA-256 of what the newest run sealed of all other tables; nil: it sealed nothing.
    public var seal: String?
  }

  public var manifest = Self.format
  public var toolVersion: String
  public var documents: [Document] = []
  public var sources: [Source] = []
  public var store: Store

  public init(toolVersion: String, store: Store) {
    self.toolVersion = toolVersion
    self.store = store
  }

  /// Keys in order, one to a line, a line end behind the last.
  public var json: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings and whole numbers alone cannot fail to encode.
    return ((try? encoder.encode(self)) ?? Data()) + Data("\n".utf8)
  }

  /// Nil: it is none, or of another format.
  public static func read(path: String) -> Manifest? {
    guard let bytes = FileManager.default.contents(atPath: path),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: bytes), manifest.manifest == format
    else { return nil }
    return manifest
  }
}
