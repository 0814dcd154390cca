import Foundation
import Run
import Store

/// Looks through what landed, and what stands in quarantine, for texts as they are written there.
enum ValueScan {
  static func find(_ texts: [String], _ session: StoreSession) throws -> TraceFound {
    let needles = Set(texts).map { Array($0.utf8) }
    var found = TraceFound()
    try session.forEachLanding { record, bytes in
      if needles.contains(where: { holds(bytes, $0) }) { found.records.append(record) }
    }
    for refusal in try session.openRecords() {
      let isThere = refusal.raw.withUnsafeBytes { raw in needles.contains { holds(raw, $0) } }
      if isThere { found.refusals.append(refusal.id) }
    }
    return found
  }

  private static func holds(_ bytes: UnsafeRawBufferPointer, _ needle: [UInt8]) -> Bool {
    guard let base = bytes.baseAddress, let first = needle.first else { return false }
    var from = 0
    while bytes.count - from >= needle.count {
      guard let hit = memchr(base + from, Int32(first), bytes.count - from - needle.count + 1) else {
        return false
      }
      if memcmp(hit, needle, needle.count) == 0 { return true }
      from = UnsafeRawPointer(hit) - base + 1
    }
    return false
  }
}
