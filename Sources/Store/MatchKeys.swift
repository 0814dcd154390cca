import GRDB

extension StoreSession {
  /// By what the newest run scored; nil when it scored nothing.
  public func newestMatching() throws -> String? {
    try String.fetchOne(db, sql: "SELECT matching FROM run ORDER BY id DESC LIMIT 1")
  }

  /// - Parameter isUsable: of all records, and a run can go by them.
  public func hasMatchKeys(isUsable: Bool = false) throws -> Bool {
    guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM match_key WHERE whole = 1)") ?? false
    else { return false }
    guard isUsable else { return true }
    return try Bool.fetchOne(
      db,
      sql: """
        SELECT NOT EXISTS (SELECT 1 FROM match_key WHERE unusable = 1
          AND id >= (SELECT max(id) FROM match_key WHERE whole = 1))
        """) ?? false
  }

  /// The keys of all records, as sorted lists of `hash << 32 | record`; nil when the store has not
  /// those of all, or when no run can go by them.
  public func matchKeys() throws -> [[UInt64]]? {
    guard try hasMatchKeys(isUsable: true) else { return nil }
    let statement = try Statement(
      db, path: path,
      """
      SELECT bytes FROM match_key
      WHERE id >= (SELECT max(id) FROM match_key WHERE whole = 1) ORDER BY id
      """)
    var lists: [[UInt64]] = []
    while try statement.step() {
      let bytes = statement.bytes(0)
      lists.append(
        (0..<bytes.count / 8).map {
          UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
        })
    }
    return lists
  }

  /// More than fit into one value are not kept: runs then read all.
  public func insertMatchKeys(_ all: [UInt64], run: Int, isWhole: Bool, isUsable: Bool) throws {
    let fits = all.count < 1 << 26
    let entries = fits ? all : []
    let ordered = 1.littleEndian == 1 ? entries : entries.map(\.littleEndian)
    let id = try nextID(of: .matchKey)
    try ordered.withUnsafeBytes { bytes in
      try writer(.matchKey).write { row in
        row.put("id", id)
        row.put("run", run)
        row.put("whole", isWhole ? 1 : 0)
        row.put("unusable", isUsable && fits ? 0 : 1)
        row.put("bytes", blob: bytes)
      }
    }
  }
}
