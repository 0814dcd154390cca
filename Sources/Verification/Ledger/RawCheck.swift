import Evidence
import Store

/// The raw bytes of every record, of its former versions and of what was refused: their block
/// expands to its full length, and their range lies inside it. What a record's bytes are, its look at the
/// values says; those of a refused one are held against the file, or against its fingerprint.
struct RawCheck {
  let book: FindingBook
  let values: ValueCheck?
  let refused: RefusedBytes
  /// A block is some megabytes; a longer one is a damaged number.
  private static let longest = 1 << 30

  func run(_ files: [LedgerFile], _ session: StoreSession) throws {
    let names = Dictionary(files.map { ($0.id, $0.subject) }) { first, _ in first }
    let blocks = try session.statement("SELECT id, length, bytes FROM raw_block ORDER BY id")
    let ranges = try session.statement(
      """
      SELECT raw_block, raw_offset, raw_length, id, file, ordinal, fingerprint, NULL, key, NULL FROM record
      UNION ALL SELECT v.raw_block, v.raw_offset, v.raw_length, v.record, v.file, v.ordinal, v.fingerprint,
        v.run, r.key, NULL FROM record_version v LEFT JOIN record r ON r.id = v.record
      UNION ALL SELECT raw_block, raw_offset, raw_length, 0, file, ordinal, fingerprint, NULL, key, line
        FROM quarantine
      ORDER BY 1, 2
      """)
    var hasRange = try ranges.step()
    func subject() -> Subject {
      if ranges.int(3) > 0 { return Subject(record: ranges.int(3)) }
      var subject = names[ranges.int(4)] ?? Subject()
      subject.ordinal = ranges.int(5)
      subject.line = ranges.int(9)
      subject.key = ranges.text(8).flatMap { $0.isEmpty ? nil : $0 }
      return subject
    }
    while try blocks.step() {
      let (block, length) = (blocks.int(0), blocks.int(1))
      while hasRange && ranges.int(0) < block {
        book.violated(.raw, subject(), VerificationWording.noBlock)
        hasRange = try ranges.step()
      }
      let bytes =
        (0...Self.longest).contains(length) ? RawBlocks.expand(blocks.bytes(2), length: length) : nil
      if bytes == nil {
        book.violated(
          .raw, Subject(object: "raw_block"), actual: "\(block)", VerificationWording.blockDamaged)
      }
      while hasRange && ranges.int(0) == block {
        let (start, count) = (ranges.int(1), ranges.int(2))
        if start < 0 || count < 0 || count > length || start > length - count {
          book.violated(
            .raw, subject(), expected: "0–\(length)", actual: "\(start), \(count)",
            VerificationWording.outsideBlock)
        } else if let bytes {
          book.holds(.raw)
          let raw = bytes.span.extracting(start..<start + count)
          let fingerprint = UInt64(bitPattern: Int64(ranges.int(6)))
          if ranges.int(3) > 0 {
            try values?.look(
              record: ranges.int(3), run: ranges.isNull(7) ? nil : ranges.int(7), file: ranges.int(4),
              ordinal: ranges.int(5), fingerprint: fingerprint, key: ranges.bytes(8), raw: raw)
          } else {
            let place = RefusedBytes.Place(file: ranges.int(4), ordinal: ranges.int(5))
            switch refused.compare(place, raw) {
            case .same: break
            case .different:
              book.violated(.raw, subject(), VerificationWording.rawNotInFile)
            case .notThere:
              values?.look(refused: place, subject(), fingerprint: fingerprint, raw: raw)
            }
          }
        }
        hasRange = try ranges.step()
      }
    }
    while hasRange {
      book.violated(.raw, subject(), VerificationWording.noBlock)
      hasRange = try ranges.step()
    }
    values?.finish()
  }
}
