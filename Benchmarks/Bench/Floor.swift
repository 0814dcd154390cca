import Base
import CLibCSV
import GRDBSQLite
import Glibc
import Invented

/// `floor`: what the two libraries alone need. libcsv counts the file; and one flat table of 20 TEXT
/// columns is filled from the same rows by a prepared statement, in one transaction, with SQLite's
/// own defaults (rollback journal, synchronous FULL) and the final commit on disk. The second figure
/// leaves the parsing out, which the first has in already.
enum Floor {
  private static let columnCount = BenchRows.columnCount
  private static let batchRows = 8_192

  /// Rows of a batch; the C callbacks get it by pointer.
  private final class Rows {
    var arena = ByteArena(capacity: 4 << 20)
    var ends: [Int] = []
    var cellsOfRow: [Int] = []
    var cellsBefore = 0
    func clear() {
      arena.removeAll()
      ends.removeAll(keepingCapacity: true)
      cellsOfRow.removeAll(keepingCapacity: true)
      cellsBefore = 0
    }
  }

  static func run(_ options: Options) throws(Complaint) {
    guard let path = options["csv"] else { throw Complaint("floor needs --csv FILE") }
    let start = now()
    let rows = try count(path)
    let counting = now() - start
    let filling = try fill(path, options["db"] ?? path + ".floor.db")
    let total = counting + filling
    print(
      "{\"rows\": \(rows), \"csv_seconds\": \(rounded(counting)), \"sqlite_seconds\": \(rounded(filling)),"
        + " \"seconds\": \(rounded(total))}")
  }

  private static func count(_ path: String) throws(Complaint) -> Int {
    var total = (cells: 0, rows: 0)
    try withUnsafeMutablePointer(to: &total) { (context) throws(Complaint) in
      try parse(
        path, UnsafeMutableRawPointer(context),
        { _, _, context in context?.assumingMemoryBound(to: (cells: Int, rows: Int).self).pointee.cells += 1
        },
        { _, context in context?.assumingMemoryBound(to: (cells: Int, rows: Int).self).pointee.rows += 1 },
        afterChunk: { () throws(Complaint) in })
    }
    return total.rows - 1
  }

  private static func fill(_ path: String, _ database: String) throws(Complaint) -> Double {
    unlink(database)
    defer { unlink(database) }
    var seconds = 0.0
    var mark = now()
    var db: OpaquePointer?
    guard sqlite3_open(database, &db) == SQLITE_OK else { throw Complaint("\(database): cannot be opened") }
    defer { sqlite3_close(db) }
    let names = Generate.tags.map { "\($0) TEXT" }.joined(separator: ", ")
    let marks = Array(repeating: "?", count: columnCount).joined(separator: ",")
    sqlite3_exec(db, "CREATE TABLE lead(\(names)); BEGIN", nil, nil, nil)
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(db, "INSERT INTO lead VALUES(\(marks))", -1, &statement, nil) == SQLITE_OK else {
      throw Complaint("\(database): \(String(cString: sqlite3_errmsg(db)))")
    }
    seconds += now() - mark
    let rows = Rows()
    var isHeader = true
    func insert(_ least: Int) throws(Complaint) {
      guard rows.cellsOfRow.count >= least else { return }
      let began = now()
      try insertRows(rows, statement, skip: isHeader ? 1 : 0)
      isHeader = false
      rows.clear()
      seconds += now() - began
    }
    try parse(
      path, Unmanaged.passUnretained(rows).toOpaque(),
      { bytes, size, context in
        guard let bytes, let context else { return }
        let rows = Unmanaged<Rows>.fromOpaque(context).takeUnretainedValue()
        rows.arena.append(UnsafeRawBufferPointer(start: bytes, count: size))
        rows.ends.append(rows.arena.count)
      },
      { _, context in
        guard let context else { return }
        let rows = Unmanaged<Rows>.fromOpaque(context).takeUnretainedValue()
        rows.cellsOfRow.append(rows.ends.count - rows.cellsBefore)
        rows.cellsBefore = rows.ends.count
      },
      afterChunk: { () throws(Complaint) in try insert(batchRows) })
    try insert(1)
    mark = now()
    sqlite3_finalize(statement)
    guard sqlite3_exec(db, "COMMIT", nil, nil, nil) == SQLITE_OK else {
      throw Complaint("\(database): \(String(cString: sqlite3_errmsg(db)))")
    }
    return seconds + now() - mark
  }

  private static func insertRows(_ rows: Rows, _ statement: OpaquePointer?, skip: Int) throws(Complaint) {
    var cell = 0
    var failed = false
    rows.arena.withUnsafeBytes(from: 0, count: rows.arena.count) { bytes in
      guard let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
      for (n, cells) in rows.cellsOfRow.enumerated() {
        defer { cell += cells }
        if n < skip { continue }
        for column in 0..<min(cells, columnCount) {
          let start = cell + column == 0 ? 0 : rows.ends[cell + column - 1]
          // No destructor: the arena outlives the step.
          sqlite3_bind_text(
            statement, Int32(column + 1), base + start, Int32(rows.ends[cell + column] - start), nil)
        }
        if sqlite3_step(statement) != SQLITE_DONE { failed = true }
        sqlite3_reset(statement)
      }
    }
    if failed { throw Complaint("the floor's table could not be filled") }
  }

  private static func parse(
    _ path: String, _ context: UnsafeMutableRawPointer,
    _ cell: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void,
    _ row: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void,
    afterChunk: () throws(Complaint) -> Void
  ) throws(Complaint) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Complaint("\(path): \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var parser = csv_parser()
    guard csv_init(&parser, 0) == 0 else { throw Complaint("libcsv does not start") }
    defer { csv_free(&parser) }
    let size = 256 << 10
    let chunk = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let got = read(descriptor, chunk, size)
      guard got >= 0 else { throw Complaint("\(path): \(String(cString: strerror(errno)))") }
      if got == 0 { break }
      guard csv_parse(&parser, chunk, got, cell, row, context) == got else {
        throw Complaint("\(path): libcsv stopped")
      }
      try afterChunk()
    }
    csv_fini(&parser, cell, row, context)
    try afterChunk()
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func rounded(_ seconds: Double) -> Double { (seconds * 1_000).rounded() / 1_000 }
}
