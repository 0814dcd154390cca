import LeadStore

/// The raw bytes of every record, of its former versions and of what was refused: their block
/// expands to its full length, and their range lies inside it.
struct RawCheck {
  let book: FindingBook
  let values: ValueCheck?
  /// A block is some megabytes; a longer one is a damaged number.
  private static let longest = 1 << 30

  func run(_ session: StoreSession) throws {
    let blocks = try session.statement("SELECT id, length, bytes FROM raw_block ORDER BY id")
    let ranges = try session.statement(
      """
      SELECT raw_block, raw_offset, raw_length, id, file, ordinal, fingerprint, NULL, key FROM record
      UNION ALL SELECT v.raw_block, v.raw_offset, v.raw_length, v.record, v.file, v.ordinal, v.fingerprint,
        v.run, r.key FROM record_version v LEFT JOIN record r ON r.id = v.record
      UNION ALL SELECT raw_block, raw_offset, raw_length, 0, file, ordinal, fingerprint, NULL, NULL
        FROM quarantine
      ORDER BY 1, 2
      """)
    var hasRange = try ranges.step()
    func subject() -> Subject {
      Subject(record: ranges.int(3) == 0 ? nil : ranges.int(3))
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
          if ranges.int(3) > 0 {
            try values?.look(
              record: ranges.int(3), run: ranges.isNull(7) ? nil : ranges.int(7), file: ranges.int(4),
              ordinal: ranges.int(5), fingerprint: UInt64(bitPattern: Int64(ranges.int(6))),
              key: ranges.bytes(8), raw: bytes.span.extracting(start..<start + count))
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
