import LeadStore

/// The raw bytes of every record, of its former versions and of what was refused: their block
/// expands to its full length, and their range lies inside it.
struct RawCheck {
  let book: FindingBook
  /// A block is some megabytes; a longer one is a damaged number.
  private static let longest = 1 << 30

  func run(_ session: StoreSession) throws {
    let blocks = try session.statement("SELECT id, length, bytes FROM raw_block ORDER BY id")
    let ranges = try session.statement(
      """
      SELECT raw_block, raw_offset, raw_length, id FROM record
      UNION ALL SELECT raw_block, raw_offset, raw_length, record FROM record_version
      UNION ALL SELECT raw_block, raw_offset, raw_length, 0 FROM quarantine
      ORDER BY 1
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
      let isWhole =
        (0...Self.longest).contains(length) && RawBlocks.expand(blocks.bytes(2), length: length) != nil
      if !isWhole {
        book.violated(
          .raw, Subject(object: "raw_block"), actual: "\(block)", VerificationWording.blockDamaged)
      }
      while hasRange && ranges.int(0) == block {
        let (start, count) = (ranges.int(1), ranges.int(2))
        if start < 0 || count < 0 || count > length || start > length - count {
          book.violated(
            .raw, subject(), expected: "0–\(length)", actual: "\(start), \(count)",
            VerificationWording.outsideBlock)
        } else if isWhole {
          book.holds(.raw)
        }
        hasRange = try ranges.step()
      }
    }
    while hasRange {
      book.violated(.raw, subject(), VerificationWording.noBlock)
      hasRange = try ranges.step()
    }
  }
}
