import Foundation
import Testing

extension Workdir {
  /// The sample migration, its sources as of a night.
  func writeSample(night: Int = 1) throws {
    let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("SampleData")
    let files = FileManager.default
    for name in ["migration.yaml", "excel-leads.yaml", "u8-customer.yaml", "oa-feed.yaml", "owners.csv"] {
      try write(name, Data(contentsOf: sample.appendingPathComponent(name)))
    }
    try? files.removeItem(atPath: file("exports"))
    let folder = sample.appendingPathComponent("night\(night)")
    for name in try files.contentsOfDirectory(atPath: folder.path) {
      try write("exports/\(name)", Data(contentsOf: folder.appendingPathComponent(name)))
    }
  }

  /// The sample's store.
  func sampleReading() throws -> StoreReading { try StoreReading(file("anhe.leads")) }

  /// A JSON file that the tool wrote.
  func json(_ name: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: bytes(name) ?? Data()) as? [String: Any])
  }
}

/// A generator that a test can repeat: xorshift64*.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
